/**
 * What `test/bench/crm.ts` runs in a page of Ringside's origin: imports over the real link, the same rows by a bare Dexie
 * `bulkAdd` beside it, look-ups and searches timed as a screen sees them.
 */
import Dexie from 'dexie';
import type { CrmApi } from '../../src/crm/index.ts';
import { customerKeys } from '../../src/domain/keys.ts';
import { applyBatchWrite } from '../../src/domain/merge.ts';
import { ZERO, stampOf, tick } from '../../src/domain/clock.ts';
import type { Customer } from '../../src/domain/records.ts';
import type { Row } from '../../src/domain/row.ts';
import { connect } from '../../src/link/connect.ts';
import type { Remote } from '../../src/link/remote.ts';
import { messagePortWire } from '../../src/link/wire.ts';
import { MIGRATIONS } from '../../src/storage/migrations/index.ts';
import { benchPeople, type BenchRow } from './bench-people.ts';
import { buildOf, type CoreAddress } from './core-client.ts';

/** Look-ups during an import, one so often (ms): a busy softphone's page. */
const LOOK_EVERY = 200;

/** Rows handed to the core at once, as an import does, and rows of one transaction of either side. */
const CHUNK = 1000;
const TRANSACTION = 100;

export interface ImportTimes {
  /** Time that the writer waited, without making the rows (ms). */
  took: number;
  rows: number;
  /** Longest time in which the page answered nothing (ms). */
  stall: number;
  /** Look-ups made meanwhile (ms each). */
  lookups: number[];
}

export type CrmBench = Awaited<ReturnType<typeof open>>;

declare global {
  var crmBench: CrmBench | undefined;
}

export async function open(address: CoreAddress, people: { customers: number; interactions: number; seed: number }) {
  const dial = () => messagePortWire(new SharedWorker(address.url, { ...(address.name !== undefined && { name: address.name }), ...(address.type && { type: address.type }) }).port);
  const build = await buildOf(dial);
  const crm = connect<CrmApi>(dial, { build }).crm;
  // Its own connection, as every page has: the importing one is busy.
  const looker = connect<CrmApi>(dial, { build }).crm;
  const [ours, bare] = [benchPeople(people), benchPeople(people)];
  const bench = {
    async importRows(customers: number, known: string[]): Promise<ImportTimes> {
      const stop = watch(looker, known);
      const { id } = await crm.batches.begin({ kind: 'import', name: 'bench' });
      let [took, rows] = [0, 0];
      for await (const chunk of chunksOf(ours, customers)) {
        took += await timed(() => crm.batches.rows(id, chunk));
        rows += chunk.length;
      }
      took += await timed(() => crm.batches.publish(id));
      // Segments are made when the rows are in; until lists of both kinds answer from them, the import is not over.
      took += await timed(() => Promise.all([crm.customers.list({ limit: 1 }), crm.interactions.list({ limit: 1 })]));
      return { took, rows, ...(await stop()) };
    },
    async bareRows(customers: number): Promise<{ took: number; rows: number }> {
      const db = bareDatabase();
      await db.open();
      let [took, rows] = [0, 0];
      for await (const chunk of chunksOf(bare, customers)) {
        const stored = chunk.map((row, at) => storedRow(row, rows + at));
        for (let at = 0; at < stored.length; at += TRANSACTION) took += await timed(() => addAll(db, stored.slice(at, at + TRANSACTION)));
        rows += chunk.length;
      }
      db.close();
      return { took, rows };
    },
    forgetBare: () => Dexie.delete(BARE),
    /** Each query once, in turn. */
    async searches(queries: string[]): Promise<number[]> {
      const times: number[] = [];
      for (const query of queries) times.push(await timed(() => crm.search(query, { limit: 50 })));
      return times;
    },
    pages: async (offsets: number[]): Promise<number[]> => {
      const times: number[] = [];
      for (const offset of offsets) times.push(await timed(() => crm.customers.list({ offset, limit: 50 })));
      return times;
    },
    /** 20,000 changes and 5,000 interactions of one customer, put beside the others as a long life would leave them. */
    async longLife(customer: string, changes: number, interactions: number): Promise<void> {
      await addChanges(customer, changes);
      const { id } = await crm.batches.begin({ kind: 'import', name: 'long life' });
      for (let at = 0; at < interactions; at += CHUNK) {
        const rows = Array.from({ length: Math.min(CHUNK, interactions - at) }, (_, i) => ({ type: 'interaction' as const, fields: { channel: 'phone', direction: 'in', customerId: customer, agentId: 'bench', state: 'ended', startedAt: 1e12 + (at + i) * 1000 } }));
        await crm.batches.rows(id, rows);
      }
      await crm.batches.publish(id);
    },
    /** Until what lists and search hold is at rest. */
    async stored(): Promise<void> {
      const db = await openOurs();
      while (!(await headersIn(db))) await new Promise((next) => setTimeout(next, 250));
      db.close();
    },
    /** What a customer's page asks for: each part alone, then all at once. */
    async openCustomer(customer: string, times: number): Promise<{ page: number[]; history: number[]; interactions: number[]; all: number[] }> {
      const took = { page: [] as number[], history: [] as number[], interactions: [] as number[], all: [] as number[] };
      const parts = {
        page: () => crm.customers.page(customer),
        history: () => crm.history.of('customer', customer, { limit: 50 }),
        interactions: () => crm.interactions.list({ customerId: customer, limit: 50 }),
      };
      for (let i = 0; i < times; i += 1) {
        for (const part of ['page', 'history', 'interactions'] as const) took[part].push(await timed(parts[part]));
        took.all.push(await timed(() => Promise.all(Object.values(parts).map((part) => part()))));
      }
      return took;
    },
  };
  return bench;
}

/** Made in turns of the event loop: what the page cannot answer meanwhile is the import's doing, not the making of people. */
async function* chunksOf(people: Iterator<BenchRow>, customers: number): AsyncGenerator<BenchRow[]> {
  let chunk: BenchRow[] = [];
  let left = customers;
  for (let next = held.get(people) ?? people.next(); !next.done; next = people.next()) {
    if (next.value.type === 'customer' && left-- === 0) {
      held.set(people, next);
      break;
    }
    chunk.push(next.value);
    if (chunk.length % 100 === 0) await new Promise((turn) => setTimeout(turn, 0));
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

/** The first row of the next part, read already. */
const held = new Map<Iterator<BenchRow>, IteratorResult<BenchRow>>();

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Look-ups at a steady pace, and how long the page was away, until stopped. */
function watch(crm: Remote<CrmApi>, known: readonly string[]): () => Promise<{ stall: number; lookups: number[] }> {
  const lookups: number[] = [];
  let [on, stall, last] = [true, 0, performance.now()];
  const ticks = setInterval(() => {
    const now = performance.now();
    stall = Math.max(stall, now - last - 10);
    last = now;
  }, 10);
  const looking = (async () => {
    for (let at = 0; on && known.length > 0; at += 1) {
      lookups.push(await timed(() => crm.lookup({ kind: 'phone', value: known[at % known.length]! })));
      await new Promise((next) => setTimeout(next, LOOK_EVERY));
    }
  })();
  return async () => {
    on = false;
    clearInterval(ticks);
    await looking;
    return { stall, lookups };
  };
}

const BARE = 'bench-bare';

/** The same tables with the same indexes, as Dexie makes them, and nothing else. */
function bareDatabase(): Dexie {
  const db = new Dexie(BARE, { chromeTransactionDurability: 'relaxed', cache: 'disabled' });
  for (const { VERSION, STORES } of MIGRATIONS) db.version(VERSION).stores(STORES);
  return db;
}

function addAll(db: Dexie, rows: { type: BenchRow['type']; row: Row }[]): Promise<unknown> {
  return db.transaction('rw', ['customers', 'interactions'], async () => {
    const of = (type: BenchRow['type']): Row[] => rows.filter((one) => one.type === type).map(({ row }) => row);
    await Promise.all([db.table('customers').bulkAdd(of('customer')), db.table('interactions').bulkAdd(of('interaction'))]);
  });
}

const STAMP = stampOf(tick(ZERO, Date.UTC(2026, 0, 1)), 'aaaaaaaaaaaaa');

/** The row as the core stores it. */
function storedRow({ type, id, fields }: BenchRow, at: number): { type: BenchRow['type']; row: Row } {
  const flat = Object.entries(fields).flatMap(([path, value]) => (typeof value === 'object' ? Object.entries(value as object).map(([part, one]) => [`${path}.${part}`, one]) : [[path, value]]));
  const whole = type === 'customer' ? [...flat.map(([path, value]) => [path, withE164(path as string, value)]), ['accountNumber', `C-${1001 + at}`]] : flat;
  const row = applyBatchWrite(undefined, { type, id, op: 'create', salt: '', fields: Object.fromEntries(whole.map(([path, value]) => [path, [null, value]])) }, { batch: id, chunk: 1, stamp: STAMP, agent: id });
  return { type, row: type === 'customer' ? { ...row, keys: customerKeys(row as unknown as Customer) } : row };
}

function withE164(path: string, value: unknown): unknown {
  if (!path.startsWith('phones.')) return value;
  const { number } = value as { number: string };
  return { ...(value as object), e164: number, national: number.slice(3) };
}

function openOurs(): Promise<IDBDatabase> {
  return answer(indexedDB.open('ringside'));
}

async function headersIn(db: IDBDatabase): Promise<boolean> {
  const store = db.transaction('segments').objectStore('segments');
  return (await Promise.all(['customer', 'interaction'].map((key) => answer(store.count(key))))).every((count) => count === 1);
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
  });
}

async function addChanges(record: string, count: number): Promise<void> {
  const db = await openOurs();
  const store = db.transaction('changes', 'readwrite', { durability: 'relaxed' }).objectStore('changes');
  let hlc = tick(ZERO, Date.UTC(2025, 0, 1));
  for (let seq = 1; seq <= count; seq += 1) {
    hlc = tick(hlc, Date.UTC(2025, 0, 1) + seq * 60_000);
    store.add({ replica: 'benchbenchben', seq, hlc, commit: `bench-${seq}`, agent: 'bench', path: 'typed', op: 'edit', type: 'customer', record, fields: { company: [`Before ${seq}`, `After ${seq}`] }, salt: 'bench', digest: 'bench', chain: 'bench' });
  }
  await new Promise((done) => (store.transaction.oncomplete = done));
  db.close();
}
