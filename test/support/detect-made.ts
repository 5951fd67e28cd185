/** Cases made anew: numbers of all plans in all notations, decoys of all classes. They are nobody's recorded data to fit to. */
import { decoys } from './detect-decoys.ts';
import { chance, samples, type Chance, type Sample } from './detect-numbers.ts';
import { written, type Written } from './detect-notations.ts';
import type { Case } from './detect-score.ts';

/** `each` numbers of each kind of line in each region, and `each` times 50 decoys of each class. */
export function madeCases(seed: number, each: number): Case[] {
  const by = chance(seed);
  const all = samples(seed, each);
  const phones = all.flatMap((one) => written(one, companion(all, one, by), by)).map(caseOf);
  const others = decoys(by, each * 50).map((decoy, at) => ({ id: `decoy-${at}`, ...decoy, expected: [] }));
  return [...phones, ...others];
}

/** A second number to stand beside it, of the same region where there is one. */
function companion(all: Sample[], one: Sample, by: Chance): Sample {
  const near = all.filter((other) => other.region === one.region && other !== one);
  return by.of(near.length ? near : all);
}

function caseOf({ cls, region, pieces, numbers }: Written, id: number): Case {
  let at = 0;
  const expected: Case['expected'] = [];
  pieces.forEach((piece, index) => {
    const e164 = numbers[expected.length];
    if (index % 2 && e164) expected.push({ start: at, end: at + piece.length, raw: piece, e164 });
    at += piece.length;
  });
  return { id: `made-${id}`, cls, region, text: pieces.join(''), expected };
}
