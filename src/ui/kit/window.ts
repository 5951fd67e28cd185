/** A long list read in pages as they come into sight. The core sorts and filters; a screen holds only what it shows. */
import { useEffect, useReducer, useRef } from 'preact/hooks';
import type { RecordType } from '../../domain/records.ts';
import type { CrmEvent } from '../../domain/views.ts';
import { useHost } from './host-context.tsx';
import { isStale, repeat } from './query.ts';

export interface Rows<T> {
  /** Absent until the first answer. */
  total: number | undefined;
  /** Absent while its page is not read. */
  at: (index: number) => T | undefined;
  /** Tells which rows are in sight; reads the pages that are missing. */
  show: (from: number, to: number) => void;
  error: unknown;
}

export interface WindowOptions<T> {
  /** Names the list with its filter and sort: `customers name meier`. */
  key: string;
  on: readonly RecordType[] | ((event: CrmEvent) => boolean);
  read: (offset: number, limit: number) => Promise<{ total: number; rows: T[] }>;
}

const PAGE = 50;
/** Lists kept for screens that come back. */
const KEPT = 30;

interface Store {
  total: number | undefined;
  pages: Map<number, unknown[]>;
  error: unknown;
}

const stores = new Map<string, Store>();

export function useWindow<T>(options: WindowOptions<T>): Rows<T> {
  const host = useHost();
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const latest = useRef(options);
  latest.current = options;
  const { key } = options;
  const mine = storeOf(key);
  /** The list on screen: the one before, until the first page of a new one is there, so that nothing blinks while typing. */
  const shown = useRef(mine);
  if (mine.total !== undefined) shown.current = mine;
  const sight = useRef({ from: 0, to: PAGE - 1 });
  const lastKey = useRef(key);
  const fill = useRef<(all: boolean) => Promise<void>>(async () => undefined);
  fill.current = async (all) => {
    const store = storeOf(key);
    const wanted = pagesOf(sight.current).filter((page) => all || !store.pages.has(page));
    await Promise.all(wanted.map(async (page) => {
      try {
        const { total, rows } = await latest.current.read(page * PAGE, PAGE);
        Object.assign(store, { total, error: null });
        store.pages.set(page, rows);
      } catch (error) {
        Object.assign(store, { error, total: store.total ?? 0 });
      }
    }));
    redraw(0);
  };
  useEffect(() => {
    const store = storeOf(key);
    // Another filter or order is shown from its top; a list that comes back, from where it stood.
    if (lastKey.current !== key) sight.current = { from: 0, to: PAGE - 1 };
    lastKey.current = key;
    // What was out of sight while it changed is read again when it is shown.
    const reader = repeat(async () => {
      const seen = new Set(pagesOf(sight.current));
      for (const page of store.pages.keys()) if (!seen.has(page)) store.pages.delete(page);
      await fill.current(true);
    });
    reader.run();
    const stop = host.onEvent((event) => isStale(event, latest.current.on) && reader.run());
    return () => (stop(), reader.stop());
  }, [host, key]);
  const store = shown.current;
  return {
    total: store.total,
    error: mine.error,
    at: (index) => store.pages.get(Math.floor(index / PAGE))?.[index % PAGE] as T | undefined,
    show: (from, to) => {
      sight.current = { from, to };
      if (pagesOf(sight.current).some((page) => !mine.pages.has(page))) void fill.current(false);
    },
  };
}

/** Forgets every list: another agent signed in, or Ringside was locked. */
export function forgetLists(): void {
  stores.clear();
}

function pagesOf({ from, to }: { from: number; to: number }): number[] {
  const first = Math.floor(Math.max(0, from) / PAGE);
  return Array.from({ length: Math.floor(Math.max(0, to) / PAGE) - first + 1 }, (_, at) => first + at);
}

function storeOf(key: string): Store {
  const store = stores.get(key) ?? { total: undefined, pages: new Map(), error: null };
  stores.delete(key);
  stores.set(key, store);
  if (stores.size > KEPT) stores.delete(stores.keys().next().value as string);
  return store;
}
