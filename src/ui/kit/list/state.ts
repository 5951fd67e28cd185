/**
 * How a list is looked at: its tab, and what the agent made of that tab (filter, order, columns), kept for each agent in the
 * data set; and as long as the page lives the words searched for, the rows chosen, and where it was left.
 */
import { signal, type Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { ListType } from '../../../domain/list-fields.ts';
import { prefsSetting, sameLook, viewsOf, type ListLook, type ListPrefs, type SavedView } from '../../../domain/list-view.ts';
import type { ListQuery } from '../../../domain/query.ts';
import type { Agent } from '../../../domain/records.ts';
import type { Host } from '../../host.ts';
import { useHost } from '../host-context.tsx';
import { useSettings } from '../live.ts';
import { useCurrentAgent } from '../people.ts';
import { toastError } from '../toast.tsx';
import type { Place } from './column.ts';
import { NOTHING, type Selection } from './selection.ts';
import { onForgetLists } from './window.ts';

/** A tab that every agent has. */
export interface BuiltIn {
  id: string;
  label: string;
  look: ListLook;
  count?: number | undefined;
  /** Not come back to: only its own address leads there. */
  fleeting?: boolean;
}

interface State {
  tab: string | null;
  /** By tab; null: as the tab has it, which is about to be kept. */
  looks: Readonly<Record<string, ListLook | null>>;
  queries: Readonly<Record<string, string>>;
  places: Readonly<Record<string, Place>>;
  selection: Selection;
}

export interface ListHandle {
  me: Agent;
  tab: string;
  views: readonly SavedView[];
  prefs: ListPrefs;
  look: ListLook;
  /** The tab's own. */
  base: ListLook;
  changed: boolean;
  query: string;
  place: Place;
  selection: Selection;
  setTab: (tab: string) => void;
  setLook: (change: LookChange) => void;
  /** Back to what the tab was saved as. */
  reset: () => void;
  setQuery: (query: string) => void;
  select: (selection: Selection) => void;
  /** The tab that the list opens with. */
  setFirst: (tab: string) => void;
}

/** Undefined takes a part away. */
export type LookChange = { [K in keyof ListLook]?: ListLook[K] | undefined };

const queries = new Map<ListType, ListQuery>();

/** What a list shows, as it is searched, filtered and sorted; for the export. */
export function shownQuery(list: ListType): ListQuery {
  return queries.get(list) ?? {};
}

export function setShownQuery(list: ListType, query: ListQuery): void {
  queries.set(list, query);
}

/** Saved when no more was changed for so long (ms): a column that is dragged is one change. */
const REST = 600;

const states = new Map<string, Signal<State>>();
onForgetLists(() => states.clear());

const stateOf = (key: string): Signal<State> => {
  const known = states.get(key) ?? signal<State>({ tab: null, looks: {}, queries: {}, places: {}, selection: NOTHING });
  states.set(key, known);
  return known;
};

export interface ListOptions {
  list: ListType;
  tabs: readonly BuiltIn[];
  /** What the address says; null: the tab as it was left. */
  tab: string | null;
  /** A list inside another page, by its customer: it has no tabs, and is kept for all of them together. */
  within?: string | undefined;
}

/** Null until it is known who looks and what they made of the list. */
export function useList({ list, tabs, tab: asked, within }: ListOptions): ListHandle | null {
  const host = useHost();
  const me = useCurrentAgent();
  const settings = useSettings();
  const store = stateOf(within === undefined ? list : `${list} ${within}`);
  const state = store.value;
  const timer = useRef<{ id: ReturnType<typeof setTimeout>; run: () => void } | null>(null);
  useEffect(() => () => flush(timer), []);
  if (!me || !settings) return null;
  const views = within === undefined ? viewsOf(settings, list, me.id) : [];
  const prefs = (settings[prefsSetting(list, me.id)] ?? {}) as ListPrefs;
  const known = (id: string | null | undefined): id is string => typeof id === 'string' && (tabs.some((one) => one.id === id) || views.some((one) => one.id === id));
  const tab = [asked, state.tab, prefs.first].find(known) ?? tabs[0]?.id ?? '';
  const base: ListLook = tabs.find(({ id }) => id === tab)?.look ?? views.find(({ id }) => id === tab) ?? { sort: [] };
  const key = within === undefined ? tab : 'within';
  const look = state.looks[key] === null ? base : state.looks[key] ?? prefs.looks?.[key] ?? base;
  const change = (next: Partial<State>): void => void (store.value = { ...store.value, ...next });
  const place = state.places[key] ?? { cursor: 0, scroll: 0 };
  if (state.places[key] === undefined) (state.places as Record<string, Place>)[key] = place;
  const top = (): Record<string, Place> => ({ ...store.value.places, [key]: { cursor: 0, scroll: 0 } });
  const keep = (looks: State['looks'], first = prefs.first): void => later(timer, () => save(host, list, prefs, looks, first));
  const put = (next: ListLook | null, moves: boolean): void => {
    const looks = { ...store.value.looks, [key]: next };
    change({ looks, ...(moves && { places: top(), selection: NOTHING }) });
    keep(looks);
  };
  return {
    me, tab, views, prefs, look, base, place, selection: state.selection, query: state.queries[key] ?? '',
    changed: !sameLook(look, base),
    setTab: (next) => {
      const kept = tabs.find(({ id }) => id === next)?.fleeting ? store.value.tab : next;
      change({ tab: kept, ...(next !== tab && { selection: NOTHING }) });
    },
    setLook(part) {
      const next = without({ ...look, ...part });
      put(sameLook(next, base) ? null : next, 'filter' in part || 'sort' in part);
    },
    reset: () => put(null, true),
    setQuery: (query) => change({ queries: { ...store.value.queries, [key]: query }, places: top(), selection: NOTHING }),
    select: (selection) => change({ selection }),
    setFirst(first) {
      keep(store.value.looks, first);
      flush(timer);
    },
  };
}

/** Parts that are undefined are none. */
function without({ filter, sort = [], columns }: LookChange): ListLook {
  return { sort, ...(filter && { filter }), ...(columns && { columns }) };
}

async function save({ crm }: Host, list: ListType, prefs: ListPrefs, looks: State['looks'], first: string | undefined): Promise<void> {
  const all = Object.entries({ ...prefs.looks, ...looks }).filter((entry): entry is [string, ListLook] => entry[1] !== null).map(([id, look]) => [id, without(look)]);
  await crm.views.keep(list, { looks: Object.fromEntries(all), ...(first !== undefined && { first }) }).catch((thrown: unknown) => toastError(thrown));
}

type Timer = { current: { id: ReturnType<typeof setTimeout>; run: () => void } | null };

function later(timer: Timer, job: () => Promise<void>): void {
  if (timer.current) clearTimeout(timer.current.id);
  const run = (): void => {
    timer.current = null;
    void job();
  };
  timer.current = { id: setTimeout(run, REST), run };
}

function flush(timer: Timer): void {
  if (!timer.current) return;
  clearTimeout(timer.current.id);
  timer.current.run();
}
