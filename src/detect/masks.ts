/**
 * Digits that are something else by their own shape are overwritten before phone numbers are looked for, so that a number
 * beside them is still found, and never one across.
 */
import { DECOYS, type Decoy } from './decoys.ts';
import { signsOf } from './signs.ts';
import { labelled } from './words.ts';

/** Overwrites a decoy; stands in no phone pattern. */
const MASK = '\u0002';
/** Longest word for a phone with its punctuation, in code units. */
const LABEL_REACH = 20;

/** `text` (normalised) with the decoys in and about `start`–`end` overwritten; same length. */
export function masked(text: string, start: number, end: number): string {
  let result = text;
  for (const decoy of decoysOf(signsOf(text, start, end))) result = without(result, decoy);
  return result;
}

const bySigns = new Map<number, readonly Decoy[]>();

/** Signs come in a few hundred combinations. */
function decoysOf(signs: number): readonly Decoy[] {
  let decoys = bySigns.get(signs);
  if (!decoys) bySigns.set(signs, (decoys = DECOYS.filter(({ needs }) => (needs & signs) === needs)));
  return decoys;
}

function without(text: string, { pattern, proof, soft }: Decoy): string {
  pattern.lastIndex = 0;
  if (!pattern.test(text)) return text;
  return text.replace(pattern, (hit: string, ...rest: unknown[]) => {
    const at = rest.findLast((value) => typeof value === 'number') ?? 0;
    const spared = (proof && !proof(hit)) || (soft && labelled(text.slice(Math.max(0, at - LABEL_REACH), at)));
    return spared ? hit : MASK.repeat(hit.length);
  });
}
