/** A list of records with all that belongs to one: views, search, filter, columns, order, choice, and its place in the address. */
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { ListType } from '../../../domain/list-fields.ts';
import type { ListQuery } from '../../../domain/query.ts';
import type { RecordType } from '../../../domain/records.ts';
import { t } from '../../../i18n/index.ts';
import { Button, Kbd } from '../button.tsx';
import { wordError } from '../errors.ts';
import { SearchBox } from '../field.tsx';
import { useHost } from '../host-context.tsx';
import { useHotkeys, type Hotkeys } from '../hotkey.ts';
import { lazy } from '../lazy.tsx';
import { Banner, EmptyState } from '../notice.tsx';
import { navigate, parseHash, route } from '../router.ts';
import { TableFoot } from '../table.tsx';
import { toast, toastError } from '../toast.tsx';
import { useRowNames } from '../people.ts';
import { differenceOf, readAddress, writeAddress } from './address.ts';
import { listCalls, type ListAsked } from './calls.ts';
import { FilterChips } from './chips.tsx';
import { choicesOf, movedColumns } from './column-order.ts';
import { useColumns } from './columns.tsx';
import { useListFields } from './fields.ts';
import type { Column, Hold, Select } from './column.ts';
import { Grid } from './grid.tsx';
import { Popover } from './popover.tsx';
import { choose, countOf, EVERYTHING, isChosen, NOTHING } from './selection.ts';
import { setShownQuery, useList, type BuiltIn, type ListHandle } from './state.ts';
import { ViewTabs } from './view-tabs.tsx';
import { useWindow, type Rows } from './window.ts';

const BulkBar = lazy(async () => (await import('./bulk-bar.tsx')).BulkBar);
const ColumnPanel = lazy(async () => (await import('./column-panel.tsx')).ColumnPanel);

export interface RecordListProps<T extends { id: string }> {
  list: ListType;
  label: string;
  /** Address of the screen. */
  path: string;
  tabs: readonly BuiltIn[];
  /** The tab that the address names; null: as it was left. */
  tab: string | null;
  /** Columns drawn in a manner of their own; the same object as long as nothing of them changed. `names`: of customers, by id. */
  columns: (names: ReadonlyMap<string, string>) => readonly Column<T>[];
  /** Ids of those that are shown at first. */
  standard: readonly string[];
  /** Further types whose changes show in the rows. */
  on: readonly RecordType[];
  name: (row: T) => string;
  /** The customer whose name a row shows. */
  customerOf?: ((row: T) => string | null | undefined) | undefined;
  /** Of one customer, inside their page. */
  customer?: string | undefined;
  onOpen: (row: T) => void;
  keys?: ((row: T) => Hotkeys) | undefined;
  hints?: ComponentChildren;
  /** Shown where there is nothing, and no words or filter to take away. */
  empty: JSX.Element;
  searchLabel: string;
  bar?: ComponentChildren;
  /** Another way to show the rows; null: the table. */
  body?: ((view: ListBody<T>) => JSX.Element | null) | undefined;
  /** Content of tabs that are no list. */
  panels?: Readonly<Record<string, JSX.Element>> | undefined;
  onExport?: ((wish: { ids?: readonly string[]; query?: ListQuery }) => void) | undefined;
}

export interface ListBody<T> {
  rows: Rows<T>;
  locate: (id: string) => Promise<number | null>;
  /** Names the list with its filter and order. */
  name: string;
}

export function RecordList<T extends { id: string }>(props: RecordListProps<T>): JSX.Element {
  const { list, tabs, path, customer } = props;
  const inAddress = readAddress(route().query);
  const handle = useList({ list, tabs, tab: customer === undefined ? (inAddress.view ?? props.tab) : null, within: customer });
  if (!handle) return <div class="grow" aria-busy="true" />;
  const onTab = (tab: string): void => {
    handle.setTab(tab);
    navigate(addressOf(path, tabs, tab), { replace: true });
  };
  const panel = props.panels?.[handle.tab];
  return (
    <>
      {customer === undefined && <Address {...props} handle={handle} />}
      {customer === undefined && <ViewTabs list={list} label={props.label} tabs={tabs} handle={handle} onTab={onTab} />}
      <div class="col grow fit" role={customer === undefined ? 'tabpanel' : undefined} id={customer === undefined ? `${list}-panel` : undefined} aria-labelledby={customer === undefined ? `${list}-tab-${handle.tab}` : undefined}>
        {panel ?? <OneList key={handle.tab} {...props} handle={handle} />}
      </div>
    </>
  );
}

/** Tabs that every agent has have paths of their own; the first one the list's. */
function addressOf(path: string, tabs: readonly BuiltIn[], tab: string): string {
  if (tab === tabs[0]?.id) return path;
  return tabs.some(({ id }) => id === tab) ? `${path}/${tab}` : `${path}?view=${tab}`;
}

/** Keeps address and look in step: what a link says is taken over, what is changed is written into it. */
function Address<T extends { id: string }>({ list, path, tabs, tab: named, handle }: RecordListProps<T> & { handle: ListHandle }): null {
  const { fields } = useListFields(list);
  const here = route();
  const text = here.query.toString();
  const taken = useRef<string | null>(null);
  const given = readAddress(here.query);
  useEffect(() => {
    if (taken.current === text) return;
    taken.current = text;
    if (given.query !== undefined && given.query !== handle.query) handle.setQuery(given.query);
    const [filter, sort] = [given.filter, given.sort];
    if (!filter && !sort) return;
    const known = (path: string): boolean => fields.some((one) => one.path === path);
    if (sort && !sort.every(({ field }) => known(field))) return toast(t('list.badAddress'), { tone: 'harm' });
    handle.setLook({ ...(filter && { filter: isEmpty(filter) ? undefined : filter }), ...(sort && { sort }) });
  }, [text]);
  useEffect(() => {
    const asked = given.view ?? named;
    // One that is not known yet, since it was saved a moment ago, is not forgotten over the one shown meanwhile.
    if (handle.tab === asked) handle.setTab(asked);
    const explicit = asked !== null;
    const address = explicit || handle.tab === tabs[0]?.id ? here.path : addressOf(path, tabs, handle.tab).split('?')[0] ?? path;
    const view = tabs.some(({ id }) => id === handle.tab) ? undefined : handle.tab;
    const next = writeAddress(address, here.query, { view, query: handle.query, ...differenceOf(handle.look, handle.base) });
    taken.current = new URLSearchParams(next.split('?')[1] ?? '').toString();
    const now = text === '' ? here.path : `${here.path}?${text}`;
    // Somebody may be on the way to another screen, which the router hears of only after this.
    const staying = parseHash(location.hash).path === here.path;
    if (next !== now && staying && here.path.startsWith(path)) navigate(next, { replace: true });
  }, [handle.tab, handle.query, JSON.stringify(handle.look), text]);
  return null;
}

function isEmpty(filter: object): boolean {
  return 'all' in filter && Array.isArray(filter.all) && filter.all.length === 0;
}

const NOBODY: ReadonlyMap<string, string> = new Map();

function OneList<T extends { id: string }>(props: RecordListProps<T> & { handle: ListHandle }): JSX.Element {
  const { list, handle, customer } = props;
  const { crm } = useHost();
  const calls = listCalls(crm, list);
  const { look, query, selection } = handle;
  const words = query.trim();
  const asked: ListAsked = { ...(words && { query: words }), ...(look.filter && { filter: look.filter }), ...(look.sort.length > 0 && { sort: look.sort }), ...(customer !== undefined && { customerId: customer }) };
  const key = `${list} ${JSON.stringify(asked)}`;
  useEffect(() => void (customer === undefined && setShownQuery(list, asked)), [key]);
  const hold = useRef<Hold>(null);
  const box = useRef<HTMLInputElement>(null);
  const grid = useRef<HTMLTableElement>(null);
  const locate = (id: string): Promise<number | null> => calls.position(id, asked);
  const all = useWindow<T>({
    key, on: [list, 'setting', ...props.on], locate, held: () => hold.current?.held() ?? false, anchor: () => hold.current?.anchor() ?? null, moved: (by) => hold.current?.moved(by),
    read: (offset, limit) => calls.list({ ...asked, offset, limit }) as Promise<{ total: number; rows: T[] }>,
  });
  const { rows, names } = useRowNames(all, (row) => props.customerOf?.(row) ?? null);
  const known = props.customerOf ? names : NOBODY;
  const { fields, words: valueWords } = useListFields(list);
  const { shown, all: columns } = useColumns(list, useMemo(() => props.columns(known), [props.columns, known]), props.standard, look.columns);
  useHotkeys({ '/': () => box.current?.focus() });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'Enter') (event.preventDefault(), grid.current?.focus());
    if (event.key === 'Escape' && query) (event.preventDefault(), handle.setQuery(''));
  };
  const idsBetween = async (from: number, to: number): Promise<string[]> => {
    const [a, b] = [Math.min(from, to), Math.max(from, to)];
    const near = Array.from({ length: b - a + 1 }, (_, i) => rows.at(a + i)?.id);
    return near.every((id) => id !== undefined) ? near : (await calls.ids(asked, { limit: b + 1 })).ids.slice(a);
  };
  const onSelect: Select = (what) => {
    if (what === 'all') return handle.select(EVERYTHING);
    if (what === 'none') return handle.select(NOTHING);
    const row = rows.at(what.to);
    if (what.from !== undefined && what.from !== what.to) return void idsBetween(what.from, what.to).then((ids) => handle.select(choose(selection, ids, true)), (thrown: unknown) => toastError(thrown));
    if (row) handle.select(choose(selection, [row.id], !isChosen(selection, row.id)));
  };
  const idsOf = async (): Promise<readonly string[]> => (selection.all ? (await calls.ids(asked)).ids.filter((id) => !selection.ids.has(id)) : [...selection.ids]);
  const exported = (chosen: { ids?: readonly string[]; query?: ListAsked }): void => (chosen.query ? props.onExport?.({ query: asked }) : void idsOf().then((ids) => props.onExport?.({ ids }), (thrown: unknown) => toastError(thrown)));
  const count = countOf(selection, rows.total ?? 0);
  const narrowed = words !== '' || look.filter !== undefined;
  const other = props.body?.({ rows, locate, name: key }) ?? null;
  if (rows.total === 0 && !narrowed && all.error === null) return <>{props.bar !== undefined && <div class="bar">{props.bar}</div>}{props.empty}</>;
  return (
    <>
      <div class="bar list-bar">
        {props.bar}
        <div class="find"><SearchBox label={props.searchLabel} value={query} onInput={handle.setQuery} keys={<Kbd keys="/" />} inputRef={box} onKeyDown={onKeyDown} /></div>
        <FilterChips list={list} fields={fields} words={valueWords} filter={look.filter} onFilter={(filter) => handle.setLook({ filter })} query={{ ...(words && { query: words }) }} />
        <span class="end" />
        {(words !== '' || (handle.changed && look.filter)) && rows.total !== undefined && <span class="three t-sm" role="status">{t('list.found', { count: rows.total })}</span>}
        {!other && <Popover label={t('list.columns')} icon="columns" class="column-panel">{() => <ColumnPanel shown={shown} all={columns} onChoose={(next) => handle.setLook({ columns: next })} />}</Popover>}
      </div>
      {all.error !== null && all.error !== undefined && <Banner tone="harm">{wordError(all.error)}</Banner>}
      {other ?? (rows.total === 0 ? <NothingFound handle={handle} /> : (
        <Grid<T>
          label={props.label} columns={shown} rows={rows} place={handle.place} gridRef={grid} onOpen={props.onOpen} keys={props.keys} name={props.name} chosen={look.columns !== undefined} hold={hold}
          sort={look.sort} selection={selection} onSelect={onSelect}
          head={{
            onSort: (sort) => handle.setLook({ sort }),
            onMove: (id, to, before) => handle.setLook({ columns: movedColumns(choicesOf(shown), id, to, before) }),
            onWidth: (id, width) => handle.setLook({ columns: choicesOf(shown).map((one) => (one.id === id ? { id, ...(width !== undefined && { width }) } : one)) }),
            onHide: (id) => handle.setLook({ columns: choicesOf(shown).filter((one) => one.id !== id) }),
          }}
        />
      ))}
      {!other && (count > 0
        ? <div class="bulk-slot"><BulkBar list={list} fields={fields} selection={selection} total={rows.total ?? 0} asked={asked} onSelect={handle.select} idsOf={idsOf} onExport={props.onExport && exported} /></div>
        : <Foot total={rows.total} hints={props.hints} />)}
    </>
  );
}

function NothingFound({ handle }: { handle: ListHandle }): JSX.Element {
  const { query } = handle;
  const actions = (
    <div class="row">
      {query.trim() !== '' && <Button onClick={() => handle.setQuery('')}>{t('list.clearSearch')}</Button>}
      {handle.look.filter && <Button onClick={() => handle.setLook({ filter: undefined })}>{t('list.clearFilter')}</Button>}
    </div>
  );
  return <EmptyState icon="search" title={query.trim() ? t('customers.none', { query: query.trim() }) : t('list.noneFit')} actions={actions}>{query.trim() ? t('panel.searchWays') : t('list.noneFitHint')}</EmptyState>;
}

function Foot({ total, hints }: { total: number | undefined; hints: ComponentChildren }): JSX.Element {
  return (
    <TableFoot>
      <span class="keys-hint"><Kbd keys="ArrowUp" /><Kbd keys="ArrowDown" />{t('action.move')}</span>
      <span class="keys-hint"><Kbd keys="Enter" />{t('action.open')}</span>
      <span class="keys-hint"><kbd aria-hidden="true">{t('list.space')}</kbd>{t('list.select')}</span>
      {hints}
      {total !== undefined && <span class="end keys-hint">{t('list.rows', { count: total })}</span>}
    </TableFoot>
  );
}
