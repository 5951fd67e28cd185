/**
 * Detection: how many contacts of a case file are found (exact span, and number), and how fast; peers in the same run.
 *
 *     npm run bench -- detect [--cases FILE]… [--text FILE] [--json]
 *
 * A case file is an array of `{id, region?, cls?, text, disputed?, expected: [{start, end, raw, e164?}]}`. It is about
 * e-mail when no case has a region and none an `e164`. Disputed cases do not count. Without files: the project's own.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { findContacts } from '../../src/detect/index.ts';
import { spansOf } from '../../src/detect/prefilter.ts';
import type { BenchResult } from '../support/bench.ts';
import { peers, type Kind, type Peer, type Spot } from '../support/detect-peers.ts';

interface Case {
  id: string;
  region?: string | null;
  cls?: string;
  kind?: string;
  text: string;
  disputed?: string;
  expected: { start: number; end: number; raw: string; e164?: string }[];
}

interface Score {
  exact: number;
  cases: number;
  precision: number;
  recall: number;
  byClass: Record<string, string>;
}

const FIXTURES = new URL('../fixtures/detect/', import.meta.url);
/** The shipped text is short; pages are not. */
const REPEAT = 40;
const REGION = 'GB';
/** Wanted of case files this large or larger; a handful of cases says nothing in thousandths. */
const PRECISION = 0.995;
const RECALL = 0.99;
const FASTER = 10;
const FASTER_ON_PROSE = 50;
/** Enough for the engine to compile what is hot, and for a steady best of several passes. */
const WARM_UP_MS = 400;
const PASSES = 7;
const ADVERSARIAL = 10_000_000;

const ours: Peer = {
  name: 'Ringside',
  phone: (text, region) => findContacts(text, { region }).filter(({ kind }) => kind === 'phone').map(({ start, end, value }) => ({ start, end, value })),
  email: (text) => findContacts(text, {}).filter(({ kind }) => kind === 'email').map(({ start, end }) => ({ start, end })),
};

export async function run(args: string[]): Promise<BenchResult[]> {
  const { values } = parseArgs({
    args,
    options: { cases: { type: 'string', multiple: true }, text: { type: 'string' } },
  });
  const files = values.cases ?? [path('phones.json'), path('emails.json')];
  const results = files.flatMap((file) => scored(file));
  return [...results, ...speeds(values.text), ...(values.text ? [] : adversarial())];
}

const path = (name: string): string => new URL(name, FIXTURES).pathname;

function scored(file: string): (BenchResult & { byClass?: Record<string, string> })[] {
  const cases = (JSON.parse(readFileSync(file, 'utf8')) as Case[]).filter(({ disputed }) => !disputed);
  const kind: Kind = cases.some(({ region, expected }) => region !== undefined || expected.some(({ e164 }) => e164)) ? 'phone' : 'email';
  const name = file.slice(file.lastIndexOf('/') + 1);
  const own = score(ours, kind, cases);
  const others = peers.filter((peer) => peer[kind]).map((peer) => ({ name: peer.name, ...score(peer, kind, cases) }));
  const best = (pick: (one: Score) => number): number => Math.max(...others.map(pick));
  return [
    { ...told(`${name}: cases wholly right of ${own.cases}`, 'cases', own.exact, best((one) => one.exact)), byClass: own.byClass },
    { ...told(`${name}: precision`, '', own.precision, best((one) => one.precision)), ...goal(own.precision, PRECISION) },
    { ...told(`${name}: recall`, '', own.recall, best((one) => one.recall)), ...goal(own.recall, RECALL) },
    ...others.flatMap((one) => [
      told(`${name}: ${one.name}, cases wholly right`, 'cases', one.exact, null),
      told(`${name}: ${one.name}, precision`, '', one.precision, null),
      told(`${name}: ${one.name}, recall`, '', one.recall, null),
    ]),
  ];
}

function score(peer: Peer, kind: Kind, cases: Case[]): Score {
  const find = peer[kind] ?? (() => []);
  const classes = new Map<string, [right: number, all: number]>();
  let [hit, wrong, missed] = [0, 0, 0];
  for (const one of cases) {
    const spots = find(one.text, one.region ?? '');
    // A linker gives no number: it is scored by its spans alone.
    const numbers = kind === 'phone' && !peer.spansOnly;
    const wanted = new Set(one.expected.map(({ start, end, e164 }) => keyOf({ start, end, value: numbers ? e164 : undefined })));
    const got = new Set(spots.map((spot) => keyOf({ ...spot, value: numbers ? spot.value : undefined })));
    const right = [...got].filter((key) => wanted.has(key)).length;
    [hit, wrong, missed] = [hit + right, wrong + got.size - right, missed + wanted.size - right];
    const counts = classes.get(one.cls ?? one.kind ?? 'all') ?? [0, 0];
    classes.set(one.cls ?? one.kind ?? 'all', [counts[0] + Number(right === got.size && right === wanted.size), counts[1] + 1]);
  }
  const byClass = Object.fromEntries([...classes].map(([cls, [right, all]]) => [cls, `${right}/${all}`]));
  const exact = [...classes.values()].reduce((sum, [right]) => sum + right, 0);
  return { exact, cases: cases.length, precision: ratio(hit, hit + wrong), recall: ratio(hit, hit + missed), byClass };
}

const keyOf = ({ start, end, value }: Spot): string => `${start}-${end}-${value ?? ''}`;
const ratio = (part: number, all: number): number => (all ? part / all : 1);

function speeds(file: string | undefined): BenchResult[] {
  if (file) return speedOn(readFileSync(file, 'utf8'), 'text', FASTER);
  const page = readFileSync(new URL('page.txt', FIXTURES), 'utf8');
  const phones = (JSON.parse(readFileSync(new URL('phones.json', FIXTURES), 'utf8')) as Case[]).map(({ text }) => text).join('\n');
  return [
    ...speedOn(page.repeat(REPEAT), 'page text', FASTER),
    ...speedOn(withoutContacts(page).repeat(REPEAT), 'prose without phone numbers', FASTER_ON_PROSE),
    ...speedOn(phones.repeat(4), 'nothing but numbers', null),
  ];
}

/** Contacts cut out, years, prices and hours kept. */
function withoutContacts(text: string): string {
  return findContacts(text, { region: 'DE' }).reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
}

function speedOn(text: string, name: string, wanted: number | null): BenchResult[] {
  const own = speed(() => findContacts(text, { region: REGION }), text.length);
  const prefilter = speed(() => spansOf(text), text.length);
  const others = peers.map(({ name: peer, phone, email }) => [peer, speed(() => (phone ?? email)?.(text, REGION), text.length)] as const);
  const max = others.find(([peer]) => peer === 'libphonenumber-js max')?.[1] ?? 0;
  const target = wanted === null ? {} : { goal: `≥ ${wanted} × libphonenumber-js max`, met: own >= wanted * max };
  return [
    { ...told(`${name}: against libphonenumber-js max`, 'Mchar/s', own, max), ...target },
    told(`${name}: prefilter alone`, 'Mchar/s', prefilter, max),
    ...others.map(([peer, figure]) => told(`${name}: ${peer}`, 'Mchar/s', figure, null)),
  ];
}

/** Million characters a second, best of several passes. */
function speed(work: () => unknown, length: number): number {
  for (const until = performance.now() + WARM_UP_MS; performance.now() < until; ) work();
  let best = Infinity;
  for (let pass = 0; pass < PASSES; pass++) {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
  }
  return length / best / 1000;
}

/** Texts made to be slow: ten times the length may take ten times the time, and as much again for a busy machine. */
function adversarial(): BenchResult[] {
  const texts = { 'digits and every separator': '1/2-3.4 5(6)7–8 9', 'paths with @': 'a@/', brackets: '(1', 'one long number': '0', 'addresses spelt out': 'a [at] b [dot] ' };
  return Object.entries(texts).map(([name, piece]) => {
    const [tenth = 1, full = 0] = [ADVERSARIAL / 10, ADVERSARIAL].map((length) => milliseconds(piece.repeat(length / piece.length)));
    return { name: `10 MB of ${name}`, unit: 'ms', ours: full, baseline: tenth, ratio: full / tenth, goal: '≤ 20 × a tenth of it', met: full <= 20 * tenth };
  });
}

function milliseconds(text: string): number {
  const start = performance.now();
  findContacts(text, { region: REGION });
  return performance.now() - start;
}

const told = (name: string, unit: string, own: number, baseline: number | null): BenchResult =>
  ({ name, unit, ours: own, baseline, ratio: baseline ? own / baseline : null, goal: null, met: null });

const goal = (own: number, least: number): { goal: string; met: boolean } => ({ goal: `≥ ${least}`, met: own >= least });
