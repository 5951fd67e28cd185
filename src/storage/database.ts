/** The one IndexedDB database of an origin. Two connections: people's writes are flushed to disk, batches need not be. */
import Dexie from 'dexie';
import type { EntityTable, Table } from 'dexie';
import type { Change } from '../domain/change.ts';
import type { Hlc, Stamp } from '../domain/clock.ts';
import type { ImportCounts } from '../domain/exchange.ts';
import type { Draft, RecordType } from '../domain/records.ts';
import type { Row } from '../domain/row.ts';
import type { BlobRow } from './blob-rows.ts';
import { MIGRATIONS } from './migrations/index.ts';

export interface Head {
  replica: string;
  seq: number;
  hlc: Hlc;
  chain: string;
}

export type BatchStatus = 'staged' | 'published' | 'undone';

/** Where a batch stands, here. `status` is the log's, `applied` counts the first chunks that are in the tables on this device. */
export interface BatchRow {
  id: string;
  kind: string;
  name: string;
  status: BatchStatus;
  /** Stamp that its rows carry. */
  stamp: Stamp;
  agent: string;
  rows: number;
  chunks: number;
  applied: number;
  /** Every chunk is in the tables, or taken back out of them. */
  settled: boolean;
  /** First chunk staged here that edits records: its edits wait for the publishing. */
  firstEdits?: number;
  /** Of an import: what became of the rows of its file. */
  counts?: ImportCounts;
}

/** `data`: gzip of the JSON array of writes. `edits`: ids of the records it edits; those it creates point back to it. */
export interface Chunk {
  batch: string;
  n: number;
  data: Uint8Array<ArrayBuffer>;
  digest: string;
  edits: string[];
}

export interface Mention {
  /** Id of the record whose text it is. */
  id: string;
  type: RecordType;
  customerId: string | null;
  keys: string[];
}

export interface Peer {
  /** Origin of a web app, or `extension`. */
  id: string;
  pairedAt: number;
  /** Letter given to the peer for its numbers. */
  code: string;
}

export interface LocalRow {
  key: string;
  value: unknown;
}

export interface SegmentRow {
  key: string;
  data: unknown;
}

export class Database extends Dexie {
  declare customers: EntityTable<Row, 'id'>;
  declare cases: EntityTable<Row, 'id'>;
  declare followUps: EntityTable<Row, 'id'>;
  declare tasks: EntityTable<Row, 'id'>;
  declare interactions: EntityTable<Row, 'id'>;
  declare agents: EntityTable<Row, 'id'>;
  declare settings: EntityTable<Row, 'id'>;
  declare fieldDefinitions: EntityTable<Row, 'id'>;
  declare mentions: EntityTable<Mention, 'id'>;
  declare changes: Table<Change, [string, number]>;
  declare heads: EntityTable<Head, 'replica'>;
  declare batches: EntityTable<BatchRow, 'id'>;
  declare chunks: Table<Chunk, [string, number]>;
  declare blobs: Table<BlobRow, [string, number]>;
  declare drafts: EntityTable<Draft, 'id'>;
  declare peers: EntityTable<Peer, 'id'>;
  declare quarantine: Table<Change, [string, number]>;
  declare local: EntityTable<LocalRow, 'key'>;
  declare segments: EntityTable<SegmentRow, 'key'>;

  constructor(name: string, durability: 'strict' | 'relaxed') {
    // Dexie's query cache serves its live queries; ours read the log, so it would only cost.
    super(name, { chromeTransactionDurability: durability, cache: 'disabled' });
    for (const { VERSION, STORES, upgrade } of MIGRATIONS) {
      const version = this.version(VERSION).stores(STORES);
      if (upgrade) version.upgrade(upgrade);
    }
  }

  /** The table of a record type. */
  rows(type: RecordType): EntityTable<Row, 'id'> {
    return this.table(TABLE_OF[type]) as EntityTable<Row, 'id'>;
  }
}

export const TABLE_OF: Record<RecordType, string> = {
  customer: 'customers',
  case: 'cases',
  followUp: 'followUps',
  task: 'tasks',
  interaction: 'interactions',
  agent: 'agents',
  setting: 'settings',
  fieldDefinition: 'fieldDefinitions',
};

export interface Storage {
  /** Flushed to disk before a write counts as done (`durability: 'strict'`). */
  db: Database;
  /** For batches and drafts: quick, and made good from chunks after a crash. */
  bulk: Database;
  close(): void;
}

export async function openStorage(name: string): Promise<Storage> {
  const db = new Database(name, 'strict');
  const bulk = new Database(name, 'relaxed');
  await db.open();
  await bulk.open();
  return {
    db,
    bulk,
    close() {
      db.close();
      bulk.close();
    },
  };
}
