/** The columns of a list as they are kept. */
import type { ColumnChoice } from '../../../domain/list-view.ts';
import type { Column } from './column.ts';

export type NamedColumn = Pick<Column<never>, 'id' | 'label' | 'own'>;

export function choicesOf(columns: readonly Pick<NamedColumn, 'id' | 'own'>[]): ColumnChoice[] {
  return columns.map(({ id, own }) => ({ id, ...(own !== undefined && { width: own }) }));
}

/** A column moved beside another. */
export function movedColumns(columns: readonly ColumnChoice[], id: string, to: string, before: boolean): ColumnChoice[] {
  const one = columns.find((column) => column.id === id);
  const others = columns.filter((column) => column.id !== id);
  const at = others.findIndex((column) => column.id === to);
  if (!one || at < 0) return [...columns];
  return others.toSpliced(before ? at : at + 1, 0, one);
}
