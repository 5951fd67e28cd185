/**
 * The hot path: one read transaction, every key asked for at once, straight on IndexedDB. Dexie's own layer costs about
 * as much as the look-up itself here.
 */
import type { Row } from '../domain/row.ts';
import type { Mention, Storage } from './database.ts';

/** At most so many owners of one key are read: beyond, a number says nothing. */
const MAX_OWNERS = 20;

export interface KeyHits {
  customers: Row[][];
  cases: Row[][];
  mentions: Mention[][];
  /** Open cases of each customer found. */
  openCases: ReadonlyMap<string, number>;
}

type AskedKeys = { customers?: string[]; cases?: string[]; mentions?: string[] };

/**
 * Rows behind keys, per key, and how many open cases their customers have: all in one transaction, since each costs a
 * look-up about a third of its time. Stores without keys are not opened.
 */
export async function rowsByKeys(storage: Storage, keys: AskedKeys): Promise<KeyHits> {
  const openCases = new Map<string, number>();
  const asked = Object.entries(keys).filter(([, list]) => list.length > 0);
  if (asked.length === 0) return { customers: [], cases: [], mentions: [], openCases };
  const stores = new Set([...asked.map(([store]) => store), ...(keys.customers ? ['cases'] : [])]);
  const transaction = storage.db.backendDB().transaction([...stores], 'readonly');
  const answers = await Promise.all(
    asked.map(async ([store, list]) => {
      const index = transaction.objectStore(store).index('keys');
      const rows = await Promise.all(list.map((key) => result<Row[]>(index.getAll(key, MAX_OWNERS))));
      if (store === 'customers') await countOpen(transaction, rows.flat(), openCases);
      return [store, rows] as const;
    }),
  );
  return { customers: [], cases: [], mentions: [], ...(Object.fromEntries(answers) as Partial<KeyHits>), openCases };
}

async function countOpen(transaction: IDBTransaction, rows: readonly Row[], counts: Map<string, number>): Promise<void> {
  const index = transaction.objectStore('cases').index('openOf');
  const ids = new Set(rows.map(({ id }) => id));
  await Promise.all(Array.from(ids, async (id) => counts.set(id, await result(index.count(id)))));
}

/** Keys asked for in one transaction: some 5 ms, after which a look-up gets its turn. */
const KEYS_AT_ONCE = 100;

/** Those of many keys that some row carries. */
export async function takenKeys(storage: Storage, store: 'customers' | 'cases', keys: readonly string[]): Promise<string[]> {
  const taken: string[] = [];
  for (let at = 0; at < keys.length; at += KEYS_AT_ONCE) {
    const slice = keys.slice(at, at + KEYS_AT_ONCE);
    const index = storage.db.backendDB().transaction(store, 'readonly').objectStore(store).index('keys');
    const found = await Promise.all(slice.map((key) => result(index.getKey(key))));
    taken.push(...slice.filter((_, i) => found[i] !== undefined));
  }
  return taken;
}

/** Number of open cases of each customer, in one transaction. */
export async function openCaseCounts(storage: Storage, customers: string[]): Promise<number[]> {
  if (customers.length === 0) return [];
  const index = storage.db.backendDB().transaction('cases', 'readonly').objectStore('cases').index('openOf');
  return Promise.all(customers.map((id) => result(index.count(id))));
}

function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB request failed'));
  });
}
