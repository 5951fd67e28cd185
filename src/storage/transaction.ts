/**
 * The write transaction: all that a commit may touch, and nothing else can be awaited in it. A foreign await would let
 * IndexedDB commit half of it without an error (measured: 40 of 40), so the methods here are the only ones offered.
 */
import type { Change } from '../domain/change.ts';
import type { RecordType } from '../domain/records.ts';
import type { Row } from '../domain/row.ts';
import { HEAD } from './blob-rows.ts';
import type { BlobHead, BlobRow } from './blob-rows.ts';
import { TABLE_OF } from './database.ts';
import type { BatchRow, Chunk, Database, Head, Mention, Storage } from './database.ts';

export interface WriteTx {
  get(type: RecordType, id: string): Promise<Row | undefined>;
  /** Every row of a type of which there are few: agents. */
  all(type: RecordType): Promise<Row[]>;
  getMany(type: RecordType, ids: string[]): Promise<(Row | undefined)[]>;
  put(type: RecordType, row: Row): Promise<unknown>;
  putMany(type: RecordType, rows: Row[]): Promise<unknown>;
  definitionsOf(target: string): Promise<Row[]>;
  /** Rows that carry a look-up key. */
  owners(type: 'customer' | 'case', key: string): Promise<Row[]>;
  heads(): Promise<Head[]>;
  head(replica: string): Promise<Head | undefined>;
  putHead(head: Head): Promise<unknown>;
  append(changes: Change[]): Promise<unknown>;
  rewrite(changes: Change[]): Promise<unknown>;
  changesOf(record: string): Promise<Change[]>;
  quarantine(changes: Change[]): Promise<unknown>;
  /** Changes of a record that are kept aside; there are few at any time. */
  quarantined(record: string): Promise<Change[]>;
  local<T>(key: string): Promise<T | undefined>;
  setLocal(key: string, value: unknown): Promise<unknown>;
  putMention(mention: Mention): Promise<unknown>;
  removeMention(id: string): Promise<unknown>;
  removeDraft(id: string): Promise<unknown>;
  removeDraftsOf(record: string): Promise<unknown>;
  batch(id: string): Promise<BatchRow | undefined>;
  putBatch(batch: BatchRow): Promise<unknown>;
  blobHead(hash: string): Promise<BlobHead | undefined>;
  putBlob(row: BlobRow): Promise<unknown>;
  /** The head with its pieces. */
  removeBlob(hash: string): Promise<unknown>;
  removePieces(hash: string): Promise<unknown>;
  chunk(batch: string, n: number): Promise<Chunk | undefined>;
  putChunk(chunk: Chunk): Promise<unknown>;
}

const ALWAYS = ['agents', 'changes', 'heads', 'local', 'mentions', 'drafts', 'batches', 'chunks', 'blobs', 'quarantine'];

/**
 * Runs `body` in one read-write transaction over the tables of `types`; all of it is stored, or nothing.
 * `durable` waits until the disk has it: for what a person typed.
 */
export function write<T>(storage: Storage, types: Iterable<RecordType>, durable: boolean, body: (tx: WriteTx) => Promise<T>): Promise<T> {
  const db = durable ? storage.db : storage.bulk;
  const tables = [...new Set([...ALWAYS, ...Array.from(types, (type) => TABLE_OF[type])])];
  return db.transaction('rw', tables, async () => body(writeTx(db)));
}

function writeTx(db: Database): WriteTx {
  return {
    get: (type, id) => db.rows(type).get(id),
    all: (type) => db.rows(type).toArray(),
    getMany: (type, ids) => db.rows(type).bulkGet(ids),
    put: (type, row) => db.rows(type).put(row),
    putMany: (type, rows) => db.rows(type).bulkPut(rows),
    definitionsOf: (target) => db.fieldDefinitions.where('target').equals(target).toArray(),
    owners: (type, key) => db.rows(type).where('keys').equals(key).toArray(),
    heads: () => db.heads.toArray(),
    head: (replica) => db.heads.get(replica),
    putHead: (head) => db.heads.put(head),
    append: (changes) => db.changes.bulkAdd(changes),
    rewrite: (changes) => db.changes.bulkPut(changes),
    changesOf: (record) => db.changes.where('[record+hlc]').between([record, ''], [record, '\uffff']).toArray(),
    quarantine: (changes) => db.quarantine.bulkPut(changes),
    quarantined: (record) => db.quarantine.filter((change) => change.record === record).toArray(),
    local: async <T>(key: string) => (await db.local.get(key))?.value as T | undefined,
    setLocal: (key, value) => db.local.put({ key, value }),
    putMention: (mention) => db.mentions.put(mention),
    removeMention: (id) => db.mentions.delete(id),
    removeDraft: (id) => db.drafts.delete(id),
    removeDraftsOf: (record) => db.drafts.where('record').equals(record).delete(),
    batch: (id) => db.batches.get(id),
    putBatch: (batch) => db.batches.put(batch),
    blobHead: async (hash) => (await db.blobs.get([hash, HEAD])) as BlobHead | undefined,
    putBlob: (row) => db.blobs.put(row),
    removeBlob: (hash) => db.blobs.where('[hash+n]').between([hash, HEAD], [hash, Infinity]).delete(),
    removePieces: (hash) => db.blobs.where('[hash+n]').between([hash, 0], [hash, Infinity]).delete(),
    chunk: (batch, n) => db.chunks.get([batch, n]),
    putChunk: (chunk) => db.chunks.put(chunk),
  };
}
