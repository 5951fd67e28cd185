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
}

/** Rows behind keys, per key, in one transaction. Stores without keys are not opened. */
export async function rowsByKeys(storage: Storage, keys: { customers?: string[]; cases?: string[]; mentions?: string[] }): Promise<KeyHits> {
  const asked = Object.entries(keys).filter(([, list]) => list.length > 0);
  if (asked.length === 0) return { customers: [], cases: [], mentions: [] };
  const transaction = storage.db.backendDB().transaction(asked.map(([store]) => store), 'readonly');
  const answers = await Promise.all(
    asked.map(async ([store, list]) => {
      const index = transaction.objectStore(store).index('keys');
      return [store, await Promise.all(list.map((key) => result(index.getAll(key, MAX_OWNERS))))] as const;
    }),
  );
  return { customers: [], cases: [], mentions: [], ...(Object.fromEntries(answers) as Partial<KeyHits>) };
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
