/**
 * The house's rules of who may know whom, as the drawing in README shows them. A failure says where the code belongs.
 */
import { expect, test } from 'vitest';
import { circles, importsIn, importsOf, linesOf, productFiles, sources, type Import } from './support/imports.ts';

/** Lowest first: a layer imports those below it and never one above. */
const LAYERS = ['domain', 'i18n', 'detect', 'link', 'storage', 'sync', 'crm', 'page', 'ui', 'pwa', 'entrypoints'] as const;
type Layer = (typeof LAYERS)[number];

/** What the content script may take from below it: it runs in every page, and a page's memory is not ours. */
const PAGE_MAY = /^src\/(domain\/|link\/messages\.ts$|detect\/prefilter\.ts$)/;

/** Folders of src/ui that put features together; every other one is a feature. */
const SHELLS = ['app', 'panel'];

/** Packages that one layer alone knows, and what stands in for them elsewhere. */
const OWNED: { packages: RegExp; layers: readonly Layer[]; instead: string }[] = [
  { packages: /^dexie$/, layers: ['storage'], instead: 'Write the query in src/storage and call it.' },
  { packages: /^libphonenumber-js$/, layers: ['detect'], instead: 'Parse in src/detect; screens format with src/i18n/phone.ts.' },
  { packages: /^comlink$/, layers: ['link'], instead: 'Use connect() or serve() of src/link.' },
  { packages: /^@lingui\//, layers: ['i18n'], instead: 'Use t() of src/i18n.' },
  { packages: /^(preact|@tanstack\/virtual-core)$/, layers: ['ui', 'pwa', 'entrypoints'], instead: 'Screens belong in src/ui.' },
  { packages: /^workbox-/, layers: ['pwa'], instead: 'Offline matters belong in src/pwa.' },
  { packages: /^wxt$/, layers: ['entrypoints'], instead: "Pass what is needed of the extension's API in from entrypoints/." },
];

/** Run by Node at build time, never by a browser. */
const BUILD_TOOLS = ['src/build-id.ts', 'src/i18n/compile.ts', 'src/pwa/vite.config.ts', 'src/pwa/archive.ts'];

const MOST_LINES = 350;

const files = productFiles().filter((file) => !BUILD_TOOLS.includes(file));
const imports = files.flatMap(importsOf);

test.for([
  ["import { a } from '../domain/x.ts';", 'src/domain/x.ts', false],
  ["import type { A } from './x.ts';", 'src/crm/x.ts', true],
  ["import {\n  a,\n  type B,\n} from './x.ts';", 'src/crm/x.ts', false],
  ["import * as x from './x/index.ts';", 'src/crm/x/index.ts', false],
  ["export { a } from './x.ts';", 'src/crm/x.ts', false],
  ["export * from './x.ts';", 'src/crm/x.ts', false],
  ["import './x.css';", 'src/crm/x.css', false],
  ["const x = await import('./x.ts');", 'src/crm/x.ts', false],
  ["new Worker(new URL('./x.worker.ts', import.meta.url))", 'src/crm/x.worker.ts', false],
  ["import Dexie, { type Table } from 'dexie';", 'dexie', false],
  ["import { sha256 } from '@noble/hashes/sha2.js';", '@noble/hashes', false],
] as const)('an import is seen: %s', ([text, to, typeOnly]) => {
  expect(importsIn(text, 'src/crm/here.ts')).toEqual([expect.objectContaining({ to, typeOnly, line: 1 })]);
});

test('every file has a layer', () => {
  expect(files.filter((file) => layerOf(file) === undefined && file !== 'src/env.d.ts')).toEqual([]);
});

test('a layer imports only those below it', () => {
  const upward = ours().filter(({ from, to }) => rank(to) > rank(from));
  expect(upward.map((one) => `${told(one)}: ${layerOf(one.to)} stands above ${layerOf(one.from)}. Move what both need down, to src/domain if it is a rule, or pass it in.`)).toEqual([]);
});

test('the content script knows messages, the prefilter and the domain alone', () => {
  const beyond = ours().filter(({ from, to }) => layerOf(from) === 'page' && layerOf(to) !== 'page' && !PAGE_MAY.test(to));
  expect(beyond.map((one) => `${told(one)}: this runs in every page. Ask the core by a message of src/link/messages.ts, or pass it in from entrypoints/page.ts.`)).toEqual([]);
});

test('screens know the core, its storage and its exchange by their types alone', () => {
  const held = ours().filter(({ from, to, typeOnly }) => layerOf(from) === 'ui' && ['crm', 'sync', 'storage', 'detect'].includes(layerOf(to)!) && !typeOnly);
  expect(held.map((one) => `${told(one)}: the core runs in a worker. Use \`import type\`, and call it through the Host's \`crm\`.`)).toEqual([]);
});

test('features of src/ui do not know each other', () => {
  const across = ours().filter(({ from, to }) => {
    const [here, there] = [featureOf(from), featureOf(to)];
    return here !== undefined && there !== undefined && here !== there && there !== 'kit' && !(SHELLS.includes(here) && !SHELLS.includes(there));
  });
  expect(across.map((one) => `${told(one)}: put what both need into src/ui/kit, or let a shell (${SHELLS.join(', ')}) pass it in.`)).toEqual([]);
});

test.for(OWNED)('$packages is known to $layers alone', ({ packages, layers, instead }) => {
  const outside = imports.filter(({ from, to, ours }) => !ours && packages.test(to) && !layers.includes(layerOf(from)!));
  expect(outside.map((one) => `${told(one)}: ${instead}`)).toEqual([]);
});

test('nothing that runs in a browser imports Node', () => {
  expect(imports.filter(({ to }) => to.startsWith('node:')).map((one) => `${told(one)}: tools that Node runs belong in test/, or in this test's BUILD_TOOLS.`)).toEqual([]);
});

test('migrations are frozen: they import nothing living', () => {
  const living = imports.filter(({ from, ours, typeOnly }) => /^src\/storage\/migrations\/v\d/.test(from) && (ours || !typeOnly));
  expect(living.map((one) => `${told(one)}: what it imports will change, a migration may not. Copy what it needs into the file.`)).toEqual([]);
});

test('no imports in a circle', () => {
  expect(circles(imports).map((circle) => `${circle}: put what both need into a third file below them.`)).toEqual([]);
});

test(`no file over ${MOST_LINES} lines`, () => {
  const all = sources(['entrypoints/**/*.{ts,tsx}', 'src/**/*.{ts,tsx,css}', 'test/**/*.{ts,tsx}', '*.ts']).filter((file) => !file.endsWith('.gen.ts'));
  const long = all.filter((file) => linesOf(file) > MOST_LINES);
  expect(long.map((file) => `${file} has ${linesOf(file)} lines: a file that needs headings inside wants to be two files.`)).toEqual([]);
});

function ours(): Import[] {
  return imports.filter((one) => one.ours && layerOf(one.to) !== undefined);
}

/** `src/crm/demo/names.ts` → crm. */
function layerOf(file: string): Layer | undefined {
  const [top, second] = file.split('/');
  return LAYERS.find((layer) => layer === (top === 'src' ? second : top));
}

function rank(file: string): number {
  return LAYERS.indexOf(layerOf(file)!);
}

/** `src/ui/customers/list.tsx` → customers; a file that stands in src/ui itself belongs to no feature. */
function featureOf(file: string): string | undefined {
  const [, feature] = /^src\/ui\/([^/]+)\//.exec(file) ?? [];
  return feature;
}

function told({ from, to, line }: Import): string {
  return `${from}:${line} imports ${to}`;
}
