/**
 * Head of a grid: sorts, and lets columns be moved and resized by drag, by keys, and by a menu that needs neither (WCAG 2.2,
 * 2.5.7). One head at a time is in the Tab order; arrows go between them.
 */
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Sort } from '../../../domain/query.ts';
import { t } from '../../../i18n/index.ts';
import { runHotkey } from '../hotkey.ts';
import { Icon, type IconName } from '../icon.tsx';
import type { Column } from './column.ts';
import { cellClass } from './row.tsx';

export interface HeadActions {
  onSort: (sort: readonly Sort[]) => void;
  /** Absent: the columns are as they are. */
  onMove?: ((id: string, to: string, before: boolean) => void) | undefined;
  onWidth?: ((id: string, width: number | undefined) => void) | undefined;
  onHide?: ((id: string) => void) | undefined;
}

export interface GridHeadProps<T> {
  columns: readonly Column<T>[];
  widths: ReadonlyMap<string, number>;
  actions: HeadActions;
  sort: readonly Sort[];
  /** Down from a head: back to the rows. */
  onLeave: () => void;
  check?: { checked: boolean; mixed: boolean; toggle: () => void } | undefined;
}

/** One step of wider or narrower, in CSS pixels. */
export const STEP = 24;
const LEAST = 40;
const ANCHOR = '--column-menu';
const MOST = 1200;

export function GridHead<T>({ columns, widths, actions, sort, onLeave, check }: GridHeadProps<T>): JSX.Element {
  const [at, goTo] = useState<string | null>(null);
  const [menu, openMenu] = useState<string | null>(null);
  const [drop, aim] = useState<{ id: string; before: boolean } | null>(null);
  const dragged = useRef<string | null>(null);
  const row = useRef<HTMLTableRowElement>(null);
  const focusOn = (id: string | undefined): void => row.current?.querySelector<HTMLElement>(`[data-column="${CSS.escape(id ?? '')}"]`)?.focus();
  const focus = (to: number): void => focusOn(columns[Math.max(0, Math.min(columns.length - 1, to))]?.id);
  const inTabOrder = columns.some(({ id }) => id === at) ? at : columns[0]?.id;
  const rtl = (): boolean => document.documentElement.dir === 'rtl';
  const near = (index: number, by: number): Column<T> | undefined => columns[index + by];
  const shift = (index: number, by: number): void => {
    const [column, other] = [columns[index], near(index, by)];
    if (!column || !other) return;
    actions.onMove?.(column.id, other.id, by < 0);
    setTimeout(() => focusOn(column.id));
  };
  const widen = (column: Column<T>, by: number): void => actions.onWidth?.(column.id, clamp((widths.get(column.id) ?? column.width) + by));
  const sortBy = (column: Column<T>, more: boolean, desc?: boolean): void => {
    if (column.by !== undefined) actions.onSort(nextSort(sort, column.by, more, desc));
  };
  const keysOf = (column: Column<T>, index: number) => {
    const [forward, backward] = rtl() ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
    return (event: KeyboardEvent): void => {
      const direction = event.key === forward ? 1 : event.key === backward ? -1 : 0;
      if (direction !== 0 && event.ctrlKey && event.shiftKey) return (event.preventDefault(), shift(index, direction));
      if (direction !== 0 && event.shiftKey) return (event.preventDefault(), widen(column, direction * STEP));
      if (direction !== 0 && !event.altKey && !event.ctrlKey) return (event.preventDefault(), focus(index + direction));
      runHotkey({ ArrowDown: onLeave, 'Alt+ArrowDown': () => openMenu(column.id), ContextMenu: () => openMenu(column.id), Home: () => focus(0), End: () => focus(columns.length - 1) }, event);
    };
  };
  const over = (event: DragEvent, id: string): void => {
    if (dragged.current === null || dragged.current === id) return aim(null);
    event.preventDefault();
    const side = (event.currentTarget as Element).getBoundingClientRect();
    aim({ id, before: (event.clientX < side.left + side.width / 2) !== rtl() });
  };
  const dropped = (event: DragEvent): void => {
    event.preventDefault();
    if (dragged.current !== null && drop) actions.onMove?.(dragged.current, drop.id, drop.before);
    aim(null);
  };
  return (
    <thead>
      <tr aria-rowindex={1} ref={row}>
        {check && <th scope="col" class="sel pin"><input type="checkbox" class="box" tabIndex={-1} checked={check.checked} indeterminate={check.mixed && !check.checked} aria-label={t('list.chooseAll')} onClick={(event) => (event.preventDefault(), check.toggle())} /></th>}
        {columns.map((column, index) => {
          const place = sort.findIndex(({ field }) => field === column.by);
          const on = place >= 0 && column.by !== undefined;
          return (
            <th
              key={column.id} scope="col" title={column.label} class={[cellClass(column, index === 0), drop?.id === column.id && (drop.before ? 'drop-before' : 'drop-after')].filter(Boolean).join(' ')}
              aria-sort={on ? (sort[place]?.desc ? 'descending' : 'ascending') : undefined} draggable={actions.onMove !== undefined} style={menu === column.id ? { anchorName: ANCHOR } : undefined}
              onDragStart={(event) => (event.dataTransfer?.setData('text/plain', column.label), void (dragged.current = column.id))} onDragEnd={() => (aim(null), void (dragged.current = null))}
              onDragOver={(event) => over(event, column.id)} onDrop={dropped} onContextMenu={(event) => actions.onMove && (event.preventDefault(), openMenu(column.id))}
            >
              <button
                type="button" class="row th-btn" data-column={column.id} tabIndex={column.id === inTabOrder ? 0 : -1} onFocus={() => goTo(column.id)} aria-haspopup={actions.onMove ? 'menu' : undefined} aria-keyshortcuts={actions.onMove ? 'Alt+ArrowDown' : undefined}
                onClick={(event) => sortBy(column, event.shiftKey)} onKeyDown={keysOf(column, index)}
              >
                <span class={column.quiet ? 'sr' : 'cut'}>{column.label}</span>
                {on && <Icon small name={sort[place]?.desc ? 'descending' : 'ascending'} />}
                {on && sort.length > 1 && <span class="t-sm" aria-hidden="true">{place + 1}</span>}
              </button>
              {actions.onMove && <span class="th-more" aria-hidden="true" onClick={() => openMenu(menu === column.id ? null : column.id)}><Icon small name="down" /></span>}
              {actions.onWidth && <Grip width={widths.get(column.id) ?? column.width} onWidth={(width) => actions.onWidth?.(column.id, width)} />}
              {menu === column.id && (
                <HeadMenu
                  label={column.label} onClose={() => (openMenu(null), focusOn(column.id))}
                  items={[
                    ...(column.by === undefined ? [] : [
                      { id: 'up', icon: 'ascending', label: t('list.sortUp'), run: () => sortBy(column, false, false) },
                      { id: 'down', icon: 'descending', label: t('list.sortDown'), run: () => sortBy(column, false, true) },
                      { id: 'also', icon: 'sort', label: t('list.sortAlso'), run: () => sortBy(column, true) },
                    ] satisfies HeadItem[]),
                    { id: 'left', icon: 'back', label: t('list.moveBefore'), off: index === 0, run: () => shift(index, -1) },
                    { id: 'right', icon: 'next', label: t('list.moveAfter'), off: index === columns.length - 1, run: () => shift(index, 1) },
                    { id: 'wider', icon: 'plus', label: t('list.wider'), run: () => widen(column, STEP) },
                    { id: 'narrower', icon: 'columns', label: t('list.narrower'), run: () => widen(column, -STEP) },
                    { id: 'hide', icon: 'close', label: t('list.hide'), off: columns.length < 2, run: () => actions.onHide?.(column.id) },
                  ]}
                />
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

/** Pressing sorts by the column, pressing again turns the order round; `more` adds it to the order there is. */
export function nextSort(sort: readonly Sort[], field: string, more: boolean, desc?: boolean): Sort[] {
  const found = sort.find((one) => one.field === field);
  const turned: Sort = { field, ...((desc ?? (found && !found.desc)) && { desc: true }) };
  if (!more) return [turned];
  return found ? sort.map((one) => (one === found ? turned : one)) : [...sort, turned].slice(-5);
}

function clamp(width: number): number {
  return Math.round(Math.max(LEAST, Math.min(MOST, width)));
}

/** The edge of a head: dragged, the column follows; pressed twice, it is as wide as the list thinks fit. */
function Grip({ width, onWidth }: { width: number; onWidth: (width: number | undefined) => void }): JSX.Element {
  const start = useRef<{ x: number; width: number } | null>(null);
  const move = (event: PointerEvent): void => {
    if (!start.current) return;
    const by = (event.clientX - start.current.x) * (document.documentElement.dir === 'rtl' ? -1 : 1);
    onWidth(clamp(start.current.width + by));
  };
  return (
    <span
      class="grip" aria-hidden="true" draggable onDragStart={(event) => (event.preventDefault(), event.stopPropagation())} onDblClick={() => onWidth(undefined)}
      onPointerDown={(event) => (event.currentTarget.setPointerCapture(event.pointerId), void (start.current = { x: event.clientX, width }))} onPointerMove={move} onPointerUp={() => void (start.current = null)} onPointerCancel={() => void (start.current = null)}
    />
  );
}

interface HeadItem {
  id: string;
  icon: IconName;
  label: string;
  off?: boolean;
  run: () => void;
}

/** Open from the start; closes with Escape, Tab, a choice, or a press elsewhere. */
function HeadMenu({ label, items, onClose }: { label: string; items: readonly HeadItem[]; onClose: () => void }): JSX.Element {
  const list = useRef<HTMLDivElement | null>(null);
  const show = (element: HTMLDivElement | null): void => {
    if (!element || list.current) return;
    list.current = element;
    element.showPopover();
    element.querySelector('button')?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('button:not([aria-disabled])') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: (at + 1) % buttons.length, ArrowUp: (at - 1 + buttons.length) % buttons.length, Home: 0, End: buttons.length - 1 }[event.key];
    if (to !== undefined) (event.preventDefault(), buttons[to]?.focus());
    if (event.key === 'Tab') (event.preventDefault(), list.current?.hidePopover());
  };
  return (
    <div class="menu th-menu" popover="auto" role="menu" aria-label={label} ref={show} style={{ positionAnchor: ANCHOR }} onKeyDown={onKeyDown} onToggle={(event) => event.newState === 'closed' && onClose()}>
      {items.map(({ id, icon, label: words, off, run }) => (
        <button key={id} type="button" role="menuitem" class="menu-item" aria-disabled={off || undefined} onClick={() => !off && (list.current?.hidePopover(), run())}><Icon name={icon} /><span>{words}</span></button>
      ))}
    </div>
  );
}
