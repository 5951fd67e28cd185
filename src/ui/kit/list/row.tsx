/** One row of a grid; drawn anew only when something of it changed, so that scrolling costs no more than the rows that come. */
import { Component, type JSX } from 'preact';
import { t } from '../../../i18n/index.ts';
import type { Column } from './column.ts';

export interface GridRowProps<T extends { id: string }> {
  id: string;
  index: number;
  /** Absent while its page is not read. */
  row: T | undefined;
  columns: readonly Column<T>[];
  /** Under the cursor. */
  on: boolean;
  /** Absent: rows cannot be chosen. */
  chosen: boolean | undefined;
  act: { open: (event: MouseEvent, index: number, row: T) => void; check: (event: MouseEvent, index: number) => void };
  name: (row: T) => string;
}

const COMPARED = ['row', 'index', 'on', 'chosen', 'id'] as const;

export class GridRow<T extends { id: string }> extends Component<GridRowProps<T>> {
  override shouldComponentUpdate(next: GridRowProps<T>): boolean {
    const { columns } = this.props;
    return COMPARED.some((key) => next[key] !== this.props[key]) || next.columns.length !== columns.length || next.columns.some((one, at) => one !== columns[at]);
  }

  override render({ id, index, row, columns, on, chosen, act, name }: GridRowProps<T>): JSX.Element {
    return (
      <tr id={id} aria-rowindex={index + 2} aria-selected={chosen} class={on ? 'is-on' : undefined} onClick={row && ((event) => act.open(event, index, row))}>
        {chosen !== undefined && (
          <td class="sel pin">{row && <input type="checkbox" class="box" tabIndex={-1} checked={chosen} aria-label={t('list.choose', { name: name(row) })} onClick={(event) => act.check(event, index)} />}</td>
        )}
        {columns.map((column, at) => <Cell key={column.id} column={column} row={row} pinned={at === 0} />)}
      </tr>
    );
  }
}

function Cell<T>({ column, row, pinned }: { column: Column<T>; row: T | undefined; pinned: boolean }): JSX.Element {
  return <td class={cellClass(column, pinned)} title={row && column.title?.(row)}>{row && column.cell(row)}</td>;
}

/** The first column stays in sight while the others are scrolled sideways. */
export function cellClass({ id, numeric }: Pick<Column<never>, 'id' | 'numeric'>, pinned: boolean): string {
  return [`c-${id.replaceAll('.', '-')}`, numeric && 'n', pinned && 'pin'].filter(Boolean).join(' ');
}
