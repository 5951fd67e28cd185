/** An unchanging run of rows: their ids in order, and a column per field. A row that changes moves on to the table's tail. */
import type { ListField, Value } from '../../domain/list-fields.ts';
import type { Row } from '../../domain/row.ts';
import { plainly } from './compare.ts';
import { buildColumn } from './column.ts';
import type { Column } from './column.ts';
import { codeFrom, TextDict } from './dict.ts';

/** Rows of a full block: small enough that codes take two bytes, large enough that a dictionary saves. */
export const BLOCK_ROWS = 32_768;

export interface Block {
  /** Sorted: a row's place is the place of its id. */
  ids: TextDict;
  columns: Map<string, Column>;
}

/** Collects rows until there are enough for a block; of each row only its values stay. */
export class BlockBuilder {
  private readonly fields: readonly [string, ListField][];
  private ids: string[] = [];
  private values: (readonly Value[])[][];

  constructor(fields: readonly [string, ListField][]) {
    this.fields = fields;
    this.values = fields.map(() => []);
  }

  get size(): number {
    return this.ids.length;
  }

  add(row: Row): void {
    this.ids.push(row.id);
    this.fields.forEach(([, field], at) => this.values[at]!.push(field.read(row)));
  }

  /** The block of what was collected, a column at a time; the builder starts anew. */
  *build(): Generator<void, Block> {
    const { ids, values } = this;
    this.ids = [];
    this.values = this.fields.map(() => []);
    const order = orderOf(ids);
    const block: Block = { ids: TextDict.of(order.map((at) => ids[at]!)), columns: new Map() };
    for (const [i, [path, field]] of this.fields.entries()) {
      block.columns.set(path, buildColumn(field, order.map((at) => values[i]![at]!)));
      values[i] = [];
      yield;
    }
    return block;
  }
}

function orderOf(ids: readonly string[]): number[] {
  const order = ids.map((_, at) => at);
  const sorted = ids.every((id, at) => at === 0 || ids[at - 1]! < id);
  return sorted ? order : order.sort((a, b) => plainly(ids[a]!, ids[b]!));
}

/** Row of an id in a block, or -1. */
export function rowOf({ ids }: Block, id: string): number {
  const row = codeFrom(ids, id, plainly);
  return row < ids.size && ids.at(row) === id ? row : -1;
}
