/** What a query found, in order: slots of the blocks, with the rows of the tail between them. */
import type { Sort } from '../../domain/query.ts';
import type { Row } from '../../domain/row.ts';
import { plainly } from './compare.ts';
import type { Snapshot, SortField } from './snapshot.ts';

export interface ResultParts {
  snapshot: Snapshot;
  /** Found slots in the list's order. */
  slots: Uint32Array;
  /** Found rows of the tail. */
  tail: readonly Row[];
  sort: readonly Sort[];
  fieldOf: (path: string) => SortField;
}

export class Result {
  readonly total: number;
  private readonly parts: ResultParts;
  /** Rows of the tail in order, and the place in the whole result where each stands. */
  private readonly tail: readonly Row[];
  private readonly places: readonly number[];

  constructor(parts: ResultParts) {
    this.parts = parts;
    this.tail = parts.tail.toSorted((a, b) => compareKeys(parts, keysOfRow(parts, a), keysOfRow(parts, b)));
    this.places = this.tail.map((row, at) => slotsBefore(parts, keysOfRow(parts, row)) + at);
    this.total = parts.slots.length + this.tail.length;
  }

  /** Ids of a page. */
  ids(offset: number, limit: number): string[] {
    const length = Math.max(0, Math.min(limit, this.total - offset));
    let next = below(this.places, offset);
    return Array.from({ length }, (_, i) => {
      if (this.places[next] === offset + i) return this.tail[next++]!.id;
      return this.parts.snapshot.id(this.parts.slots[offset + i - next]!);
    });
  }

  /** The first of the best tier, then of the next, each in order. `tierOf` a slot or a row of the tail, from 1. */
  best(limit: number, tiers: number, tierOf: (one: number | Row) => number): string[] {
    const found = Array.from({ length: tiers + 1 }, (): (number | Row)[] => []);
    let next = 0;
    for (let at = 0; at < this.total && found[tiers]!.length < limit; at += 1) {
      const one = this.places[next] === at ? this.tail[next++]! : this.parts.slots[at - next]!;
      const tier = found[tierOf(one)]!;
      if (tier.length < limit) tier.push(one);
    }
    const ordered = found.toReversed().flat().slice(0, limit);
    return ordered.map((one) => (typeof one === 'number' ? this.parts.snapshot.id(one) : one.id));
  }

  /** How many stand before the record; null when it is not among them. */
  position(id: string, slot: number): number | null {
    const at = this.tail.findIndex((row) => row.id === id);
    if (at >= 0) return this.places[at]!;
    const place = this.parts.slots.indexOf(slot);
    if (place < 0) return null;
    let shift = 0;
    while (shift < this.places.length && this.places[shift]! <= place + shift) shift += 1;
    return place + shift;
  }
}

type Keys = (string | number | undefined)[];

function keysOfRow({ sort, fieldOf }: ResultParts, row: Row): Keys {
  return [...sort.map(({ field }) => fieldOf(field).field.read(row)[0]), row.id];
}

function keysOfSlot({ snapshot, sort }: ResultParts, slot: number): Keys {
  return [...sort.map(({ field }) => snapshot.value(slot, field)), snapshot.id(slot)];
}

function compareKeys({ sort, fieldOf }: ResultParts, a: Keys, b: Keys): number {
  for (const [i, { field, desc = false }] of sort.entries()) {
    const [x, y] = [a[i], b[i]];
    if (x === undefined || y === undefined) {
      if (x === y) continue;
      return x === undefined ? 1 : -1;
    }
    const order = fieldOf(field).compare(x, y);
    if (order !== 0) return desc ? -order : order;
  }
  return plainly(a[sort.length]!, b[sort.length]!);
}

function slotsBefore(parts: ResultParts, keys: Keys): number {
  let low = 0;
  let high = parts.slots.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareKeys(parts, keysOfSlot(parts, parts.slots[middle]!), keys) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many of ascending numbers are below one. */
function below(numbers: readonly number[], one: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! < one) low = middle + 1;
    else high = middle;
  }
  return low;
}
