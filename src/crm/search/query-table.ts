/** One query over one table: columns made ready, slots marked, the order of all cut down to what was found. */
import type { ListField, Value } from '../../domain/list-fields.ts';
import type { Facet, Sort } from '../../domain/query.ts';
import type { Row } from '../../domain/row.ts';
import { firstCode } from './column.ts';
import { evaluate } from './evaluate.ts';
import { addColumn, missing } from './late-column.ts';
import { fieldsOf, holds } from './predicate.ts';
import type { Tree } from './predicate.ts';
import { Result } from './result.ts';
import type { SortField } from './snapshot.ts';
import type { Table, TableState } from './table.ts';

export interface TableQuery {
  tree: Tree;
  sort: readonly Sort[];
  /** Further fields whose columns are wanted. */
  also?: readonly string[];
}

/** What a table does not know of its fields. */
export interface FieldSource {
  sortField(path: string): SortField;
  /** Values of a column that the blocks were made without, by record. */
  late(path: string): Promise<ReadonlyMap<string, Value>>;
}

export interface Found {
  state: TableState;
  result: Result;
  /** Above 0 for each slot that was found. */
  hits: Uint8Array;
  tail: readonly Row[];
}

export async function queryTable(table: Table, { tree, sort, also = [] }: TableQuery, fields: FieldSource): Promise<Found> {
  const fieldOf = (path: string): ListField => fields.sortField(path).field;
  const paths = new Set([...fieldsOf(tree), ...sort.map(({ field }) => field), ...also]);
  const [state, order] = await ready(table, paths, fields, sort);
  const hits = evaluate(state.snapshot, tree, fieldOf);
  if (state.staleCount > 0) for (let slot = 0; slot < hits.length; slot += 1) if (state.stale[slot]) hits[slot] = 0;
  const tail = [...state.tail.values()].filter((row) => holds(tree, (path) => fieldOf(path).read(row)));
  const slots = keep(order, hits);
  return { state, hits, tail, result: new Result({ snapshot: state.snapshot, slots, tail, sort, fieldOf: (path) => fields.sortField(path) }) };
}

/** The table and the order of its slots, both of one moment. */
async function ready(table: Table, paths: ReadonlySet<string>, fields: FieldSource, sort: readonly Sort[]): Promise<[TableState, Uint32Array]> {
  for (;;) {
    const state = await table.load();
    for (const path of paths) if (missing(state, path)) addColumn(state, path, fields.sortField(path).field, await fields.late(path));
    const order = await state.snapshot.order(sort, (path) => fields.sortField(path));
    const now = await table.load();
    if (now.snapshot === state.snapshot) return [now, order];
  }
}

function keep(order: Uint32Array, hits: Uint8Array): Uint32Array {
  const kept = new Uint32Array(order.length);
  let count = 0;
  for (let i = 0; i < order.length; i += 1) {
    const slot = order[i]!;
    kept[count] = slot;
    count += Number(hits[slot]! > 0);
  }
  return count === order.length ? order : kept.slice(0, count);
}

/** How often each value of a field was found, commonest first. */
export function facetOf({ state: { snapshot }, hits, tail }: Found, path: string, field: ListField): Facet[] {
  const counts = new Map<Value | null, number>();
  const add = (value: Value | null, count: number): unknown => counts.set(value, (counts.get(value) ?? 0) + count);
  snapshot.blocks.forEach((block, at) => {
    const column = block.columns.get(path)!;
    const codes = new Uint32Array(column.dict.size + 1);
    for (let row = 0; row < block.ids.size; row += 1) if (hits[snapshot.bases[at]! + row]) codes[firstCode(column, row)]! += 1;
    codes.forEach((count, code) => count > 0 && add(code < column.dict.size ? column.dict.at(code) : null, count));
  });
  for (const row of tail) add(field.read(row)[0] ?? null, 1);
  return [...counts].map(([value, count]) => ({ value: field.kind === 'flag' ? value === 1 : value, count })).sort((a, b) => b.count - a.count);
}
