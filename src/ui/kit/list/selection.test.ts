import { expect, test } from 'vitest';
import { choose, countOf, EVERYTHING, isChosen, NOTHING } from './selection.ts';

test.each([
  ['some', choose(NOTHING, ['a', 'b'], true), { a: true, b: true, c: false }, 2],
  ['some, then fewer', choose(choose(NOTHING, ['a', 'b'], true), ['a'], false), { a: false, b: true, c: false }, 1],
  ['all', EVERYTHING, { a: true, b: true, c: true }, 3],
  ['all but one', choose(EVERYTHING, ['b'], false), { a: true, b: false, c: true }, 2],
  ['all again', choose(choose(EVERYTHING, ['b'], false), ['b'], true), { a: true, b: true, c: true }, 3],
] as const)('%s', (_, selection, chosen, count) => {
  for (const [id, is] of Object.entries(chosen)) expect(isChosen(selection, id)).toBe(is);
  expect(countOf(selection, 3)).toBe(count);
});
