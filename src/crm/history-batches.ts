/** What batches did to a record, read from their chunks: the chunks are the history, there is no second copy. */
import { millisOf } from '../domain/clock.ts';
import type { RecordType } from '../domain/records.ts';
import type { HistoryEntry } from '../domain/views.ts';
import { chunksEditing, getBatch, getChunk, isErased, unpackWrites } from '../storage/batches.ts';
import type { Chunk } from '../storage/database.ts';
import { getRow } from '../storage/rows.ts';
import { agentName } from './agents.ts';
import { BULK_EDIT } from './batches.ts';
import type { Context } from './context.ts';

/** Entries of a span of time: from `since`, and before `before`. What is older than its start is not unpacked. */
export async function batchEntries(context: Context, type: RecordType, id: string, { before, since }: { before?: number | undefined; since: number }): Promise<HistoryEntry[]> {
  const row = await getRow(context.storage, type, id);
  const { b, c } = row?._ ?? {};
  const bornSince = b !== undefined && millisOf((await getBatch(context.storage, b))?.stamp ?? '') >= since;
  const born = bornSince && c !== undefined ? await getChunk(context.storage, b, c) : undefined;
  const chunks = [...(born ? [born] : []), ...(await chunksEditing(context.storage, id))];
  const entries = await Promise.all(chunks.map((chunk) => entryOf(context, type, id, chunk)));
  return entries.filter((entry) => entry !== null).filter(({ at }) => before === undefined || at < before);
}

async function entryOf(context: Context, type: RecordType, id: string, chunk: Chunk): Promise<HistoryEntry | null> {
  const batch = await getBatch(context.storage, chunk.batch);
  const one = (await unpackWrites(chunk.data)).find((candidate) => candidate.id === id);
  if (!batch || !one) return null;
  const base = { id: `${batch.id}:${chunk.n}:${id}`, commit: batch.id, at: millisOf(batch.stamp), agentId: batch.agent, agentName: await agentName(context, batch.agent), path: batch.kind === BULK_EDIT ? 'typed' : 'import', type, record: id } as const;
  if (isErased(one)) return { ...base, op: 'create', fields: [], erased: true };
  return { ...base, op: one.op, fields: Object.entries(one.fields).map(([field, [from, to]]) => ({ field, from, to })) };
}
