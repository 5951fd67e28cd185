/**
 * The whole CRM at sizes up to `--rows` customers and twice as many interactions, in real Chromium: the import beside a bare
 * Dexie `bulkAdd`, look-ups, searches, lists and one long life, at 10,000, 100,000 and all. Draws `.output/bench/crm.svg`.
 * Options: `--rows` (customers, 100000), `--bare` (of how many customers the bare import is made; as many as of ours).
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { BARE } from '../support/bare-get.ts';
import { benchPeople } from '../support/bench-people.ts';
import { quantile, type BenchResult } from '../support/bench.ts';
import { buildBenchExtension } from '../support/bench-extension.ts';
import { launch, OUTPUT, type RingsideBrowser } from '../support/browser.ts';
import { bundle } from '../support/core.ts';
import type { CrmBench } from '../support/crm-bench.entry.ts';
import { curves, type Curve } from '../support/curves.ts';
import { jumpAndScroll, type Sight } from '../support/list-sight.ts';
import { isolatedLooker, type IsolatedLooker } from '../support/isolated.ts';
import { plainPage } from '../support/plain-page.ts';

const SEED = 20_261_123;
const PER_CUSTOMER = 2;
const SIZES = [10_000, 100_000];
/** Look-ups of each kind, and rounds of all searches. */
const LOOKUPS = 150;
const WARM_UP = 20;
const PAUSE = 20;
const ROUNDS = 3;

/** One search of each kind that an agent makes. */
const SEARCHES = ['bru', 'brun', 'mann', 'hanna sch', 'lindenweg 12', 'köln', '10115', '030 1234', 'C-1500', 'bruno.ga', '佐', '佐藤', 'أحمد', 'hnana', 'schtrumman', 'jurgen'];

export async function run(args: string[]): Promise<BenchResult[]> {
  const { rows, bareRows } = optionsOf(args);
  const sizes = [...SIZES.filter((size) => size < rows), rows];
  const extension = await buildBenchExtension(['app']);
  const browser = await launch({ extension });
  const site = await plainPage();
  try {
    const page = await browser.openPage('manifest.json');
    const people = { customers: rows, interactions: rows * PER_CUSTOMER, seed: SEED };
    await attach(page, browser, people);
    const looker = await lookerOn(browser, site.url);
    const taken: Taken[] = [];
    for (const [at, size] of sizes.entries()) {
      const last = size === rows;
      taken.push(await measure({ page, looker, browser }, size, sizes[at - 1] ?? 0, last, bareRows));
      // A run of an hour that is cut short has said something.
      console.error(JSON.stringify(taken.at(-1)));
    }
    await caller(page)('stored');
    await browser.context.close();
    const drawn = curvesOf(taken);
    draw(drawn);
    return [...drawn.flatMap(curveResults), ...(await afterStart(browser.profile, extension, people)), ...goals(taken)];
  } finally {
    await browser.context.close().catch(() => undefined);
    browser.removeProfile();
    site.stop();
  }
}

type People = Parameters<typeof benchPeople>[0];

async function attach(page: Page, browser: RingsideBrowser, people: People): Promise<void> {
  await page.evaluate(`(async () => { ${await bundle('crm-bench.entry.ts', 'crmBenchEntry')}; globalThis.crmBench = await crmBenchEntry.open(${JSON.stringify(browser.core)}, ${JSON.stringify(people)}) })()`);
}

/** The same browser started again: nothing is in memory yet. */
async function afterStart(profile: string, extension: string, people: People): Promise<BenchResult[]> {
  const browser = await launch({ profile, extension });
  try {
    const page = await browser.openPage('manifest.json');
    await attach(page, browser, people);
    const [search, list] = [await caller(page)('searches', ['mei', 'schtrumman']), await caller(page)('pages', [0, people.customers / 2])];
    const told = (name: string, unit: string, ours: number): BenchResult => ({ name, unit, ours, baseline: null, ratio: null, goal: null, met: null });
    return [
      told('after start: first search', 'ms', search[0]!),
      told('after start: first search with a typo', 'ms', search[1]!),
      told('after start: first page of the list', 'ms', list[0]!),
      told('after start: its middle', 'ms', list[1]!),
      told('after start: worker memory', 'MB', await heapOf(browser)),
    ];
  } finally {
    await browser.context.close();
  }
}

interface Stage {
  page: Page;
  looker: IsolatedLooker;
  browser: RingsideBrowser;
}

/** All that is measured at one size, in ms where nothing else is said. */
interface Taken {
  size: number;
  /** µs per row. */
  ours: number;
  bare: number | null;
  stall: number;
  during: number;
  hit: number;
  miss: number;
  get: number;
  first: number;
  search: number;
  searches: [string, number][];
  listFirst: number;
  middle: number;
  life: { page: number; history: number; interactions: number; all: number } | null;
  sight: Sight | null;
  /** MB. */
  heap: number;
}

async function measure(stage: Stage, size: number, before: number, last: boolean, bareRows: number): Promise<Taken> {
  const { page, looker, browser } = stage;
  const call = caller(page);
  const phones = phonesOf(size);
  const imported = await call('importRows', size - before, phonesOf(Math.max(before, 1)).slice(0, 500));
  console.error(`${size.toLocaleString('en')} customers: ${Math.round((imported.took * 1000) / imported.rows)} µs a row`);
  const bare = size <= bareRows ? await call('bareRows', size - before) : null;
  if (last) await call('forgetBare');
  const [listFirst] = await call('pages', [0]);
  const { hit, miss, get } = await lookups(looker, phones);
  const middle = await call('pages', [size / 2, size / 2 + 500, size / 2 + 1000].map(Math.floor));
  const [first] = await call('searches', ['mei']);
  await call('searches', SEARCHES);
  const searches: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) searches.push(...(await call('searches', SEARCHES)));
  const heap = await heapOf(browser);
  const customer = benchPeople({ customers: 1, interactions: 0, seed: SEED }).next().value!.id;
  const life = last ? await longLife(call, customer) : null;
  const sight = last ? await jumpAndScroll(await browser.openApp('/customers')) : null;
  return {
    size,
    ours: (imported.took * 1000) / imported.rows,
    bare: bare && (bare.took * 1000) / bare.rows,
    stall: imported.stall,
    during: quantile(imported.lookups, 0.95),
    hit, miss, get,
    first: first!,
    search: quantile(searches, 0.95),
    searches: SEARCHES.map((query, i) => [query, quantile(searches.filter((_, at) => at % SEARCHES.length === i), 0.5)]),
    listFirst: listFirst!,
    middle: quantile(middle, 0.95),
    life,
    sight,
    heap,
  };
}

async function longLife(call: Caller, customer: string): Promise<NonNullable<Taken['life']>> {
  await call('longLife', customer, 20_000, 5_000);
  await call('openCustomer', customer, 2);
  const { page, history, interactions, all } = await call('openCustomer', customer, 20);
  return { page: quantile(page, 0.5), history: quantile(history, 0.5), interactions: quantile(interactions, 0.5), all: quantile(all, 0.95) };
}

type Caller = <K extends keyof CrmBench>(name: K, ...args: Parameters<CrmBench[K]>) => Promise<Awaited<ReturnType<CrmBench[K]>>>;

function caller(page: Page): Caller {
  return (name, ...args) => page.evaluate(([key, values]) => (globalThis.crmBench as never as Record<string, (...all: unknown[]) => Promise<never>>)[key]!(...values), [name, args] as const);
}

/** Numbers of the first customers, from all over them. */
function phonesOf(size: number): string[] {
  const every = Math.max(1, Math.floor(size / 2000));
  const phones: string[] = [];
  let at = 0;
  for (const { type, fields } of benchPeople({ customers: size, interactions: 0, seed: SEED })) {
    if (type === 'customer' && at++ % every === 0) phones.push((fields.phones as { a: { number: string } }).a.number);
  }
  return phones;
}

async function lookups(looker: IsolatedLooker, phones: readonly string[]): Promise<{ hit: number; miss: number; get: number }> {
  const texts = (from: number, count: number): string[] =>
    Array.from({ length: count }, (_, i) => phones[(from + i * 7) % phones.length]!).flatMap((phone, i) => [`${BARE}p:${phone}`, phones[(from + i * 7 + 3) % phones.length]!, `+4940${String(20_000_000 + ((from + i) * 7919) % 70_000_000)}`]);
  await looker.inTurn(texts(0, WARM_UP), 3, PAUSE);
  const looks = await looker.inTurn(texts(WARM_UP, LOOKUPS), 3, PAUSE);
  const median = (kind: number): number => quantile(looks.filter((_, at) => at % 3 === kind).map(({ took }) => took), 0.5);
  return { get: median(0), hit: median(1), miss: median(2) };
}

async function lookerOn(browser: RingsideBrowser, url: string): Promise<IsolatedLooker> {
  const page = await browser.context.newPage();
  await page.goto(url);
  await page.bringToFront();
  return isolatedLooker(page, browser.extensionId);
}

/** What lives in the worker, with the buffers that its heap does not count (MB). */
async function heapOf(browser: RingsideBrowser): Promise<number> {
  await browser.askWorker('core.js', 'HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize = 0 } = (await browser.askWorker('core.js', 'Runtime.getHeapUsage')) as { usedSize: number; backingStorageSize?: number };
  return (usedSize + backingStorageSize) / 1e6;
}

function curvesOf(taken: readonly Taken[]): Curve[] {
  const of = (name: string, unit: string, value: (one: Taken) => number | null): Curve => ({ name, unit, points: taken.flatMap((one) => (value(one) === null ? [] : [{ size: one.size, value: value(one)! }])) });
  return [
    of('import, ours', 'µs/row', ({ ours }) => ours),
    of('import, bare bulkAdd', 'µs/row', ({ bare }) => bare),
    of('bare index get', 'ms', ({ get }) => get),
    of('look-up, exact hit', 'ms', ({ hit }) => hit),
    of('look-up, miss', 'ms', ({ miss }) => miss),
    of('search, first', 'ms', ({ first }) => first),
    of('search, p95', 'ms', ({ search }) => search),
    of('list, first page', 'ms', ({ listFirst }) => listFirst),
    of('list, middle', 'ms', ({ middle }) => middle),
    of('worker memory', 'MB', ({ heap }) => heap),
  ];
}

function curveResults({ name, unit, points }: Curve): BenchResult[] {
  return points.map(({ size, value }) => ({ name: `${name}, ${size.toLocaleString('en')}`, unit, ours: value, baseline: null, ratio: null, goal: null, met: null }));
}

function goals(taken: readonly Taken[]): BenchResult[] {
  const [small, whole] = [taken[0]!, taken.at(-1)!];
  const compared = taken.findLast(({ bare }) => bare !== null)!;
  const ratio = (name: string, unit: string, ours: number, baseline: number, limit: number): BenchResult =>
    ({ name, unit, ours, baseline, ratio: ours / baseline, goal: `≤ ${limit} × baseline`, met: ours <= limit * baseline });
  const told = (name: string, ours: number): BenchResult => ({ name, unit: 'ms', ours, baseline: null, ratio: null, goal: null, met: null });
  const within = (name: string, ours: number, limit: number): BenchResult => ({ name, unit: 'ms', ours, baseline: null, ratio: null, goal: `≤ ${limit} ms`, met: ours <= limit });
  return [
    ratio(`import beside bare bulkAdd, up to ${compared.size.toLocaleString('en')}`, 'µs/row', compared.ours, compared.bare!, 1.5),
    within('page answers during import, longest pause', whole.stall, 100),
    within('look-ups during import, p95', whole.during, 100),
    ratio('look-up, exact hit', 'ms', whole.hit, whole.get, 1.2),
    ratio('look-up, miss through all levels', 'ms', whole.miss, whole.get, 2.5),
    ratio('look-up, exact hit, beside itself at the smallest size', 'ms', whole.hit, small.hit, 1.5),
    ratio('look-up, miss, beside itself at the smallest size', 'ms', whole.miss, small.miss, 1.5),
    ...whole.searches.map(([query, took]) => within(`search “${query}”, median`, took, 50)),
    within('search, warm, p95 of all', whole.search, 50),
    within('list, jump to the middle, p95', whole.middle, 100),
    ...(whole.life === null ? [] : [
      ...(['page', 'history', 'interactions'] as const).map((part) => told(`that customer's ${part} alone, median`, whole.life![part])),
      within('customer of 5,000 interactions and 20,000 changes, p95', whole.life.all, 100),
    ]),
    ...(whole.sight ? [within('list opened, to its first rows', whole.sight.opened, 100), within('list on screen, jump to the middle', whole.sight.jump, 100), within('10 s of scrolling, longest frame', whole.sight.longest, 50)] : []),
  ];
}

function draw(drawn: readonly Curve[]): void {
  mkdirSync(join(OUTPUT, 'bench'), { recursive: true });
  writeFileSync(join(OUTPUT, 'bench/crm.svg'), curves(drawn));
}

function optionsOf(args: string[]): { rows: number; bareRows: number } {
  const { values } = parseArgs({ args, options: { rows: { type: 'string' }, bare: { type: 'string' } } });
  const rows = Number(values.rows ?? 100_000);
  return { rows, bareRows: Number(values.bare ?? rows) };
}
