import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceTo, slipsFor, Vocabulary } from './typos.ts';

it.each([
  ['ann', 0],
  ['anna', 1],
  ['lovelac', 1],
  ['lovelace', 2],
  ['c-1042', 0],
])('%s may have %i slips', (term, slips) => expect(slipsFor(term)).toBe(slips));

describe('how far what was typed is from a word', () => {
  it.each([
    ['anna', 'anna', 0],
    ['nana', 'anna', 1],
    ['ana', 'anna', 1],
    ['anna', 'ana', 1],
    ['lovelca', 'lovelace', 1],
    ['lovlea', 'lovelace', 1],
    ['gertrude', 'gretrude', 1],
  ])('%s to %s: %i', (term, word, expected) => expect(distanceTo(term, word, 2)).toBe(expected));

  it('is that of the plain table, wherever it is within reach', () => {
    const word = fc.stringMatching(/^[abc]{1,9}$/);
    fc.assert(fc.property(word, word, fc.integer({ min: 1, max: 2 }), (term, other, most) => {
      const plain = table(term, other);
      const expected = term.length >= 5 ? Math.min(...plain) : plain.at(-1)!;
      expect(Math.min(distanceTo(term, other, most), most + 1)).toBe(Math.min(expected, most + 1));
    }), { numRuns: 2000 });
  });
});

it('a vocabulary offers the nearest words, and where they stand', () => {
  const words = new Vocabulary();
  for (const [place, word] of ['hopper', 'hooper', 'hopkins', 'lovelace', 'hopper'].entries()) words.add(word, place);
  expect(words.near('hoper').map(({ word, places }) => [word, places])).toEqual([['hopper', [0, 4]], ['hooper', [1]]]);
  expect(words.near('xyz')).toEqual([]);
});

/** Last row of the whole table of optimal string alignment, as the textbook has it. */
function table(a: string, b: string): number[] {
  const d = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (__, j) => (i === 0 ? j : j === 0 ? i : 0)));
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      d[i]![j] = Math.min(d[i - 1]![j]! + 1, d[i]![j - 1]! + 1, d[i - 1]![j - 1]! + Number(a[i - 1] !== b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d[i]![j] = Math.min(d[i]![j]!, d[i - 2]![j - 2]! + 1);
    }
  }
  return d[a.length]!;
}
