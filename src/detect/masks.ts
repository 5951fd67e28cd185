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
  const signs = signsOf(text, start, end);
  let result = text;
  for (const decoy of DECOYS) if ((decoy.needs & signs) === decoy.needs) result = without(result, decoy);
  return result;
}

function without(text: string, { pattern, proof, soft }: Decoy): string {
  return text.replace(pattern, (hit: string, ...rest: unknown[]) => {
    const at = rest.findLast((value) => typeof value === 'number') ?? 0;
    const spared = (proof && !proof(hit)) || (soft && labelled(text.slice(Math.max(0, at - LABEL_REACH), at)));
    return spared ? hit : MASK.repeat(hit.length);
  });
}
