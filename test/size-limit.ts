/** How much a browser may have to load (gzip): every page's content script, and what each page of ours needs before it draws. */
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const HERE = import.meta.dirname;
const OUT = join(HERE, '../.output');
const PAGES = ['chrome-mv3/sidepanel.html', 'chrome-mv3/app.html', 'pwa/index.html'];

export default [
  { name: 'content script', path: '../.output/chrome-mv3/page.js', limit: '8 kB', gzip: true },
  ...PAGES.map((page) => ({ name: page, path: scriptsOf(page), limit: '120 kB', gzip: true })),
];

/** The scripts a page starts with and all they import statically; what is loaded later by `import()` does not count. */
function scriptsOf(page: string): string[] {
  const folder = page.split('/', 1)[0]!;
  const html = readFileSync(join(OUT, page), 'utf8');
  const found = new Set<string>();
  for (const [, source] of html.matchAll(/<script[^>]+src="([^"]+\.js)"/g)) follow(join(OUT, folder, source!), found);
  return [...found].map((file) => relative(HERE, file));
}

function follow(file: string, found: Set<string>): void {
  if (found.has(file)) return;
  found.add(file);
  for (const [, source] of readFileSync(file, 'utf8').matchAll(/(?:^|[;}])(?:import|export)(?:[^"'();]*from)?\s*["'`](\.{1,2}\/[^"'`]+)["'`]/g)) {
    follow(join(dirname(file), source!), found);
  }
}
