/**
 * A long table with a row cursor: the focus stays on the grid while the arrows move the cursor (WAI-ARIA grid with
 * aria-activedescendant), so rows may come and go under it. Columns are as wide as there is room; the first ones stay in
 * sight when the others are scrolled sideways.
 */
import type { JSX, RefObject } from 'preact';
import { useEffect, useId, useReducer, useRef } from 'preact/hooks';
import type { Sort } from '../../../domain/query.ts';
import { t } from '../../../i18n/index.ts';
import { runHotkey, type Hotkeys } from '../hotkey.ts';
import { Icon } from '../icon.tsx';
import { useDevice } from '../live.ts';
import { fitColumns } from './fit.ts';
import { GridHead, type HeadActions } from './head.tsx';
import type { Column, Hold, Place, Select } from './column.ts';
import { GridRow } from './row.tsx';
import { isChosen, type Selection } from './selection.ts';
import { useRoom } from './room.ts';
import { rowHeight, useVirtual } from './virtual.ts';
import type { Rows } from './window.ts';

export interface GridProps<T extends { id: string }> {
  label: string;
  columns: readonly Column<T>[];
  rows: Rows<T>;
  /** Moved by the grid in place; another object sends the grid to where it says. */
  place: Place;
  onOpen: (row: T) => void;
  /** Name of a row, for its checkbox. */
  name: (row: T) => string;
  /** Further keys for the row under the cursor. */
  keys?: ((row: T) => Hotkeys) | undefined;
  /** The agent chose the columns: none is left out. */
  chosen?: boolean | undefined;
  head: HeadActions;
  sort: readonly Sort[];
  selection?: Selection | undefined;
  onSelect?: Select | undefined;
  gridRef?: RefObject<HTMLTableElement | null> | undefined;
  /** Filled with what the window of rows asks of the grid. */
  hold?: RefObject<Hold | null> | undefined;
}

/** `--head` of table.css, and the column of checkboxes. */
const HEAD = 30;
const CHECK = 40;

export function Grid<T extends { id: string }>(props: GridProps<T>): JSX.Element {
  const { columns, rows, place, onOpen, selection, onSelect } = props;
  const box = useRef<HTMLDivElement>(null);
  const own = useRef<HTMLTableElement>(null);
  const table = props.gridRef ?? own;
  const id = useId();
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  useDevice();
  const count = rows.total ?? 0;
  const room = useRoom(box);
  const virtual = useVirtual({ count, box, size: rowHeight(), head: HEAD, offset: place.scroll });
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0], items.at(-1)];
  const cursor = Math.min(place.cursor, count - 1);
  const start = useRef(cursor);
  useEffect(() => {
    if (first && last) rows.show(first.index, last.index);
  });
  useEffect(() => {
    if (document.activeElement === document.body) table.current?.focus({ preventScroll: true });
  }, []);
  const known = useRef(place);
  useEffect(() => {
    if (known.current !== place) virtual.scrollToOffset(place.scroll);
    known.current = place;
  }, [place]);
  const point = (to: number): void => {
    place.cursor = to;
    place.id = rows.at(to)?.id;
    redraw(0);
  };
  const move = (to: number, keep = false): void => {
    point(Math.max(0, Math.min(count - 1, to)));
    if (!keep) start.current = place.cursor;
    virtual.scrollToIndex(place.cursor, { align: 'auto' });
  };
  const stretch = (to: number): void => {
    move(to, true);
    onSelect?.({ from: start.current, to: place.cursor });
  };
  if (props.hold) props.hold.current = holdOf();
  const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / rowHeight()) - 2);
  const row = rows.at(cursor);
  if (row && place.id === undefined) place.id = row.id;
  const chosen = selection && (selection.all ? count > selection.ids.size : selection.ids.size > 0);
  const keys: Hotkeys = {
    ArrowDown: (event) => (event.shiftKey && onSelect ? stretch(cursor + 1) : move(cursor + 1)),
    ArrowUp: (event) => (event.shiftKey && onSelect ? stretch(cursor - 1) : cursor <= 0 ? toHead() : move(cursor - 1)),
    PageDown: () => move(cursor + page), PageUp: () => move(cursor - page), Home: () => move(0), End: () => move(count - 1), Enter: row && (() => onOpen(row)),
    ...(onSelect && { ' ': (event: KeyboardEvent) => onSelect(event.shiftKey ? { from: start.current, to: cursor } : { to: cursor }), 'Mod+a': () => onSelect('all'), Escape: chosen ? () => onSelect('none') : undefined }),
    r: rows.waiting !== null && rows.follow,
    ...(row && props.keys?.(row)),
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target === table.current) runHotkey(keys, event);
  };
  const toHead = (): void => table.current?.querySelector<HTMLElement>('thead button[tabindex="0"]')?.focus();
  const widths = fitColumns(columns.map((one) => ({ ...one, min: one.min ?? 60 })), room - (onSelect ? CHECK : 0), props.chosen === true);
  const shown = columns.filter((one) => widths.has(one.id));
  const inline = shown.reduce((sum, one) => sum + (widths.get(one.id) ?? 0), onSelect ? CHECK : 0);
  function holdOf(): Hold {
    const inSight = (): number => Math.ceil(Math.max(0, box.current?.scrollTop ?? 0) / rowHeight());
    return {
      held: () => chosen === true || place.cursor > 0 || (box.current?.scrollTop ?? 0) > 0 || box.current?.matches(':hover') === true,
      anchor: () => {
        const visible = place.cursor >= inSight() && place.cursor <= inSight() + page;
        const index = visible ? place.cursor : inSight();
        const anchored = rows.at(index);
        return anchored && (place.scroll > 0 || visible) ? { id: anchored.id, index } : null;
      },
      moved: (by) => {
        place.cursor = Math.max(0, place.cursor + by);
        start.current = place.cursor;
        if (place.scroll > 0 || by > 0) virtual.scrollToOffset(Math.max(0, place.scroll + by * rowHeight()));
      },
    };
  }
  const open = (event: MouseEvent, index: number, one: T): void => {
    if ((event.target as Element).closest('a, button, input, label') || getSelection()?.type === 'Range') return;
    point(index);
    start.current = index;
    onOpen(one);
  };
  const check = (event: MouseEvent, index: number): void => {
    onSelect?.(event.shiftKey ? { from: start.current, to: index } : { to: index });
    point(index);
    start.current = index;
  };
  const latest = useRef({ open, check });
  latest.current = { open, check };
  const act = useRef({ open: (event: MouseEvent, index: number, one: T) => latest.current.open(event, index, one), check: (event: MouseEvent, index: number) => latest.current.check(event, index) }).current;
  return (
    <div class="grid-frame grow">
      {rows.waiting !== null && <button type="button" class="btn waiting" onClick={rows.follow}><Icon name="descending" small />{rows.waiting > 0 ? t('list.newRows', { count: rows.waiting }) : t('list.changedRows')}</button>}
      <span class="sr" role="status">{rows.waiting !== null && rows.waiting > 0 ? t('list.newRows', { count: rows.waiting }) : ''}</span>
      <div class="scroll grid-box" ref={box} onScroll={(event) => void (place.scroll = event.currentTarget.scrollTop)}>
        <table
          class="tbl" role="grid" ref={table} tabIndex={0} aria-label={props.label} aria-rowcount={count + 1} aria-colcount={shown.length + (onSelect ? 1 : 0)} aria-multiselectable={onSelect ? true : undefined}
          aria-activedescendant={row ? `${id}-${cursor}` : undefined} onKeyDown={onKeyDown} style={{ inlineSize: `${inline}px` }}
        >
          <colgroup>
            {onSelect && <col style={{ inlineSize: `${CHECK}px` }} />}
            {shown.map((column) => <col key={column.id} style={{ inlineSize: `${widths.get(column.id) ?? column.width}px` }} />)}
          </colgroup>
          <GridHead columns={shown} widths={widths} actions={props.head} sort={props.sort} onLeave={() => table.current?.focus()} check={onSelect && { checked: chosen === true && selection?.all === true && selection.ids.size === 0, mixed: chosen === true, toggle: () => onSelect(chosen ? 'none' : 'all') }} />
          <tbody>
            {/* Before the box is measured it has its full height already, so that it can be scrolled to where it was left. */}
            <Space height={first ? first.start - HEAD : virtual.getTotalSize()} />
            {items.map(({ index }) => {
              const one = rows.at(index);
              return <GridRow<T> key={index} id={`${id}-${index}`} index={index} row={one} columns={shown} on={index === cursor} chosen={selection && (one ? isChosen(selection, one.id) : false)} act={act} name={props.name} />;
            })}
            <Space height={last ? virtual.getTotalSize() - (last.end - HEAD) : 0} />
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** Stands for the rows out of sight; without cells, which would count as columns. */
function Space({ height }: { height: number }): JSX.Element | null {
  return height > 0 ? <tr class="space" aria-hidden="true" style={{ blockSize: `${height}px` }} /> : null;
}
