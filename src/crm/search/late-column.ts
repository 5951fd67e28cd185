/** Columns made after the blocks were: values that hang on other records, and custom fields defined since. */
import { LATE } from '../../domain/list-fields.ts';
import type { ListField, Value } from '../../domain/list-fields.ts';
import type { Row } from '../../domain/row.ts';
import { setAt } from '../../domain/row.ts';
import { buildColumn } from './column.ts';
import type { TableState } from './table.ts';

/** True for columns that blocks may be without: values of other records, and custom fields defined since. */
export function isLate(path: string): boolean {
  return LATE.has(path) || path.startsWith('custom.');
}

export function missing({ snapshot }: TableState, path: string): boolean {
  return snapshot.blocks.some(({ columns }) => !columns.has(path));
}

/** `values`: of each record that has one, by id, as the record would hold it. */
export function addColumn({ snapshot, tail }: TableState, path: string, field: ListField, values: ReadonlyMap<string, Value>): void {
  for (const { ids, columns } of snapshot.blocks) {
    const rows = Array.from({ length: ids.size }, (_, at): readonly Value[] => readAt(field, path, values.get(ids.at(at))));
    columns.set(path, buildColumn(field, rows));
  }
  for (const row of tail.values()) if (values.has(row.id)) setAt(row, path, values.get(row.id));
}

function readAt(field: ListField, path: string, value: Value | undefined): readonly Value[] {
  if (value === undefined) return [];
  const row: Row = { id: '', _: { v: 1 } };
  setAt(row, path, value);
  return field.read(row);
}
