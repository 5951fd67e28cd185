/** How fast contacts are found: beside others on the same text, and on texts made to be slow. */
import { findContacts } from '../../src/detect/index.ts';
import { spansOf } from '../../src/detect/prefilter.ts';
import type { BenchResult } from './bench.ts';
import { peers } from './detect-peers.ts';

const REGION = 'GB';
/** Enough for the engine to compile what is hot, and for a steady best of several passes. */
const WARM_UP_MS = 400;
const PASSES = 7;
const FULL = 10_000_000;
const TENTH = FULL / 10;

/** Rows of one text; `wanted` times libphonenumber-js max, or null where the figure is only told. */
export function speedOn(text: string, name: string, wanted: number | null): BenchResult[] {
  const own = speed(() => findContacts(text, { region: REGION }), text.length);
  const prefilter = speed(() => spansOf(text), text.length);
  const others = peers.map(({ name: peer, phone, email }) => [peer, speed(() => (phone ?? email)?.(text, REGION), text.length)] as const);
  const max = others.find(([peer]) => peer === 'libphonenumber-js max')?.[1] ?? 0;
  const target = wanted === null ? {} : { goal: `≥ ${wanted} × libphonenumber-js max`, met: own >= wanted * max };
  return [
    { ...row(`${name}: against libphonenumber-js max`, own, max), ...target },
    row(`${name}: prefilter alone`, prefilter, max),
    ...others.map(([peer, figure]) => row(`${name}: ${peer}`, figure, null)),
  ];
}

/** Million characters a second, best of several passes. */
function speed(work: () => unknown, length: number): number {
  for (const until = performance.now() + WARM_UP_MS; performance.now() < until; ) work();
  let best = Infinity;
  for (let pass = 0; pass < PASSES; pass++) best = Math.min(best, milliseconds(work));
  return length / best / 1000;
}

function milliseconds(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

const row = (name: string, ours: number, baseline: number | null): BenchResult =>
  ({ name, unit: 'Mchar/s', ours, baseline, ratio: baseline ? ours / baseline : null, goal: null, met: null });

/** Pieces that, repeated, make a naive matcher walk the same text again and again. */
const SLOW: Record<string, string> = {
  'one long number': '0',
  'digits and every separator': '1/2-3.4 5(6)7–8 9',
  'plus signs': '+',
  'plus and digits': '+1',
  'at signs': '@',
  'a@': 'a@',
  'paths with @': 'a@/',
  'open brackets': '(',
  'open brackets and digits': '(1',
  dots: '.',
  'dotted digits': '1.',
  'labels of a host': 'a@b.',
  'combining marks': 'e\u0301\u0327',
  'combining marks and digits': '1\u0301',
  'bidi marks and digits': '1\u200e\u2066',
  'addresses spelt out': 'a [at] b [dot] ',
  'letters without a space': 'a',
  'ideographs and digits': '電1',
  'phone numbers': '+49 30 136966 ',
  'numbers nearly phone numbers': '030 13-69.66/',
  'lone surrogates': '\ud83d1',
  'everything at once': '+1 (a@b.c [at] 2/3\u0301 x4;ext=5 K-1042 ',
};

/** Ten times the length may take ten times the time, and as much again for a busy machine. */
export function adversarial(): BenchResult[] {
  return Object.entries(SLOW).map(([name, piece]) => {
    const [tenth, full] = [TENTH, FULL].map((length) => {
      const text = piece.repeat(Math.ceil(length / piece.length));
      return text.length / milliseconds(() => findContacts(text, { region: REGION })) / 1000;
    }) as [number, number];
    return { name: `10 MB of ${name}, against 1 MB`, unit: 'Mchar/s', ours: full, baseline: tenth, ratio: full / tenth, goal: '≥ 0.5 × 1 MB', met: full >= 0.5 * tenth };
  });
}
