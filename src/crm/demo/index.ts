/**
 * The demo data set: invented customers of several countries with cases, tasks and interactions. Pure and seeded: one
 * seed gives one data set, moved to `now`; which names and numbers are drawn does not depend on `now`.
 */
import type { Millis, RecordOf } from '../../domain/records.ts';
import { casesOf, followUpsOf, interactionsOf, tasksOf, type World } from './activity.ts';
import { Customers } from './customers.ts';
import { chance } from './random.ts';

export type DemoType = 'customer' | 'case' | 'followUp' | 'task' | 'interaction';

/** One row: a whole record as it stands in records.ts. */
export type DemoRow = { [T in DemoType]: { type: T; record: RecordOf[T] } }[DemoType];

export interface DemoOptions {
  seed: number;
  customers: number;
  now: Millis;
  /** Ids of the agents who wrote it all; none: one that does not exist. */
  agents?: readonly string[];
}

/** Rows in an order in which every record follows the ones it names. */
export function* makeDemo({ seed, customers, now, agents: given = [] }: DemoOptions): Generator<DemoRow, void> {
  const agents = given.length > 0 ? given : ['demo'];
  const source = new Customers(chance(seed), agents, now);
  // Its own chance: what happened to a customer never changes who the next one is.
  const world: World = { chance: chance(seed ^ 0x5f356495), agents, numbers: source.numbers, now, cases: 0 };
  for (let made = 0; made < customers; made += 1) {
    const { customer } = source.next();
    yield { type: 'customer', record: customer };
    const cases = casesOf(world, customer);
    for (const record of cases) {
      const followUps = followUpsOf(world, customer, record);
      yield { type: 'case', record };
      for (const followUp of followUps) yield { type: 'followUp', record: followUp };
    }
    for (const record of tasksOf(world, customer, cases)) yield { type: 'task', record };
    for (const record of interactionsOf(world, customer, cases)) yield { type: 'interaction', record };
  }
}
