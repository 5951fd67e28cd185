/**
 * Takes erased records out of import chunks: the row's place and digest stay, its contents go. A chunk is repacked before
 * the transaction and written only if it is still the one that was read.
 */
import { digestOf } from '../domain/chain.ts';
import { newId } from '../domain/ids.ts';
import type { RecordType } from '../domain/records.ts';
import { chunksEditing, getChunk, isErased, packWrites, unpackWrites } from '../storage/batches.ts';
import type { StoredWrite } from '../storage/batches.ts';
import type { Chunk } from '../storage/database.ts';
import { getLocal, getRow } from '../storage/rows.ts';
import { write } from '../storage/transaction.ts';
import type { WriteTx } from '../storage/transaction.ts';
import type { Context } from './context.ts';

/** `batch` and chunk number. */
export type ChunkPlace = [batch: string, n: number];

/** Chunks that hold a record; asked before the records are erased, since an erased row forgets where it came from. */
export async function chunksWith(context: Context, records: readonly { type: RecordType; id: string }[]): Promise<ChunkPlace[]> {
  const rows = await Promise.all(records.map(({ type, id }) => getRow(context.storage, type, id)));
  const born = rows.flatMap((row): ChunkPlace[] => (row?._.b !== undefined && row._.c !== undefined ? [[row._.b, row._.c]] : []));
  const edited = (await Promise.all(records.map(({ id }) => chunksEditing(context.storage, id)))).flat();
  const all = [...born, ...edited.map(({ batch, n }): ChunkPlace => [batch, n])];
  return [...new Map(all.map((one) => [one.join(':'), one])).values()];
}

/** Erasures whose chunks are not rewritten yet: kept in the transaction that erases, so that a crash leaves no contents. */
const ERASING = 'erasing';

interface Erasure {
  id: string;
  records: readonly string[];
  chunks: readonly ChunkPlace[];
}

export async function rememberErasure(tx: WriteTx, records: readonly string[], chunks: readonly ChunkPlace[]): Promise<void> {
  if (chunks.length === 0) return;
  const open = (await tx.local<Erasure[]>(ERASING)) ?? [];
  await tx.setLocal(ERASING, [...open, { id: newId(), records, chunks }]);
}

/** Rewrites the chunks of every erasure remembered; called after each, and at start. */
export async function finishErasures(context: Context): Promise<void> {
  for (const { id, records, chunks } of (await getLocal<Erasure[]>(context.storage, ERASING)) ?? []) {
    await eraseFromBatches(context, records, chunks);
    await write(context.storage, [], true, async (tx) => {
      const open = (await tx.local<Erasure[]>(ERASING)) ?? [];
      await tx.setLocal(ERASING, open.filter((one) => one.id !== id));
    });
  }
}

export async function eraseFromBatches(context: Context, records: readonly string[], chunks: readonly ChunkPlace[]): Promise<void> {
  const erased = new Set(records);
  for (const [batch, n] of chunks) while (!(await eraseInChunk(context, batch, n, erased))) continue;
}

/** False when somebody else repacked the chunk meanwhile: read it again. */
async function eraseInChunk(context: Context, batch: string, n: number, erased: ReadonlySet<string>): Promise<boolean> {
  const before = await getChunk(context.storage, batch, n);
  if (!before) return true;
  const writes = await unpackWrites(before.data);
  const after: Chunk = { ...before, data: await packWrites(writes.map((one) => withoutContents(one, erased))), edits: before.edits.filter((id) => !erased.has(id)) };
  return write(context.storage, [], true, async (tx) => {
    const now = await tx.chunk(batch, n);
    if (!now || now.data.length !== before.data.length) return false;
    await tx.putChunk(after);
    return true;
  });
}

function withoutContents(one: StoredWrite, erased: ReadonlySet<string>): StoredWrite {
  if (isErased(one) || !erased.has(one.id)) return one;
  return { id: one.id, erased: digestOf(one.salt, one.fields) };
}
