/**
 * The newest entries of an index, straight on IndexedDB: Dexie walks backwards by a cursor, an event for every row, where
 * one request can bring them all (`getAll` with a direction, Chromium since 141; elsewhere the cursor stays).
 */
import type { Change } from '../domain/change.ts';
import type { Millis } from '../domain/records.ts';
import type { Row } from '../domain/row.ts';
import type { Storage } from './database.ts';

type Store = 'interactions' | 'changes';

/** Rows that are skipped by reading them: more are skipped by a cursor. */
const MOST_SKIPPED = 500;

/** Changes of one record, newest first. `before`: an hlc to go on from. */
export function changesOfRecord(storage: Storage, record: string, limit: number, before = '\uffff'): Promise<Change[]> {
  return newest(storage, 'changes', '[record+hlc]', IDBKeyRange.bound([record, ''], [record, before], false, true), limit);
}

/** Newest first. */
export function interactionsOf(storage: Storage, customer: string, limit: number, offset = 0): Promise<Row[]> {
  return newest(storage, 'interactions', '[customerId+startedAt]', ofCustomer(customer), limit, offset);
}

/** When each customer was last in contact, in one transaction; undefined where never. */
export function lastContactsOf(storage: Storage, customers: readonly string[]): Promise<(Millis | undefined)[]> {
  if (customers.length === 0) return Promise.resolve([]);
  const index = open(storage, 'interactions', '[customerId+startedAt]');
  return Promise.all(customers.map(async (id) => ((await result(index.openKeyCursor(ofCustomer(id), 'prev')))?.key as [string, Millis] | undefined)?.[1]));
}

function ofCustomer(customer: string): IDBKeyRange {
  return IDBKeyRange.bound([customer, -Infinity], [customer, Infinity]);
}

async function newest<T>(storage: Storage, store: Store, name: string, range: IDBKeyRange, limit: number, offset = 0): Promise<T[]> {
  const index = open(storage, store, name);
  if (!('getAllRecords' in index) || offset > MOST_SKIPPED) return walk(index, range, limit, offset);
  const getAll = index.getAll.bind(index) as unknown as (options: { query: IDBKeyRange; count: number; direction: 'prev' }) => IDBRequest<T[]>;
  return (await result(getAll({ query: range, count: Math.min(limit + offset, MOST_COUNT), direction: 'prev' }))).slice(offset);
}

/** IndexedDB counts in 32 bits. */
const MOST_COUNT = 0xffffffff;

function walk<T>(index: IDBIndex, range: IDBKeyRange, limit: number, offset: number): Promise<T[]> {
  const rows: T[] = [];
  let skip = offset;
  return new Promise((resolve, reject) => {
    const request = index.openCursor(range, 'prev');
    request.onerror = () => reject(request.error ?? new Error('IndexedDB request failed'));
    request.onsuccess = () => {
      const cursor = request.result;
      if (!cursor || limit === 0) return resolve(rows);
      if (skip > 0) {
        cursor.advance(skip);
        skip = 0;
        return;
      }
      rows.push(cursor.value as T);
      if (rows.length === limit) resolve(rows);
      else cursor.continue();
    };
  });
}

function open(storage: Storage, store: Store, index: string): IDBIndex {
  return storage.db.backendDB().transaction(store, 'readonly').objectStore(store).index(index);
}

function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB request failed'));
  });
}
