/**
 * The hot path: one read transaction, straight on IndexedDB. Dexie's own layer costs about
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
}

type AskedKeys = { customers?: string[]; cases?: string[]; mentions?: string[] };

/** Rows behind keys, per key. */
export function rowsByKeys(storage: Storage, keys: AskedKeys): Promise<KeyHits> {
  return rowsBySteps(storage, [keys], () => false);
}

/**
 * The same, step by step, ending with the first step that brought a customer who `counts`: all in one transaction, since
 * each costs a look-up about a third of its time. Lists are per key over all steps; a key not asked for has none.
 */
export async function rowsBySteps(storage: Storage, steps: readonly AskedKeys[], counts: (row: Row) => boolean): Promise<KeyHits> {
  const hits = { customers: [] as Row[][], cases: [] as Row[][], mentions: [] as Mention[][] };
  const stores = STORES.filter((store) => steps.some((step) => step[store]?.length));
  if (stores.length === 0) return hits;
  const transaction = storage.db.backendDB().transaction(stores, 'readonly');
  for (const step of steps) {
    const [customers, cases, mentions] = await Promise.all(STORES.map((store) => rowsOf(transaction, store, step[store] ?? [])));
    hits.customers.push(...(customers as Row[][]));
    hits.cases.push(...(cases as Row[][]));
    hits.mentions.push(...(mentions as Mention[][]));
    if (hits.customers.some((rows) => rows.some(counts))) break;
  }
  return hits;
}

const STORES = ['customers', 'cases', 'mentions'] as const;

function rowsOf(transaction: IDBTransaction, store: (typeof STORES)[number], keys: readonly string[]): Promise<unknown[][]> {
  if (keys.length === 0) return Promise.resolve([]);
  const index = transaction.objectStore(store).index('keys');
  return Promise.all(keys.map((key) => result<unknown[]>(index.getAll(key, MAX_OWNERS))));
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
