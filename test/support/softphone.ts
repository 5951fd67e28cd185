import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { serveFolder, type StaticServer } from './serve.ts';

const SOURCE = fileURLToPath(new URL('../softphone', import.meta.url));
const BUILT = fileURLToPath(new URL('../../.output/softphone', import.meta.url));

/** Builds the sample softphone page and serves it; a second server of the same run takes the first one's build. */
export async function serveSoftphone(): Promise<StaticServer> {
  built ??= build({ root: SOURCE, configFile: false, logLevel: 'warn', base: './', build: { outDir: BUILT, emptyOutDir: true } });
  await built;
  return serveFolder(BUILT);
}

let built: Promise<unknown> | undefined;

/** Address of the page, registered with the SIP peer at `sip`. */
export function softphoneUrl(server: StaticServer, sip: string): string {
  return `${server.origin}/?sip=${encodeURIComponent(sip)}`;
}
