/** The place of each row's value among all values of a field: dictionaries of all blocks merged, rows looked up in them. */
import type { Value } from '../../domain/list-fields.ts';
import { Pace } from '../turn.ts';
import { firstCode } from './column.ts';
import type { Column } from './column.ts';
import type { Compare } from './dict.ts';

export interface Ranks {
  /** Per slot; `count` for none. Equal values have equal ranks, and no rank is left out. */
  of: Uint32Array;
  count: number;
}

/** `sorted`: the blocks keep their values in the order of `compare`. */
export async function ranksOf(columns: readonly Column[], rows: readonly number[], compare: Compare, sorted: boolean): Promise<Ranks> {
  const pace = new Pace();
  const { values, runs } = await entriesOf(columns, pace);
  const order = sorted ? await mergeRuns(values, runs, compare, pace) : Uint32Array.from(values.keys()).sort((a, b) => compare(values[a]!, values[b]!));
  const rankOf = new Uint32Array(values.length);
  let count = 0;
  for (let i = 0; i < order.length; i += 1) {
    if (i > 0 && compare(values[order[i - 1]!]!, values[order[i]!]!) !== 0) count += 1;
    rankOf[order[i]!] = count;
    if ((i & 4095) === 0 && pace.due()) await pace.rest();
  }
  if (order.length > 0) count += 1;
  return { of: rowRanks(columns, rows, rankOf, count), count };
}

async function entriesOf(columns: readonly Column[], pace: Pace): Promise<{ values: Value[]; runs: Uint32Array[] }> {
  const values: Value[] = [];
  const runs: Uint32Array[] = [];
  for (const { dict } of columns) {
    const base = values.length;
    for (let code = 0; code < dict.size; code += 1) values.push(dict.at(code));
    runs.push(Uint32Array.from({ length: dict.size }, (_, code) => base + code));
    if (pace.due()) await pace.rest();
  }
  return { values, runs };
}

async function mergeRuns(values: readonly Value[], runs: Uint32Array[], compare: Compare, pace: Pace): Promise<Uint32Array> {
  let open = runs;
  while (open.length > 1) {
    const next: Uint32Array[] = [];
    for (let i = 0; i < open.length; i += 2) next.push(open[i + 1] ? await mergeTwo(values, open[i]!, open[i + 1]!, compare, pace) : open[i]!);
    open = next;
  }
  return open[0] ?? new Uint32Array(0);
}

async function mergeTwo(values: readonly Value[], a: Uint32Array, b: Uint32Array, compare: Compare, pace: Pace): Promise<Uint32Array> {
  const merged = new Uint32Array(a.length + b.length);
  for (let i = 0, j = 0, at = 0; at < merged.length; at += 1) {
    const left = j >= b.length || (i < a.length && compare(values[a[i]!]!, values[b[j]!]!) <= 0);
    merged[at] = left ? a[i++]! : b[j++]!;
    if ((at & 4095) === 0 && pace.due()) await pace.rest();
  }
  return merged;
}

function rowRanks(columns: readonly Column[], rows: readonly number[], rankOf: Uint32Array, none: number): Uint32Array {
  const of = new Uint32Array(rows.reduce((sum, one) => sum + one, 0));
  let [slot, base] = [0, 0];
  columns.forEach((column, i) => {
    for (let row = 0; row < rows[i]!; row += 1, slot += 1) {
      const code = firstCode(column, row);
      of[slot] = code < column.dict.size ? rankOf[base + code]! : none;
    }
    base += column.dict.size;
  });
  return of;
}
