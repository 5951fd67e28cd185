import { expect, test } from 'vitest';
import { handClock } from '../../test/support/page-clock.ts';
import { MAX_CANDIDATES } from '../link/messages.ts';
import type { FromPage } from '../link/messages.ts';
import { MOST_STANDING, report } from './report.ts';
import type { Spot } from './spots.ts';

const spot = (text: string): Spot => ({ text, start: 0, end: text.length, nodes: [], at: [], was: [] });

function begun() {
  const said: Extract<FromPage, { t: 'seen' }>[] = [];
  const clock = handClock();
  const core = report((message) => message.t === 'seen' && said.push(message), clock, new AbortController().signal);
  return { core, clock, said, lines: () => said.map(({ add, gone }) => `+${add.map(({ id }) => id)} -${gone}`) };
}

test('says nothing before a core is there, then all that stands', () => {
  const { core, clock, lines } = begun();
  core.gone(core.add(spot('030 1'))!);
  core.add(spot('030 2'));
  clock.pass(5_000);
  expect(lines()).toEqual([]);
  core.again();
  clock.pass(1_000);
  expect(lines()).toEqual(['+2 -']);
});

test('what is put back the same never left, and keeps its id', () => {
  const { core, clock, lines } = begun();
  core.again();
  const first = core.add(spot('030 1'))!;
  clock.pass(1_000);
  core.gone(first);
  clock.pass(100);
  expect(core.add(spot('030 1'))?.id).toBe(first.id);
  clock.pass(1_000);
  expect(lines()).toEqual(['+1 -']);
});

test('what left is told once, and comes back as new', () => {
  const { core, clock, lines } = begun();
  core.again();
  core.gone(core.add(spot('030 1'))!);
  const second = core.add(spot('030 2'))!;
  clock.pass(1_000);
  core.gone(second);
  clock.pass(1_000);
  core.add(spot('030 2'));
  clock.pass(1_000);
  expect(lines()).toEqual(['+2 -', '+ -2', '+3 -']);
});

test('batches, and is full at some point', () => {
  const { core, clock, said } = begun();
  core.again();
  for (let i = 0; i < MOST_STANDING + 50; i++) core.add(spot(`030 ${i}`));
  clock.pass(60_000);
  expect(core.full()).toBe(true);
  expect(said.every(({ add }) => add.length <= MAX_CANDIDATES)).toBe(true);
  expect(said.reduce((sum, { add }) => sum + add.length, 0)).toBe(MOST_STANDING);
});

test('sends the candidate and nothing of its place', () => {
  const { core, clock, said } = begun();
  core.again();
  core.add({ ...spot('tel:0301'), uri: true, name: 'Anna' });
  clock.pass(1_000);
  expect(said[0]!.add).toEqual([{ id: 1, text: 'tel:0301', start: 0, end: 8, uri: true, name: 'Anna' }]);
});
