import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { serveFolder, type StaticServer } from './serve.ts';

const SOURCE = fileURLToPath(new URL('../softphone', import.meta.url));
const BUILT = fileURLToPath(new URL('../../.output/softphone', import.meta.url));

/** The one line of JsSIP, and the several of SIP.js. */
const PAGES = ['index.html', 'lines.html'];

/** Builds the sample softphone pages and serves it; a second server of the same run takes the first one's build. */
export async function serveSoftphone(): Promise<StaticServer> {
  built ??= build({ root: SOURCE, configFile: false, logLevel: 'warn', base: './', build: { outDir: BUILT, emptyOutDir: true, target: 'chrome128', rolldownOptions: { input: PAGES.map((page) => join(SOURCE, page)) } } });
  await built;
  return serveFolder(BUILT);
}

let built: Promise<unknown> | undefined;

/** Address of a page, registered with the SIP server at `sip`. */
export function softphoneUrl(server: StaticServer, sip: string, { page = '', user = 'agent' }: { page?: string; user?: string } = {}): string {
  return `${server.origin}/${page}?sip=${encodeURIComponent(sip)}&user=${user}`;
}
