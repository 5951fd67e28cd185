/**
 * How many interactions a customer has. IndexedDB counts by walking (measured: some 10 µs an entry), and a customer's page
 * asks twice at once; so the last answers are kept until an interaction is written.
 */
import { isAlive } from '../domain/row.ts';
import type { Storage } from '../storage/database.ts';
import { interactionsOf } from '../storage/newest.ts';
import { ALL, countInteractionsOf } from '../storage/rows.ts';
import type { BatchStates } from './batch-state.ts';

/** Customers whose number is kept: as many as an agent goes to and fro between. */
const KEPT = 100;

export interface Counted {
  /** That people see. */
  seen: number;
  /** That the index holds: those of batches that are staged or undone too. */
  all: number;
}

export class InteractionCounts {
  private readonly kept = new Map<string, Promise<Counted>>();
  private readonly storage: Storage;
  private readonly batches: BatchStates;

  constructor(storage: Storage, batches: BatchStates) {
    this.storage = storage;
    this.batches = batches;
  }

  async of(customers: readonly string[]): Promise<Counted> {
    const counts = await Promise.all(customers.map((id) => this.one(id)));
    return counts.reduce((sum, { seen, all }) => ({ seen: sum.seen + seen, all: sum.all + all }), { seen: 0, all: 0 });
  }

  /** An interaction was written, or a batch came or went. */
  reset(): void {
    this.kept.clear();
  }

  /** Row by row: the index holds some that nobody sees. */
  recount(customer: string): void {
    this.kept.set(customer, this.countRows(customer));
  }

  private one(customer: string): Promise<Counted> {
    const count = this.kept.get(customer) ?? this.count(customer);
    this.kept.delete(customer);
    this.kept.set(customer, count);
    if (this.kept.size > KEPT) this.kept.delete(this.kept.keys().next().value as string);
    count.catch(() => this.kept.delete(customer));
    return count;
  }

  private async count(customer: string): Promise<Counted> {
    if (this.batches.hideRows()) return this.countRows(customer);
    const all = await countInteractionsOf(this.storage, customer);
    return { seen: all, all };
  }

  private async countRows(customer: string): Promise<Counted> {
    const rows = await interactionsOf(this.storage, customer, ALL);
    return { seen: rows.filter((row) => isAlive(row) && this.batches.shown(row)).length, all: rows.length };
  }
}
