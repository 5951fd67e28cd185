/** A table's blocks as they stand, with what is worked out from them once: ranks by field, and orders of all rows. */
import type { ListField } from '../../domain/list-fields.ts';
import type { Sort } from '../../domain/query.ts';
import type { Block } from './block.ts';
import { firstValue } from './column.ts';
import type { Column } from './column.ts';
import { plainly, storedOrder } from './compare.ts';
import type { Compare } from './dict.ts';
import { ranksOf } from './ranks.ts';
import type { Ranks } from './ranks.ts';

/** Orders kept: as many as an agent goes to and fro between. */
const KEPT_ORDERS = 6;

/** How a field is sorted on show. */
export interface SortField {
  field: ListField;
  compare: Compare;
}

/** Every slot in a list's order, and the place of each in it. */
export class Order {
  readonly slots: Uint32Array;
  private placeOf: Uint32Array | null = null;

  constructor(slots: Uint32Array) {
    this.slots = slots;
  }

  /** The slots that are marked, in order. */
  marked(hits: Uint8Array, count: number): Uint32Array {
    if (count === this.slots.length) return this.slots;
    return count * FEW_OF < this.slots.length ? this.few(hits, count) : this.many(hits, count);
  }

  private many(hits: Uint8Array, count: number): Uint32Array {
    const kept = new Uint32Array(count + 1);
    let at = 0;
    for (let i = 0; i < this.slots.length; i += 1) {
      const slot = this.slots[i]!;
      kept[at] = slot;
      at += Number(hits[slot]! > 0);
    }
    return kept.subarray(0, count);
  }

  /** Read as they lie in memory, then sorted by their places: several times faster than jumping after the order. */
  private few(hits: Uint8Array, count: number): Uint32Array {
    this.placeOf ??= inverseOf(this.slots);
    const places = new Uint32Array(count);
    let at = 0;
    for (let slot = 0; slot < hits.length; slot += 1) if (hits[slot]! > 0) places[at++] = this.placeOf[slot]!;
    return places.sort().map((place) => this.slots[place]!);
  }
}

/** One in so many, or fewer, are few. */
const FEW_OF = 12;

function inverseOf(slots: Uint32Array): Uint32Array {
  const placeOf = new Uint32Array(slots.length);
  for (let place = 0; place < slots.length; place += 1) placeOf[slots[place]!] = place;
  return placeOf;
}

export class Snapshot {
  readonly blocks: readonly Block[];
  /** First slot of each block: a row's number over all blocks. */
  readonly bases: readonly number[];
  readonly size: number;
  private readonly ranks = new Map<string, Promise<Ranks>>();
  private readonly orders = new Map<string, Promise<Order>>();

  constructor(blocks: readonly Block[]) {
    this.blocks = blocks;
    const bases: number[] = [];
    let size = 0;
    for (const { ids } of blocks) {
      bases.push(size);
      size += ids.size;
    }
    this.bases = bases;
    this.size = size;
  }

  blockOf(slot: number): number {
    let low = 0;
    let high = this.bases.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.bases[middle]! <= slot) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  id(slot: number): string {
    const at = this.blockOf(slot);
    return this.blocks[at]!.ids.at(slot - this.bases[at]!);
  }

  /** Value that a slot is sorted by; its id for the path `id`. */
  value(slot: number, path: string): string | number | undefined {
    const at = this.blockOf(slot);
    const block = this.blocks[at]!;
    const row = slot - this.bases[at]!;
    return path === 'id' ? block.ids.at(row) : firstValue(block.columns.get(path)!, row);
  }

  /** Every slot in order. The columns of the fields must be there. */
  order(sort: readonly Sort[], fieldOf: (path: string) => SortField): Promise<Order> {
    const key = sort.map(({ field, desc }) => `${field} ${desc === true}`).join();
    let order = this.orders.get(key);
    this.orders.delete(key);
    order ??= this.makeOrder(sort, fieldOf);
    this.orders.set(key, order);
    if (this.orders.size > KEPT_ORDERS) this.orders.delete(this.orders.keys().next().value as string);
    return order;
  }

  /** Forgets what hung on a pick list's order or a column that is made anew. */
  forget(path: string): void {
    this.ranks.delete(path);
    for (const key of this.orders.keys()) if (key.split(',').some((one) => one.startsWith(`${path} `))) this.orders.delete(key);
  }

  private async makeOrder(sort: readonly Sort[], fieldOf: (path: string) => SortField): Promise<Order> {
    let order = sortedBy(await this.ranksOf('id', null), false, null);
    for (const { field, desc = false } of sort.toReversed()) order = sortedBy(await this.ranksOf(field, fieldOf(field)), desc, order);
    return new Order(order);
  }

  private ranksOf(path: string, how: SortField | null): Promise<Ranks> {
    let ranks = this.ranks.get(path);
    if (!ranks) {
      const columns = this.blocks.map((block): Column => (how ? block.columns.get(path)! : idColumn(block)));
      const compare = how?.compare ?? plainly;
      ranks = ranksOf(columns, this.blocks.map(({ ids }) => ids.size), compare, !how || compare === storedOrder(how.field));
      this.ranks.set(path, ranks);
    }
    return ranks;
  }
}

function idColumn({ ids }: Block): Column {
  return { dict: ids, codes: Uint32Array.from({ length: ids.size }, (_, row) => row), starts: null };
}

/** A stable counting sort of slots by rank; none last either way. */
function sortedBy({ of, count }: Ranks, desc: boolean, before: Uint32Array | null): Uint32Array {
  const key = (slot: number): number => {
    const rank = of[slot]!;
    return desc && rank < count ? count - 1 - rank : rank;
  };
  const starts = new Uint32Array(count + 2);
  for (let slot = 0; slot < of.length; slot += 1) starts[key(slot) + 1]! += 1;
  for (let i = 1; i < starts.length; i += 1) starts[i]! += starts[i - 1]!;
  const sorted = new Uint32Array(of.length);
  for (let i = 0; i < of.length; i += 1) {
    const slot = before ? before[i]! : i;
    sorted[starts[key(slot)]!++] = slot;
  }
  return sorted;
}
