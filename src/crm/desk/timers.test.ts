import { expect, test } from 'vitest';
import { fakeClock, START } from './desk.fixture.ts';
import { createTeller, createTimers } from './timers.ts';

test('an absolute time is met though the computer slept', async () => {
  const clock = fakeClock();
  const timers = createTimers(clock);
  let ranAt = 0;
  timers.at('end', START + 60_000, () => (ranAt = clock.now()));
  await clock.pass(10_000);
  clock.sleep(3_600_000);
  await clock.pass(5_000);
  expect(ranAt - START).toBeLessThanOrEqual(3_600_000 + 15_000);
  expect(ranAt).toBeGreaterThan(START + 3_600_000);
});

test('a timer started again replaces the first, and all stop', async () => {
  const clock = fakeClock();
  const timers = createTimers(clock);
  const ran: string[] = [];
  timers.at('a', START + 10, () => ran.push('first'));
  timers.at('a', START + 20, () => ran.push('second'));
  timers.at('b', START + 30, () => ran.push('b'));
  timers.at('c', START + 40, () => ran.push('c'));
  timers.clear('b');
  await clock.pass(25);
  timers.stop();
  await clock.pass(100);
  expect(ran).toEqual(['second']);
});

test('a subject is told at once, then no more often than the gap', async () => {
  const clock = fakeClock();
  const told: string[] = [];
  const tell = createTeller<string>(clock, 100, (subject) => told.push(`${subject} ${clock.now() - START}`));
  for (let time = 0; time < 250; time += 10) {
    tell('a');
    await clock.pass(10);
  }
  tell('b');
  await clock.pass(1_000);
  expect(told).toEqual(['a 0', 'a 100', 'a 200', 'b 250', 'a 300']);
});
