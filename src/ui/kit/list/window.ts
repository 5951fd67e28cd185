/**
 * A long list read in pages as they come into sight. The core sorts and filters; a screen holds only what it shows. While
 * somebody is at work in it nothing moves under their hand: rows are brought up to date where they stand, and what came or
 * went elsewhere waits until it is asked for, or until the list is scrolled on.
 */
import { useEffect, useReducer, useRef } from 'preact/hooks';
import type { RecordType } from '../../../domain/records.ts';
import type { CrmEvent } from '../../../domain/views.ts';
import { useHost } from '../host-context.tsx';
import { isStale, repeat } from '../query.ts';

export interface Rows<T> {
  /** Absent until the first answer. */
  total: number | undefined;
  /** Absent while its page is not read. */
  at: (index: number) => T | undefined;
  /** Tells which rows are in sight; reads the pages that are missing. */
  show: (from: number, to: number) => void;
  /** Rows that came elsewhere and wait to be shown; 0 where others only went or moved. Null: the list is as it is shown. */
  waiting: number | null;
  /** Shows what waits; the row that `anchor` names keeps its place. */
  follow: () => void;
  error: unknown;
}

export interface WindowOptions<T> {
  /** Names the list with its filter and sort: `customers name meier`. */
  key: string;
  on: readonly RecordType[] | ((event: CrmEvent) => boolean);
  read: (offset: number, limit: number) => Promise<{ total: number; rows: T[] }>;
  /** Somebody is at work in the list. */
  held?: (() => boolean) | undefined;
  /** The row that is to keep its place, with where it stands. */
  anchor?: (() => { id: string; index: number } | null) | undefined;
  /** Where a row stands in the list now; null when it is not in it. */
  locate?: ((id: string) => Promise<number | null>) | undefined;
  /** Rows above the anchor came (or, below 0, went). */
  moved?: ((by: number) => void) | undefined;
}

const PAGE = 50;
/** Lists kept for screens that come back. */
const KEPT = 30;
/** How long what changes is taken for the agent's own doing (ms). */
const OWN = 2000;

interface Store {
  total: number | undefined;
  pages: Map<number, { id: string }[]>;
  error: unknown;
  waiting: number | null;
}

const stores = new Map<string, Store>();
const followers = new Set<() => void>();
let ownUntil = 0;

/** What changes now is the agent's own doing: lists show it at once. */
export function followLists(): void {
  ownUntil = Date.now() + OWN;
  for (const follow of followers) follow();
}

export function useWindow<T extends { id: string }>(options: WindowOptions<T>): Rows<T> {
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
  const reader = useRef({ run: () => {} });
  const wanted = useRef(false);
  useEffect(() => {
    const store = storeOf(key);
    // Another filter or order is shown from its top; a list that comes back, from where it stood.
    if (lastKey.current !== key) sight.current = { from: 0, to: PAGE - 1 };
    lastKey.current = key;
    const job = repeat(async () => {
      const follow = wanted.current;
      wanted.current = false;
      await refresh(store, sight.current, latest.current, follow);
      redraw(0);
    });
    reader.current = job;
    const follow = (): void => {
      wanted.current = true;
      job.run();
    };
    followers.add(follow);
    job.run();
    const stop = host.onEvent((event) => isStale(event, latest.current.on) && job.run());
    return () => (stop(), job.stop(), void followers.delete(follow));
  }, [host, key]);
  const store = shown.current;
  const missing = (): boolean => pagesOf(sight.current).some((page) => !mine.pages.has(page));
  const follow = (): void => {
    wanted.current = true;
    reader.current.run();
  };
  return {
    total: store.total,
    error: mine.error,
    waiting: store.waiting,
    follow,
    at: (index) => store.pages.get(Math.floor(index / PAGE))?.[index % PAGE] as T | undefined,
    show: (from, to) => {
      sight.current = { from, to };
      if (!missing()) return;
      if (mine.waiting !== null) follow();
      else void addMissing(mine, sight.current, latest.current).then(() => redraw(0));
    },
  };
}

async function addMissing<T extends { id: string }>(store: Store, sight: { from: number; to: number }, { read }: WindowOptions<T>): Promise<void> {
  for (const page of pagesOf(sight)) {
    if (store.pages.has(page)) continue;
    await readPage(store, page, read).then(({ rows }) => void store.pages.set(page, rows), () => undefined);
  }
}

/** Reads what is in sight again; what is not is forgotten, to be read when it is. */
async function refresh<T extends { id: string }>(store: Store, sight: { from: number; to: number }, options: WindowOptions<T>, follow: boolean): Promise<void> {
  const pages = pagesOf(sight);
  const fresh = new Map<number, T[]>();
  let total = 0;
  for (const page of pages) {
    const answer = await readPage(store, page, options.read).catch(() => null);
    if (!answer) return;
    total = answer.total;
    fresh.set(page, answer.rows);
  }
  const same = store.total === total && pages.every((page) => sameIds(store.pages.get(page), fresh.get(page)!));
  const first = store.total === undefined || pages.every((page) => !store.pages.has(page));
  if (same || first) return take(store, fresh, total);
  if (options.held?.() && !follow && Date.now() > ownUntil) return wait(store, fresh, total);
  await takeAnchored(store, sight, fresh, total, options);
}

function take(store: Store, fresh: Map<number, { id: string }[]>, total: number): void {
  Object.assign(store, { total, pages: fresh, waiting: null });
}

/** Rows keep their places; what is known of them anew is shown. */
function wait(store: Store, fresh: Map<number, { id: string }[]>, total: number): void {
  const known = new Map([...fresh.values()].flat().map((row) => [row.id, row]));
  for (const [page, rows] of store.pages) store.pages.set(page, rows.map((row) => known.get(row.id) ?? row));
  store.waiting = Math.max(0, total - (store.total ?? total));
}

/** The new order, moved so that the anchor stands where it stood. */
async function takeAnchored<T extends { id: string }>(store: Store, sight: { from: number; to: number }, fresh: Map<number, T[]>, total: number, options: WindowOptions<T>): Promise<void> {
  const anchor = options.anchor?.() ?? null;
  const place = anchor && (await options.locate?.(anchor.id).catch(() => null));
  const by = anchor && typeof place === 'number' ? place - anchor.index : 0;
  if (by === 0) return take(store, fresh, total);
  const moved = { from: Math.max(0, sight.from + by), to: Math.max(0, sight.to + by) };
  Object.assign(store, { total, pages: new Map(), waiting: null });
  await addMissing(store, moved, options);
  options.moved?.(by);
}

async function readPage<T extends { id: string }>(store: Store, page: number, read: WindowOptions<T>['read']): Promise<{ total: number; rows: T[] }> {
  try {
    const answer = await read(page * PAGE, PAGE);
    store.error = null;
    return answer;
  } catch (error) {
    Object.assign(store, { error, total: store.total ?? 0 });
    throw error;
  }
}

function sameIds(before: readonly { id: string }[] | undefined, after: readonly { id: string }[]): boolean {
  return before?.length === after.length && before.every(({ id }, at) => id === after[at]?.id);
}

/** Forgets every list: another agent signed in, or Ringside was locked. */
export function forgetLists(): void {
  stores.clear();
  for (const forget of forgetting) forget();
}

const forgetting = new Set<() => void>();

/** What else is kept of lists, and is one agent's own. */
export function onForgetLists(forget: () => void): void {
  forgetting.add(forget);
}

function pagesOf({ from, to }: { from: number; to: number }): number[] {
  const first = Math.floor(Math.max(0, from) / PAGE);
  return Array.from({ length: Math.floor(Math.max(0, to) / PAGE) - first + 1 }, (_, at) => first + at);
}

function storeOf(key: string): Store {
  const store = stores.get(key) ?? { total: undefined, pages: new Map(), error: null, waiting: null };
  stores.delete(key);
  stores.set(key, store);
  if (stores.size > KEPT) stores.delete(stores.keys().next().value as string);
  return store;
}
