/** Segments of lists and search: worked out from the records, dropped and made anew at any time. */
import type { SegmentRow, Storage } from './database.ts';

const LAST = '\uffff';

export async function getSegment<T>({ db }: Storage, key: string): Promise<T | undefined> {
  return (await db.segments.get(key))?.data as T | undefined;
}

/** Several at once, in the order asked for. */
export async function getSegments<T>({ db }: Storage, keys: string[]): Promise<(T | undefined)[]> {
  return (await db.segments.bulkGet(keys)).map((row) => row?.data as T | undefined);
}

/** All of them or none, without waiting for the disk. */
export async function putSegments({ bulk }: Storage, rows: SegmentRow[]): Promise<void> {
  await bulk.segments.bulkPut(rows);
}

/** Drops those whose keys begin so. */
export async function dropSegments({ db }: Storage, prefix: string): Promise<void> {
  await db.segments.where('key').between(prefix, prefix + LAST, true, true).delete();
}

/** Keys that begin so. */
export function segmentKeys({ db }: Storage, prefix: string): Promise<string[]> {
  return db.segments.where('key').between(prefix, prefix + LAST).primaryKeys();
}

export async function dropSegmentKeys({ bulk }: Storage, keys: string[]): Promise<void> {
  await bulk.segments.bulkDelete(keys);
}
