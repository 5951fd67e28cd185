/**
 * Everything that happened after a cursor, in the order in which it came to this replica: typed, merged, undone and received
 * changes as they stand in the log, imports row by row from their chunks. A view of the log; it keeps nothing.
 */
import type { Change, VersionVector } from '../../domain/change.ts';
import type { Hlc } from '../../domain/clock.ts';
import type { BatchWrite } from '../../domain/merge.ts';
import { getBatch, getChunk, isErased, unpackWrites } from '../../storage/batches.ts';
import { changeAt, changesAfter, versionVector } from '../../storage/log.ts';
import { getRows } from '../../storage/rows.ts';
import type { Context } from '../context.ts';
import { eventOf, eventOfRow } from './event.ts';
import type { ChangeEvent, Place } from './event.ts';

export interface Cursor {
  /** Last change of each replica that was gone through. */
  vector: VersionVector;
  /** The next change of a replica is a batch, gone through up to this chunk. */
  batch?: { replica: string; seq: number; n: number };
}

export interface FeedPage {
  events: ChangeEvent[];
  cursor: Cursor;
  /** There may be more at once; false where all is told that is here. */
  more: boolean;
}

const PAGE = 100;

export async function nowCursor({ storage }: Context): Promise<Cursor> {
  return { vector: await versionVector(storage) };
}

/** Behind the last change of each replica made before a moment: stamps grow with a replica's numbers. */
export async function cursorAt({ storage }: Context, at: number): Promise<Cursor> {
  const start: Hlc = Math.max(0, at).toString(36).padStart(9, '0');
  const vector: VersionVector = {};
  for (const [replica, last] of Object.entries(await versionVector(storage))) {
    let [low, high] = [0, last];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      const change = await changeAt(storage, replica, middle);
      if (change && change.hlc < start) low = middle;
      else high = middle - 1;
    }
    vector[replica] = low;
  }
  return { vector };
}

export async function feedAfter(context: Context, after: Cursor): Promise<FeedPage> {
  const { changes, more } = await changesAfter(context.storage, after.vector, PAGE);
  const vector = { ...after.vector };
  const events: ChangeEvent[] = [];
  const held = new Set<string>();
  for (const change of changes) {
    const { replica, seq } = change;
    if (held.has(replica)) continue;
    if (change.type !== 'batch') {
      const event = eventOf(change);
      if (event) events.push(event);
    } else if (tellsRows(change)) {
      // Rows come a chunk a page, after what stands before them.
      if (events.length > 0) return { events, cursor: { vector, ...(after.batch && { batch: after.batch }) }, more: true };
      const step = await chunkOf(context, change, after.batch?.replica === replica && after.batch.seq === seq ? after.batch.n : 0);
      if (step === 'later') {
        held.add(replica);
        continue;
      }
      if (step !== 'done') return { events: step.events, cursor: { vector, batch: { replica, seq, n: step.n + 1 } }, more: true };
    }
    vector[replica] = seq;
  }
  const stillOpen = after.batch && (vector[after.batch.replica] ?? 0) < after.batch.seq;
  return { events, cursor: { vector, ...(stillOpen && { batch: after.batch }) }, more: more && held.size === 0 };
}

/** One that was cancelled before anybody saw it tells nothing. */
function tellsRows({ fields }: Change): boolean {
  const [from, to] = fields?.status ?? [];
  return to === 'published' || (to === 'undone' && from === 'published');
}

/** `later`: the rows are not here yet, or not in the tables. */
async function chunkOf(context: Context, change: Change, n: number): Promise<'later' | 'done' | { events: ChangeEvent[]; n: number }> {
  const batch = await getBatch(context.storage, change.record);
  if (!batch?.settled) return 'later';
  if (n >= batch.chunks) return 'done';
  const chunk = await getChunk(context.storage, batch.id, n);
  if (!chunk) return 'later';
  const writes = (await unpackWrites(chunk.data)).map((write, i) => ({ write, i }));
  const whole = writes.filter((one): one is { write: BatchWrite; i: number } => !isErased(one.write));
  const undone = change.fields?.status?.[1] === 'undone';
  const told = undone ? await takenBack(context, whole) : whole;
  return { n, events: told.flatMap(({ write, i }) => eventOfRow(change, write, { replica: change.replica, seq: change.seq, n, i }, undone) ?? []) };
}

/** Rows that somebody has edited since were kept: nothing happened to them. */
async function takenBack<T extends { write: BatchWrite }>(context: Context, rows: readonly T[]): Promise<T[]> {
  const kept = new Set<string>();
  for (const type of new Set(rows.map(({ write }) => write.type))) {
    const mine = rows.filter(({ write }) => write.type === type && write.op === 'create');
    const now = await getRows(context.storage, type, mine.map(({ write }) => write.id));
    now.forEach((row) => row && context.shown(row) && kept.add(row.id));
  }
  return rows.filter(({ write }) => !kept.has(write.id));
}

/** One event again, by its place; null where its contents were erased since. */
export async function eventAt(context: Context, place: Place): Promise<ChangeEvent | null> {
  const change = await changeAt(context.storage, place.replica, place.seq);
  if (!change) return null;
  if (place.n === undefined || place.i === undefined) return eventOf(change);
  const chunk = await getChunk(context.storage, change.record, place.n);
  const write = chunk && (await unpackWrites(chunk.data))[place.i];
  return write && !isErased(write) ? eventOfRow(change, write, place, change.fields?.status?.[1] === 'undone') : null;
}
