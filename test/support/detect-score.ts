/** How much of what a set of cases expects somebody finds: by exact span, and for phone numbers by the number too. */
import type { Kind, Peer, Spot } from './detect-peers.ts';

export interface Case {
  id: string;
  region?: string | null;
  cls?: string;
  kind?: string;
  text: string;
  disputed?: string;
  expected: { start: number; end: number; raw: string; e164?: string }[];
}

export interface ClassScore {
  /** Cases in which everything expected was found, and nothing else. */
  exact: number;
  cases: number;
  hit: number;
  wrong: number;
  missed: number;
}

export interface Score extends ClassScore {
  precision: number;
  recall: number;
  byClass: Map<string, ClassScore>;
}

export function score(peer: Peer, kind: Kind, cases: readonly Case[]): Score {
  const find = peer[kind] ?? (() => []);
  // A linker gives no number: it is scored by its spans alone.
  const numbers = kind === 'phone' && !peer.spansOnly;
  const byClass = new Map<string, ClassScore>();
  for (const one of cases) {
    const cls = one.cls ?? one.kind ?? 'all';
    const sum = byClass.get(cls) ?? { exact: 0, cases: 0, hit: 0, wrong: 0, missed: 0 };
    const wanted = new Set(one.expected.map(({ start, end, e164 }) => keyOf({ start, end, value: numbers ? e164 : undefined })));
    const got = new Set(find(one.text, one.region ?? '').map((spot) => keyOf({ ...spot, value: numbers ? spot.value : undefined })));
    byClass.set(cls, added(sum, got, wanted));
  }
  const total = [...byClass.values()].reduce(sumOf, { exact: 0, cases: 0, hit: 0, wrong: 0, missed: 0 });
  return { ...total, precision: ratio(total.hit, total.hit + total.wrong), recall: ratio(total.hit, total.hit + total.missed), byClass };
}

const keyOf = ({ start, end, value }: Spot): string => `${start}-${end}-${value ?? ''}`;
const ratio = (part: number, all: number): number => (all ? part / all : 1);

function added(sum: ClassScore, got: ReadonlySet<string>, wanted: ReadonlySet<string>): ClassScore {
  const hit = [...got].filter((key) => wanted.has(key)).length;
  const whole = hit === got.size && hit === wanted.size;
  return sumOf(sum, { exact: Number(whole), cases: 1, hit, wrong: got.size - hit, missed: wanted.size - hit });
}

const sumOf = (a: ClassScore, b: ClassScore): ClassScore =>
  ({ exact: a.exact + b.exact, cases: a.cases + b.cases, hit: a.hit + b.hit, wrong: a.wrong + b.wrong, missed: a.missed + b.missed });
