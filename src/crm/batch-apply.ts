/**
 * Writes a batch's chunks into the tables, or takes them back out, in transactions short enough for a look-up to get
 * between (measured: 341 ms wait behind 1,000-row transactions, 25 ms behind 100). Each step can be done again, so a crash
 * in the middle is made good at the next start.
 */
import { applyBatchWrite, undoBatchWrite } from '../domain/merge.ts';
import type { BatchWrite } from '../domain/merge.ts';
import type { RecordType } from '../domain/records.ts';
import type { Row } from '../domain/row.ts';
import { getBatch, getChunk, isErased, unpackWrites } from '../storage/batches.ts';
import type { BatchRow } from '../storage/database.ts';
import { allBatches } from '../storage/rows.ts';
import { write } from '../storage/transaction.ts';
import type { WriteTx } from '../storage/transaction.ts';
import type { Context } from './context.ts';
import { derive, mentionOf, notesField } from './derive.ts';
import { eraseFromBatches } from './erase-batches.ts';
import { clashing, flagClashes } from './flag-batch.ts';

/** Rows of the first transaction; from then on as many as take about `PACE` on this machine (ms). */
const ROWS_AT_FIRST = 25;
const MOST_ROWS = 100;
const PACE = 30;

/** Which writes of a chunk to apply: a staged batch shows nothing yet, so it must not touch records that exist. */
type Part = 'creations' | 'edits' | 'all';

export async function applyChunk(context: Context, batch: BatchRow, n: number, writes: readonly BatchWrite[], part: Part): Promise<void> {
  const chosen = part === 'all' ? writes : writes.filter(({ op }) => (op === 'create') === (part === 'creations'));
  const erased: string[] = [];
  await inSlices(chosen, async (slice) => {
    erased.push(...(await write(context.storage, typesOf(slice), false, (tx) => applySlice(tx, context, batch, n, slice))));
    if (slice.some(({ type }) => type === 'interaction')) context.interactionCounts.reset();
  });
  // The erasure came before the chunk did.
  if (erased.length > 0) await eraseFromBatches(context, erased, [[batch.id, n]]);
}

let rowsAtOnce = ROWS_AT_FIRST;

/** One transaction after another, each of about the same time whatever the machine and the rows. */
async function inSlices(writes: readonly BatchWrite[], work: (slice: BatchWrite[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < writes.length; ) {
    const slice = writes.slice(at, at + rowsAtOnce);
    const start = performance.now();
    await work(slice);
    at += slice.length;
    const fitting = (slice.length * PACE) / Math.max(1, performance.now() - start);
    rowsAtOnce = Math.round(Math.min(MOST_ROWS, Math.max(10, (rowsAtOnce + fitting) / 2)));
  }
}

/** Brings every published or undone batch to rest; called at start, on publishing, undoing and when chunks arrive. */
export function settleBatches(context: Context): Promise<void> {
  return context.batches.inTurn(async () => {
    for (const batch of await allBatches(context.storage)) if (!batch.settled) await settleBatch(context, batch.id);
  });
}

async function settleBatch(context: Context, id: string): Promise<void> {
  let batch = await getBatch(context.storage, id);
  for (let n = batch?.status === 'published' ? Math.min(batch.applied, batch.firstEdits ?? batch.applied) : 0; batch && n < batch.chunks; n += 1) {
    const chunk = await getChunk(context.storage, id, n);
    if (!chunk) return;
    if (batch.status === 'published' && n < batch.applied && chunk.edits.length === 0) continue;
    const writes = (await unpackWrites(chunk.data)).filter((one): one is BatchWrite => !isErased(one));
    await (batch.status === 'undone' ? undoChunk(context, batch, n, writes) : takeIn(context, batch, n, writes));
    context.emit({ type: 'batch', id, done: n + 1, total: batch.chunks });
    const now = await getBatch(context.storage, id);
    if (now?.status !== batch.status) return settleBatch(context, id);
    batch = now;
  }
  if (!batch || !(await rest(context, batch))) return;
  await context.changed({ type: 'changed', path: 'import', records: 'many' }, { batch: id });
}

/** False when its status changed meanwhile: whoever changed it settles it anew. */
function rest(context: Context, { id, status }: BatchRow): Promise<boolean> {
  return write(context.storage, [], false, async (tx) => {
    const now = await tx.batch(id);
    if (now?.status !== status) return false;
    await tx.putBatch({ ...now, settled: true, applied: now.chunks });
    return true;
  });
}

/** A chunk for good: the next time goes on behind it. */
async function takeIn(context: Context, batch: BatchRow, n: number, all: BatchWrite[]): Promise<void> {
  const staged = n < batch.applied;
  const writes = staged ? all.filter(({ op }) => op === 'edit') : all;
  const clashes = await clashing(context, writes);
  await applyChunk(context, batch, n, writes, staged ? 'edits' : 'all');
  await flagClashes(context, clashes);
  await passChunk(context, batch.id, n);
}

/** The chunk is in the tables: the next time goes on behind it. */
export function passChunk(context: Context, id: string, n: number): Promise<void> {
  return write(context.storage, [], false, async (tx) => {
    const now = await tx.batch(id);
    if (now && now.status !== 'undone' && now.applied === n) await tx.putBatch({ ...now, applied: n + 1 });
  });
}

/** Ids of those that are erased already. */
async function applySlice(tx: WriteTx, context: Context, batch: BatchRow, n: number, writes: BatchWrite[]): Promise<string[]> {
  const erased: string[] = [];
  const origin = { batch: batch.id, chunk: n, stamp: batch.stamp, agent: batch.agent, undone: batch.status === 'undone' };
  for (const type of typesOf(writes)) {
    const mine = writes.filter((one) => one.type === type);
    const rows = await tx.getMany(type, mine.map(({ id }) => id));
    const next = mine.map((one, i) => derive(type, applyBatchWrite(rows[i], one, origin), context.settings));
    await tx.putMany(type, next);
    await putMentions(tx, context, type, next);
    erased.push(...next.filter((row) => row._.e !== undefined).map(({ id }) => id));
  }
  return erased;
}

/** A chunk that came after its batch was undone is taken in first: rows that somebody edited since are to stay whole. */
async function undoChunk(context: Context, batch: BatchRow, n: number, writes: BatchWrite[]): Promise<void> {
  if (n >= batch.applied) await applyChunk(context, batch, n, writes, 'all');
  await inSlices(writes, (slice) => write(context.storage, typesOf(slice), false, (tx) => undoSlice(tx, context, batch, slice)));
}

async function undoSlice(tx: WriteTx, context: Context, batch: BatchRow, writes: BatchWrite[]): Promise<void> {
  for (const one of writes) {
    const row = await tx.get(one.type, one.id);
    if (!row) continue;
    const next = one.op === 'edit' ? undoBatchWrite(row, one, batch.stamp) : { ...row };
    await tx.put(one.type, withoutKeysUnlessShown(context, one.type, next));
    if (!context.shown(next)) await tx.removeMention(next.id);
  }
}

/** A row that nobody sees must not be found either. */
function withoutKeysUnlessShown(context: Context, type: RecordType, row: Row): Row {
  const next = derive(type, row, context.settings);
  if (!context.shown(next)) for (const key of ['keys', 'customKeys', 'openOf', 'openFor']) delete next[key];
  return next;
}

async function putMentions(tx: WriteTx, context: Context, type: RecordType, rows: Row[]): Promise<void> {
  if (!notesField(type)) return;
  for (const row of rows) {
    const mention = mentionOf(type, row, context.settings.region());
    if (mention) await tx.putMention(mention);
  }
}

function typesOf(writes: readonly BatchWrite[]): RecordType[] {
  return [...new Set(writes.map(({ type }) => type))];
}
