import { expect, test } from 'vitest';
import { handClock } from '../../test/support/page-clock.ts';
import { slices } from './slices.ts';

/** A job whose every step takes `ms`. */
function* job(clock: ReturnType<typeof handClock>, steps: number, ms: number, done: () => void): Generator<void> {
  for (let i = 0; i < steps; i++) {
    clock.pass(ms);
    yield;
  }
  done();
}

test('works at most a quarter of the time, whatever comes', () => {
  const clock = handClock();
  let worked = 0;
  const work = slices(clock, new AbortController().signal);
  for (let i = 0; i < 10; i++) work.add(job(clock, 20, 1, () => (worked += 20)));
  clock.pass(4_000);
  expect(worked).toBe(200);
  expect(clock.now()).toBeGreaterThanOrEqual(800);
});

test('ends with its signal', () => {
  const clock = handClock();
  const stop = new AbortController();
  let done = false;
  slices(clock, stop.signal).add(job(clock, 1, 1, () => (done = true)));
  stop.abort();
  clock.pass(1_000);
  expect(done).toBe(false);
});
