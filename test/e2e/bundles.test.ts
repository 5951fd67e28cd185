/** What is in the built files: promises that only the output can keep. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const OUT = join(import.meta.dirname, '../../.output');
const read = (path: string): string => readFileSync(join(OUT, path), 'utf8');
const json = (path: string) => JSON.parse(read(path));

describe.for(['chrome-mv3', 'firefox-mv3'])('%s', (build) => {
  test.for([
    ['Comlink', /Comlink|comlink/],
    ['libphonenumber-js', /libphonenumber|nationalPrefixForParsing/],
    ['Dexie', /dexie/i],
    ['Preact', /preact|__k\b/],
    ["a message of ours in the page's world", /window\.postMessage|dispatchEvent|CustomEvent/],
    ['code made from text', /\beval\(|new Function\(/],
    ["WXT's announcement", /wxt:content-script-started/],
  ] as const)('the content script carries no %s', ([, sign]) => {
    expect(read(`${build}/page.js`)).not.toMatch(sign);
  });

  test('the manifest names files that exist', () => {
    const manifest = json(`${build}/manifest.json`);
    const [page] = manifest.content_scripts;
    const background = manifest.background.service_worker ?? manifest.background.scripts[0];
    const panel = manifest.side_panel?.default_path ?? manifest.sidebar_action.default_panel;
    const named = [...Object.values<string>(manifest.icons), ...page.js, ...page.css, background, panel];
    expect(named.filter((file) => !existsSync(join(OUT, build, file)))).toEqual([]);
  });

  test('every word of the manifest is there in every language', () => {
    const keys = [...read(`${build}/manifest.json`).matchAll(/__MSG_(\w+)__/g)].map(([, key]) => key!);
    for (const locale of ['en', 'fr', 'de']) expect(Object.keys(json(`${build}/_locales/${locale}/messages.json`))).toEqual(expect.arrayContaining(keys));
  });
});

test('the unpacked extension keeps its id', () => {
  expect(json('chrome-mv3/manifest.json').key).toMatch(/^MIIB/);
});

test('the languages of the manifest say the same', () => {
  const keys = (locale: string) => Object.keys(json(`chrome-mv3/_locales/${locale}/messages.json`)).toSorted();
  expect(keys('fr')).toEqual(keys('en'));
  expect(keys('de')).toEqual(keys('en'));
});

test('the web app manifest names pictures that exist', () => {
  const { icons, screenshots = [] } = json('pwa/manifest.webmanifest');
  const missing = [...icons, ...screenshots].filter(({ src }: { src: string }) => !existsSync(join(OUT, 'pwa', src)));
  expect(missing).toEqual([]);
});

test('the web app offers itself for phone and mail links, to an address that only looks up', () => {
  const { protocol_handlers: handlers } = json('pwa/manifest.webmanifest');
  expect(handlers).toEqual(['tel', 'mailto'].map((protocol) => ({ protocol, url: './pop?uri=%s' })));
});

test('all the web app needs is precached', () => {
  const listed = new Set([...read('pwa/sw.js').matchAll(/url:\s*[`"']([^`"']+)|"url":"([^"]+)"/g)].map(([, a, b]) => a ?? b));
  for (const file of ['index.html', 'core.js', 'manifest.webmanifest', 'icons/192.png']) expect(listed).toContain(file);
});
