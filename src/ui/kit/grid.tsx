/**
 * A long table with a row cursor: the focus stays on the grid while the arrows move the cursor (WAI-ARIA grid with
 * aria-activedescendant), so rows may come and go under it. Which columns a narrow window leaves out is the style's matter.
 */
import type { ComponentChildren, JSX, RefObject } from 'preact';
import { useEffect, useId, useReducer, useRef } from 'preact/hooks';
import { runHotkey, type Hotkeys } from './hotkey.ts';
import { useDevice } from './live.ts';
import { ColumnHead, type Sort } from './table.tsx';
import { rowHeight, useVirtual } from './virtual.ts';
import type { Rows } from './window.ts';

export interface Column<T, By extends string = string> {
  /** Also the class of its cells, `c-<id>`. */
  id: string;
  label: string;
  /** CSS pixels; absent: what is left over. */
  width?: number | undefined;
  numeric?: boolean | undefined;
  /** The head is heard, not seen. */
  quiet?: boolean | undefined;
  by?: By | undefined;
  cell: (row: T) => ComponentChildren;
  /** Full text of a cell that may be cut. */
  title?: ((row: T) => string | undefined) | undefined;
}

/** Where a list was left: its cursor and scroll. Kept by the feature, so that Back finds it. */
export interface Place {
  cursor: number;
  scroll: number;
}

export interface GridProps<T, By extends string> {
  label: string;
  columns: readonly Column<T, By>[];
  rows: Rows<T>;
  /** Moved by the grid in place; another object sends the grid to where it says. */
  place: Place;
  onOpen: (row: T) => void;
  /** Further keys for the row under the cursor. */
  keys?: ((row: T) => Hotkeys) | undefined;
  sort?: Sort<By> | undefined;
  onSort?: ((sort: Sort<By>) => void) | undefined;
  gridRef?: RefObject<HTMLTableElement | null> | undefined;
}

/** `--head` of table.css. */
const HEAD = 30;

export function Grid<T, By extends string>(props: GridProps<T, By>): JSX.Element {
  const { columns, rows, place, onOpen } = props;
  const box = useRef<HTMLDivElement>(null);
  const own = useRef<HTMLTableElement>(null);
  const table = props.gridRef ?? own;
  const id = useId();
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  useDevice();
  const count = rows.total ?? 0;
  const virtual = useVirtual({ count, box, size: rowHeight(), head: HEAD, offset: place.scroll });
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0], items.at(-1)];
  const cursor = Math.min(place.cursor, count - 1);
  useEffect(() => {
    if (first && last) rows.show(first.index, last.index);
  });
  useEffect(() => {
    if (document.activeElement === document.body) table.current?.focus({ preventScroll: true });
  }, []);
  const moved = useRef(place);
  useEffect(() => {
    if (moved.current !== place) virtual.scrollToOffset(place.scroll);
    moved.current = place;
  }, [place]);
  const point = (to: number): void => {
    place.cursor = to;
    redraw(0);
  };
  const move = (to: number): void => {
    point(Math.max(0, Math.min(count - 1, to)));
    virtual.scrollToIndex(place.cursor, { align: 'auto' });
  };
  const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / rowHeight()) - 2);
  const row = rows.at(cursor);
  const keys: Hotkeys = {
    ArrowDown: () => move(cursor + 1), ArrowUp: () => move(cursor - 1), PageDown: () => move(cursor + page), PageUp: () => move(cursor - page),
    Home: () => move(0), End: () => move(count - 1), Enter: row && (() => onOpen(row)), ...(row && props.keys?.(row)),
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target === table.current) runHotkey(keys, event);
  };
  const open = (event: MouseEvent, index: number, one: T): void => {
    if ((event.target as Element).closest('a, button, input, label') || getSelection()?.type === 'Range') return;
    point(index);
    onOpen(one);
  };
  return (
    <div class="scroll grow grid-box" ref={box} onScroll={(event) => void (place.scroll = event.currentTarget.scrollTop)}>
      <table
        class="tbl" role="grid" ref={table} tabIndex={0} aria-label={props.label} aria-rowcount={count + 1} aria-colcount={columns.length}
        aria-activedescendant={row ? `${id}-${cursor}` : undefined} onKeyDown={onKeyDown}
      >
        <colgroup>{columns.map((column) => <col key={column.id} class={`c-${column.id}`} style={column.width ? { inlineSize: `${column.width}px` } : undefined} />)}</colgroup>
        <thead><tr aria-rowindex={1}>{columns.map((column) => <ColumnHead key={column.id} {...column} name={`c-${column.id}`} sort={props.sort} onSort={props.onSort} />)}</tr></thead>
        <tbody>
          {/* Before the box is measured it has its full height already, so that it can be scrolled to where it was left. */}
          <Space height={first ? first.start - HEAD : virtual.getTotalSize()} />
          {items.map(({ index }) => {
            const one = rows.at(index);
            return (
              <tr key={index} id={`${id}-${index}`} aria-rowindex={index + 2} class={index === cursor ? 'is-on' : undefined} onClick={one && ((event) => open(event, index, one))}>
                {columns.map((column) => <Cell key={column.id} column={column} row={one} />)}
              </tr>
            );
          })}
          <Space height={last ? virtual.getTotalSize() - (last.end - HEAD) : 0} />
        </tbody>
      </table>
    </div>
  );
}

function Cell<T, By extends string>({ column, row }: { column: Column<T, By>; row: T | undefined }): JSX.Element {
  const classes = [`c-${column.id}`, column.numeric && 'n'].filter(Boolean).join(' ');
  return <td class={classes} title={row && column.title?.(row)}>{row && column.cell(row)}</td>;
}

/** Stands for the rows out of sight; without cells, which would count as columns. */
function Space({ height }: { height: number }): JSX.Element | null {
  return height > 0 ? <tr class="space" aria-hidden="true" style={{ blockSize: `${height}px` }} /> : null;
}
