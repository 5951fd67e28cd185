/** Reading records. What is deleted, erased or in an unpublished batch is sorted out by the caller. */
import type { Draft, RecordType } from '../domain/records.ts';
import type { Row } from '../domain/row.ts';
import type { BatchRow, Peer, Storage } from './database.ts';

/** A limit that is none: IndexedDB counts in 32 bits. */
export const ALL = 0xffffffff;

export function getRow({ db }: Storage, type: RecordType, id: string): Promise<Row | undefined> {
  return db.rows(type).get(id);
}

export function getRows({ db }: Storage, type: RecordType, ids: string[]): Promise<(Row | undefined)[]> {
  return db.rows(type).bulkGet(ids);
}

export function allRows({ db }: Storage, type: RecordType): Promise<Row[]> {
  return db.rows(type).toArray();
}

export function countRows({ db }: Storage, type: RecordType): Promise<number> {
  return db.rows(type).count();
}

/** Every row of a type in pages by id, so that a million of them never stand in memory together. */
export async function* pagesOf({ db }: Storage, type: RecordType, page = 2000): AsyncGenerator<Row[]> {
  for (let after = ''; ; ) {
    const rows = await db.rows(type).where('id').above(after).limit(page).toArray();
    if (rows.length === 0) return;
    yield rows;
    after = rows[rows.length - 1]?.id ?? after;
  }
}

/** Rows that have a value in a custom field. */
export function rowsWithCustom({ db }: Storage, type: RecordType, field: string): Promise<Row[]> {
  return db.rows(type).where('customKeys').between([field], [field, []]).toArray();
}

export function mergedInto({ db }: Storage, customer: string): Promise<Row[]> {
  return db.customers.where('mergedInto').equals(customer).toArray();
}

export function casesOf({ db }: Storage, customers: string[]): Promise<Row[]> {
  return db.cases.where('customerId').anyOf(customers).toArray();
}

export function tasksOf({ db }: Storage, customers: string[]): Promise<Row[]> {
  return db.tasks.where('customerId').anyOf(customers).toArray();
}

/** Open tasks of one agent with a due time, soonest first, then the others. */
export function openTasksOf({ db }: Storage, agent: string): Promise<Row[]> {
  return db.tasks.where('[openFor+dueAt]').between([agent, -Infinity], [agent, Infinity]).toArray();
}

export function followUpsOf({ db }: Storage, caseId: string): Promise<Row[]> {
  return db.followUps.where('[caseId+at]').between([caseId, -Infinity], [caseId, Infinity]).toArray();
}

export function countInteractionsOf({ db }: Storage, customer: string): Promise<number> {
  return db.interactions.where('[customerId+startedAt]').between([customer, -Infinity], [customer, Infinity]).count();
}

/** Begun from `start` up to, and without, `end`; callers ask for a day at a time. */
export function interactionsBetween({ db }: Storage, start: number, end: number): Promise<Row[]> {
  return db.interactions.where('startedAt').between(start, end).toArray();
}

export function unfinishedInteractions({ db }: Storage): Promise<Row[]> {
  return db.interactions.where('state').anyOf('ringing', 'live', 'wrap-up').toArray();
}

export function allBatches({ db }: Storage): Promise<BatchRow[]> {
  return db.batches.toArray();
}

export function allPeers({ db }: Storage): Promise<Peer[]> {
  return db.peers.toArray();
}

export function putPeer({ db }: Storage, peer: Peer): Promise<unknown> {
  return db.peers.put(peer);
}

export function removePeer({ db }: Storage, id: string): Promise<unknown> {
  return db.peers.delete(id);
}

/** Drafts are written without waiting for the disk's cache flush: the operating system has them when this resolves. */
export function putDraft({ bulk }: Storage, draft: Draft): Promise<unknown> {
  return bulk.drafts.put(draft);
}

export function getDraft({ db }: Storage, id: string): Promise<Draft | undefined> {
  return db.drafts.get(id);
}

export function removeDraft({ db }: Storage, id: string): Promise<unknown> {
  return db.drafts.delete(id);
}

export function draftsOf({ db }: Storage, kind: Draft['kind']): Promise<Draft[]> {
  return db.drafts.where('kind').equals(kind).toArray();
}

export async function getLocal<T>({ db }: Storage, key: string): Promise<T | undefined> {
  return (await db.local.get(key))?.value as T | undefined;
}

export function setLocal({ db }: Storage, key: string, value: unknown): Promise<unknown> {
  return db.local.put({ key, value });
}

export async function localWithPrefix({ db }: Storage, prefix: string): Promise<Record<string, unknown>> {
  const rows = await db.local.where('key').startsWith(prefix).toArray();
  return Object.fromEntries(rows.map((row) => [row.key.slice(prefix.length), row.value]));
}
