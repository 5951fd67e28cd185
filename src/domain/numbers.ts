/**
 * Account and case numbers: short enough to say aloud, `C-1042`, `K-1042`. A paired replica puts its code before the
 * digits, `K-B1042`, so that numbers given out offline cannot collide; an agent alone has no code.
 */

/** Letters that are not taken for one another over the phone, nor for digits. */
const CODE_LETTERS = 'BDFGHJLMRTWXY';

export type NumberKind = 'account' | 'case';
const PREFIX: Record<NumberKind, string> = { account: 'C', case: 'K' };

/** First number given out; four digits, so that all sound alike. */
export const FIRST_NUMBER = 1001;

export function formatNumber(kind: NumberKind, code: string, count: number): string {
  return `${PREFIX[kind]}-${code}${count}`;
}

/** The canonical form of a number as somebody wrote it: `k 1042` → `K-1042`; null when it is none of ours. */
export function canonicalNumber(kind: NumberKind, text: string): string | null {
  const tight = text.normalize('NFKC').toUpperCase().replace(/[\s\u2010-\u2015\u2212-]+/g, '');
  const match = /^([CK])([A-Z]{0,2}\d{4,12})$/.exec(tight);
  return match && match[1] === PREFIX[kind] ? `${match[1]}-${match[2]}` : null;
}

/** The next free replica code: '' for the first replica, then B, D, …, BB, BD, …. */
export function nextReplicaCode(taken: Iterable<string>): string {
  const used = new Set(taken);
  for (const code of codes()) if (!used.has(code)) return code;
  throw new RangeError('no replica code left');
}

function* codes(): Generator<string> {
  yield '';
  yield* CODE_LETTERS;
  for (const first of CODE_LETTERS) for (const second of CODE_LETTERS) yield first + second;
}
