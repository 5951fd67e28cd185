/** One field of a block of rows: each row holds the code of its value in the block's dictionary. */
import type { ListField, Value } from '../../domain/list-fields.ts';
import { storedOrder } from './compare.ts';
import { codeFrom, NumberDict, TextDict } from './dict.ts';
import type { Compare, Dict } from './dict.ts';
import { passes } from './predicate.ts';
import type { Test } from './predicate.ts';

export type Codes = Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;

export interface Column {
  dict: Dict;
  /** Code per row, `dict.size` for none; with `starts`, codes of all rows on end. */
  codes: Codes;
  /** Where each row's codes start, one more than rows; null where no row has two values. */
  starts: Uint32Array<ArrayBuffer> | null;
  /** The other way round, made when first searched. */
  inverse?: Inverse;
}

/** Rows of each code on end, and where each code's begin. */
interface Inverse {
  starts: Uint32Array;
  rows: Codes;
}

export function buildColumn(field: ListField, values: readonly (readonly Value[])[]): Column {
  const sorted = distinct(values).sort(storedOrder(field));
  const codeOf = new Map(sorted.map((value, code) => [value, code]));
  const dict = field.kind === 'number' || field.kind === 'moment' || field.kind === 'flag' ? new NumberDict(Float64Array.from(sorted as number[])) : TextDict.of(sorted as string[]);
  const many = values.some(({ length }) => length > 1);
  return many ? { dict, ...packMany(values, codeOf) } : { dict, codes: packOne(values, codeOf), starts: null };
}

function distinct(values: readonly (readonly Value[])[]): Value[] {
  const seen = new Set<Value>();
  for (const row of values) for (const value of row) seen.add(value);
  return [...seen];
}

function packOne(values: readonly (readonly Value[])[], codeOf: ReadonlyMap<Value, number>): Codes {
  const codes = codesFor(values.length, codeOf.size);
  values.forEach((row, at) => (codes[at] = row.length === 0 ? codeOf.size : codeOf.get(row[0]!)!));
  return codes;
}

function packMany(values: readonly (readonly Value[])[], codeOf: ReadonlyMap<Value, number>): Pick<Column, 'codes' | 'starts'> {
  const starts = new Uint32Array(values.length + 1);
  values.forEach((row, at) => (starts[at + 1] = (starts[at] ?? 0) + row.length));
  const codes = codesFor(starts[values.length] ?? 0, codeOf.size);
  values.forEach((row, at) => row.forEach((value, i) => (codes[(starts[at] ?? 0) + i] = codeOf.get(value)!)));
  return { codes, starts };
}

function codesFor(length: number, size: number): Codes {
  return size <= 0xffff ? new Uint16Array(length) : new Uint32Array(length);
}

/** Code of the value a row is sorted by: its first; `dict.size` for none. */
export function firstCode({ dict, codes, starts }: Column, row: number): number {
  if (!starts) return codes[row] ?? dict.size;
  const at = starts[row] ?? 0;
  return at < (starts[row + 1] ?? 0) ? (codes[at] ?? dict.size) : dict.size;
}

export function firstValue(column: Column, row: number): Value | undefined {
  const code = firstCode(column, row);
  return code < column.dict.size ? column.dict.at(code) : undefined;
}

/** 1 for each code whose value passes. */
export function passing(dict: Dict, test: Test, compare: Compare): Uint8Array {
  const flags = new Uint8Array(dict.size + 1);
  if (test.kind === 'any') flags.fill(1, 0, dict.size);
  else if (test.kind === 'range') {
    const from = test.from === undefined ? 0 : codeFrom(dict, test.from, compare, test.past);
    const to = test.to === undefined ? dict.size : codeFrom(dict, test.to, compare, test.upTo);
    flags.fill(1, from, Math.max(from, to));
  } else if (test.kind === 'set') for (const value of test.values) markValue(dict, value, compare, flags);
  else if (dict instanceof TextDict) dict.eachWith(test.text, (code, start, _, at) => (test.kind === 'contains' || at === start) && (flags[code] = 1));
  else for (let code = 0; code < dict.size; code += 1) flags[code] = Number(passes(test, dict.at(code)));
  return flags;
}

function markValue(dict: Dict, value: Value, compare: Compare, flags: Uint8Array): void {
  const code = codeFrom(dict, value, compare);
  if (code < dict.size && dict.at(code) === value) flags[code] = 1;
}

/** Writes 1 or 0 for each of the block's rows from `base` on. */
export function markRows({ codes, starts }: Column, flags: Uint8Array, negate: boolean, out: Uint8Array, base: number): void {
  const flip = Number(negate);
  if (!starts) {
    for (let row = 0; row < codes.length; row += 1) out[base + row] = flags[codes[row]!]! ^ flip;
    return;
  }
  for (let row = 0; row + 1 < starts.length; row += 1) {
    let some = 0;
    for (let at = starts[row]!; at < starts[row + 1]! && some === 0; at += 1) some = flags[codes[at]!]!;
    out[base + row] = some ^ flip;
  }
}

/** The rows that hold each code: what a search wants, which finds few of many values. */
export function inverseOf(column: Column): Inverse {
  column.inverse ??= invert(column);
  return column.inverse;
}

function invert({ dict, codes, starts }: Column): Inverse {
  const from = new Uint32Array(dict.size + 2);
  for (let at = 0; at < codes.length; at += 1) from[codes[at]! + 1]! += 1;
  for (let code = 0; code <= dict.size; code += 1) from[code + 1]! += from[code]!;
  const next = from.slice();
  const rows = codesFor(codes.length, starts ? starts.length : codes.length);
  const count = starts ? starts.length - 1 : codes.length;
  for (let row = 0; row < count; row += 1) {
    for (let at = starts ? starts[row]! : row; at < (starts ? starts[row + 1]! : row + 1); at += 1) rows[next[codes[at]!]!++] = row;
  }
  return { starts: from, rows };
}
