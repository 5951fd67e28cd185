/**
 * Detection: how many contacts of a case file are found (exact span, and number), and how fast; peers in the same run.
 *
 *     npm run bench -- detect [--cases FILE]… [--text FILE] [--json]
 *
 * A case file is an array of `{id, region?, cls?, text, disputed?, expected: [{start, end, raw, e164?}]}`. It is about
 * e-mail when no case has a region and none an `e164`. Disputed cases do not count. Without files: the project's own,
 * and cases made from the numbering plans of all regions.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { findContacts } from '../../src/detect/index.ts';
import type { BenchResult } from '../support/bench.ts';
import { madeCases } from '../support/detect-made.ts';
import { peers, type Kind, type Peer } from '../support/detect-peers.ts';
import { score, type Case, type Score } from '../support/detect-score.ts';
import { adversarial, speedOn } from '../support/detect-speed.ts';

const FIXTURES = new URL('../fixtures/detect/', import.meta.url);
/** The shipped text is short; pages are not. */
const REPEAT = 40;
/** Wanted of case files this large or larger; a handful of cases says nothing in thousandths. */
const PRECISION = 0.995;
const RECALL = 0.99;
const FASTER = 10;
const FASTER_ON_PROSE = 50;
const SEED = 20_261_123;

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
  const made = values.cases ? [] : scored('made of all plans', madeCases(SEED, 1), true);
  const results = files.flatMap((file) => scored(file.slice(file.lastIndexOf('/') + 1), casesOf(file), false));
  return [...results, ...made, ...speeds(values.text), ...(values.text ? [] : adversarial())];
}

const path = (name: string): string => new URL(name, FIXTURES).pathname;
const casesOf = (file: string): Case[] => (JSON.parse(readFileSync(file, 'utf8')) as Case[]).filter(({ disputed }) => !disputed);

/** `short`: of its many classes only those that lose are told. */
function scored(name: string, cases: Case[], short: boolean): BenchResult[] {
  const kind: Kind = cases.some(({ region, expected }) => region !== undefined || expected.some(({ e164 }) => e164)) ? 'phone' : 'email';
  const own = score(ours, kind, cases);
  const others = peers.filter((peer) => peer[kind]).map((peer) => ({ name: peer.name, ...score(peer, kind, cases) }));
  const best = (pick: (one: Score) => number): number => Math.max(...others.map(pick));
  return [
    told(`${name}: cases wholly right of ${own.cases}`, 'cases', own.exact, best((one) => one.exact)),
    { ...told(`${name}: precision`, '', own.precision, best((one) => one.precision)), ...goal(own.precision, PRECISION) },
    { ...told(`${name}: recall`, '', own.recall, best((one) => one.recall)), ...goal(own.recall, RECALL) },
    ...classes(name, own, others, short),
    ...others.flatMap((one) => [
      told(`${name}: ${one.name}, cases wholly right`, 'cases', one.exact, null),
      told(`${name}: ${one.name}, precision`, '', one.precision, null),
      told(`${name}: ${one.name}, recall`, '', one.recall, null),
    ]),
  ];
}

/** Cases wholly right by class, beside the best of the others in that class. */
function classes(name: string, own: Score, others: Score[], short: boolean): BenchResult[] {
  return [...own.byClass]
    .filter(([, { exact, cases }]) => !short || exact < cases)
    .map(([cls, { exact, cases }]) => told(`${name}: ${cls}, wholly right of ${cases}`, 'cases', exact, Math.max(...others.map(({ byClass }) => byClass.get(cls)?.exact ?? 0))));
}

function speeds(file: string | undefined): BenchResult[] {
  if (file) return speedOn(readFileSync(file, 'utf8'), 'text', FASTER);
  const page = readFileSync(new URL('page.txt', FIXTURES), 'utf8');
  const dense = casesOf(path('phones.json')).map(({ text }) => text).join('\n');
  return [
    ...speedOn(page.repeat(REPEAT), 'page text', FASTER),
    ...speedOn(withoutContacts(page).repeat(REPEAT), 'prose without phone numbers', FASTER_ON_PROSE),
    ...speedOn(dense.repeat(4), 'nothing but numbers', null),
  ];
}

/** Contacts cut out, years, prices and hours kept. */
function withoutContacts(text: string): string {
  return findContacts(text, { region: 'DE' }).reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
}

const told = (name: string, unit: string, own: number, baseline: number | null): BenchResult =>
  ({ name, unit, ours: own, baseline, ratio: baseline ? own / baseline : null, goal: null, met: null });

const goal = (own: number, least: number): { goal: string; met: boolean } => ({ goal: `≥ ${least}`, met: own >= least });
