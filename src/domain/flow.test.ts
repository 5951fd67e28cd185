import { expect, test } from 'vitest';
import { createGauge, MAX_MESSAGE, weightOf } from './flow.ts';

test.each<[unknown, number, number]>([
  ['abc', 10, 4],
  [{ a: 1 }, 10, 4],
  [[1, [2]], 10, 10],
  [null, 10, 1],
  ['x'.repeat(20), 10, Infinity],
  [Array(20).fill(0), 10, Infinity],
])('%j weighs, up to %i: %s', (data, limit, weight) => expect(weightOf(data, limit)).toBe(weight));

test('a flood is refused, and what comes at leisure is not', () => {
  let now = 0;
  const fits = createGauge(() => now);
  const sent = Array.from({ length: 6_000 }, () => fits({ t: 'x' }));
  expect(sent.indexOf(false)).toBe(5_000);
  now += 60_000;
  expect(fits({ t: 'x' })).toBe(true);
});

test('megabytes in a row are refused, and one message that is too heavy', () => {
  let now = 0;
  const big = 'x'.repeat(MAX_MESSAGE - 10);
  const fits = createGauge(() => now);
  expect(Array.from({ length: 20 }, () => fits(big)).indexOf(false)).toBe(16);
  now += 60_000;
  expect(createGauge(() => now)(`${big}${big}`)).toBe(false);
});
