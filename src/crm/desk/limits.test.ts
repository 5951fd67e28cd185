import { expect, test } from 'vitest';
import { fakeClock } from './desk.fixture.ts';
import { createBucket, createBuckets } from './limits.ts';

test('a bucket gives its burst, then its rate', () => {
  const clock = fakeClock();
  const take = createBucket({ burst: 3, perSecond: 2 }, clock);
  const taken = (): number => [1, 2, 3, 4, 5].filter(() => take()).length;
  expect(taken()).toBe(3);
  clock.sleep(1_000);
  expect(taken()).toBe(2);
  clock.sleep(3_600_000);
  expect(taken()).toBe(3);
  clock.sleep(-5_000);
  expect(taken()).toBe(0);
});

test('each tab has its own', () => {
  const take = createBuckets({ burst: 1, perSecond: 0 }, fakeClock());
  expect([take(1), take(2), take(1), take(2)]).toEqual([true, true, false, false]);
});
