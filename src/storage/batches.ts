/** Chunks of batches: reading, and their form at rest. */
import type { BatchWrite } from '../domain/merge.ts';
import type { BatchRow, Chunk, Storage } from './database.ts';

/** Rows per chunk (architecture). */
export const CHUNK_ROWS = 1000;

export function getBatch({ db }: Storage, id: string): Promise<BatchRow | undefined> {
  return db.batches.get(id);
}

export function getChunk({ db }: Storage, batch: string, n: number): Promise<Chunk | undefined> {
  return db.chunks.get([batch, n]);
}

export function chunksFrom({ db }: Storage, batch: string, from: number, limit: number): Promise<Chunk[]> {
  return db.chunks.where('[batch+n]').between([batch, from], [batch, Infinity]).limit(limit).toArray();
}

/** Chunks whose edits touch a record. */
export function chunksEditing({ db }: Storage, record: string): Promise<Chunk[]> {
  return db.chunks.where('edits').equals(record).toArray();
}

/** An erased row keeps its place and digest, and nothing else. */
export type StoredWrite = BatchWrite | { id: string; erased: string };

export function isErased(write: StoredWrite): write is { id: string; erased: string } {
  return 'erased' in write;
}

/** gzip of the JSON; made before a transaction, never in one. */
export async function packWrites(writes: readonly StoredWrite[]): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([JSON.stringify(writes)]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

export async function unpackWrites(data: Uint8Array<ArrayBuffer>): Promise<StoredWrite[]> {
  const stream = new Blob([data]).stream().pipeThrough(new DecompressionStream('gzip'));
  return JSON.parse(await new Response(stream).text()) as StoredWrite[];
}
