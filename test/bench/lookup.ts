/**
 * From the content script to the match and back, among 100,000 customers, beside a bare IndexedDB index get that the same
 * worker answers over the same Port; the same again while 50,000 rows are imported.
 * Options: `--customers`, `--rows`, `--rounds` (look-ups of each kind).
 */
import { parseArgs } from 'node:util';
import type { CrmApi } from '../../src/crm/index.ts';
import { makeDemo } from '../../src/crm/demo/index.ts';
import type { Customer } from '../../src/domain/records.ts';
import type { Remote } from '../../src/link/remote.ts';
import { BARE } from '../support/bare-get.ts';
import { quantile } from '../support/bench.ts';
import type { BenchResult } from '../support/bench.ts';
import { buildBenchExtension } from '../support/bench-extension.ts';
import { launch } from '../support/browser.ts';
import { SEED } from '../support/callers.ts';
import { coreOf } from '../support/core.ts';
import { isolatedLooker, type IsolatedLooker, type Look } from '../support/isolated.ts';
import { plainPage } from '../support/plain-page.ts';

/** Rounds run first and not counted: Chromium compiles, and fills its caches. */
const WARM_UP = 40;
/** Between rounds, and between look-ups while an import runs (ms): below the desk's limit for one page. */
const PAUSE = 20;
/** Rounds sent to the page in one go while an import runs. */
const ROUNDS_AT_ONCE = 30;
/** Rows an import hands over at once: its page shares a thread with the offscreen document that passes look-ups on. */
const CHUNK = 200;

const KINDS = ['bare', 'hit', 'miss'] as const;
type Kind = (typeof KINDS)[number];
type Times = Record<Kind, number[]>;

export async function run(args: string[]): Promise<BenchResult[]> {
  const { customers, rows, rounds } = optionsOf(args);
  const browser = await launch({ extension: await buildBenchExtension() });
  const site = await plainPage();
  try {
    const crm = await coreOf(await browser.openPage('manifest.json'), browser.core);
    await crm.demo.load({ customers, seed: SEED });
    const source = new Source(await phonesIn(crm));
    await checkSource(crm, source);
    const page = await browser.context.newPage();
    await page.goto(site.url);
    await page.bringToFront();
    const looker = await isolatedLooker(page, browser.extensionId);
    await measure(looker, source, WARM_UP);
    const still = await measure(looker, source, rounds);
    const busy = await whileImporting(crm, looker, source, rows);
    return [
      ...results(still),
      result(`look-up during an import of ${rows} rows, p95`, quantile([...busy.hit, ...busy.miss], 0.95), quantile(busy.bare, 0.95), '≤ 100 ms', (ours) => ours <= 100),
    ];
  } finally {
    await browser.close();
    site.stop();
  }
}

function results({ bare, hit, miss }: Times): BenchResult[] {
  const beside = (name: string, times: number[], limit: number): BenchResult =>
    result(name, quantile(times, 0.5), quantile(bare, 0.5), `≤ ${limit} × baseline`, (ours, baseline) => ours <= limit * baseline);
  return [beside('exact hit, median', hit, 1.3), beside('miss through all levels, median', miss, 2.5)];
}

function result(name: string, ours: number, baseline: number, goal: string, met: (ours: number, baseline: number) => boolean): BenchResult {
  return { name, unit: 'ms', ours, baseline, ratio: ours / baseline, goal, met: met(ours, baseline) };
}

/** Rounds of one look-up of each kind, each kind first, second and last equally often. */
function roundsOf(count: number, source: Source): { kinds: Kind[]; texts: string[] } {
  const kinds = Array.from({ length: count }, (_, round) => KINDS.map((_, at) => KINDS[(round + at) % KINDS.length]!)).flat();
  return { kinds, texts: kinds.map((kind) => source.next(kind)) };
}

async function measure(looker: IsolatedLooker, source: Source, count: number): Promise<Times> {
  const { kinds, texts } = roundsOf(count, source);
  return sorted(kinds, await looker.inTurn(texts, KINDS.length, PAUSE));
}

/** Look-ups at a steady pace until the last row is in. */
async function whileImporting(crm: Remote<CrmApi>, looker: IsolatedLooker, source: Source, rows: number): Promise<Times> {
  const times: Times = { bare: [], hit: [], miss: [] };
  let importing = true;
  const done = importRows(crm, rows).finally(() => (importing = false));
  while (importing) {
    const { kinds, texts } = roundsOf(ROUNDS_AT_ONCE, source);
    const more = sorted(kinds, await looker.apart(texts, PAUSE));
    for (const kind of KINDS) times[kind].push(...more[kind]);
  }
  await done;
  return times;
}

function sorted(kinds: Kind[], looks: Look[]): Times {
  const times: Times = { bare: [], hit: [], miss: [] };
  looks.forEach(({ took, found }, at) => {
    if (found !== 1) throw new Error(`A look-up (${kinds[at]}) found ${found} contacts where there is one.`);
    times[kinds[at]!].push(took);
  });
  return times;
}

async function importRows(crm: Remote<CrmApi>, count: number): Promise<void> {
  const { id } = await crm.batches.begin({ kind: 'import', name: 'bench' });
  let chunk: { type: 'customer'; fields: Record<string, unknown> }[] = [];
  for (const customer of customersOf(count, SEED + 1)) {
    chunk.push({ type: 'customer', fields: fieldsOf(customer) });
    if (chunk.length < CHUNK) continue;
    await crm.batches.rows(id, chunk);
    chunk = [];
  }
  if (chunk.length > 0) await crm.batches.rows(id, chunk);
  await crm.batches.publish(id);
}

/** As an import brings them: account numbers are the core's to give, and nobody's address is there already. */
function fieldsOf({ firstName, lastName, company, phones, emails, primaryAddress }: Customer): Record<string, unknown> {
  const whole = each(phones, ({ e164, ...phone }) => ({ ...phone, number: e164 ?? phone.number }));
  const own = each(emails, (email) => ({ ...email, address: `imported.${email.address}` }));
  return { firstName, lastName, ...(company && { company }), phones: whole, emails: own, ...(primaryAddress && { primaryAddress }) };
}

function each<In, Out>(map: Record<string, In>, change: (element: In) => Out): Record<string, Out> {
  return Object.fromEntries(Object.entries(map).map(([id, element]) => [id, change(element)]));
}

function* customersOf(count: number, seed: number): Generator<Customer> {
  for (const { type, record } of makeDemo({ seed, customers: count, now: Date.now() })) if (type === 'customer') yield record as Customer;
}

/** Rows of the customer list read at once, and numbers that are enough for any run. */
const PAGE = 1000;
const ENOUGH = 20_000;

/** Numbers as the core has them, from all over its list. */
async function phonesIn(crm: Remote<CrmApi>): Promise<string[]> {
  const phones = new Set<string>();
  for (let offset = 0; phones.size < ENOUGH; offset += PAGE) {
    const { rows } = await crm.customers.list({ offset, limit: PAGE });
    if (rows.length === 0) break;
    for (const { phone } of rows) if (phone?.startsWith('+')) phones.add(phone);
  }
  return [...phones];
}

/** What to ask for, nothing twice: the desk and IndexedDB remember. */
class Source {
  private readonly known: string[];
  private readonly endings: Set<string>;
  private unknown = 0;

  constructor(phones: string[]) {
    this.known = shuffled(phones);
    this.endings = new Set(this.known.map((phone) => phone.slice(-9)));
  }

  next(kind: Kind): string {
    if (kind === 'miss') return this.free();
    const phone = this.known.pop();
    if (!phone) throw new Error('More look-ups than numbers: fewer --rounds, or more --customers.');
    return kind === 'bare' ? `${BARE}p:${phone}` : phone;
  }

  /** A number in Berlin that nobody has, and nobody's ends like. */
  private free(): string {
    for (;;) {
      const phone = `+4930${String(20_000_000 + ((this.unknown++ * 7_919) % 70_000_000))}`;
      if (!this.endings.has(phone.slice(-9))) return phone;
    }
  }
}

/** That hits hit and misses miss, before anything is measured. */
async function checkSource(crm: Remote<CrmApi>, source: Source): Promise<void> {
  for (const [kind, hits] of [['hit', true], ['miss', false]] as const) {
    for (let at = 0; at < 5; at += 1) {
      const value = source.next(kind);
      const { matches } = await crm.lookup({ kind: 'phone', value });
      if (matches.some(({ certain }) => certain) !== hits) throw new Error(`${value} should be a ${kind}.`);
    }
  }
}

/** Seeded, so that two runs ask for the same. */
function shuffled(list: string[]): string[] {
  let state = SEED;
  const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [list[at], list[other]] = [list[other]!, list[at]!];
  }
  return list;
}

function optionsOf(args: string[]): { customers: number; rows: number; rounds: number } {
  const { values } = parseArgs({ args, options: { customers: { type: 'string' }, rows: { type: 'string' }, rounds: { type: 'string' } } });
  const { customers = '100000', rows = '50000', rounds = '500' } = values;
  return { customers: Number(customers), rows: Number(rows), rounds: Number(rounds) };
}
