/** Contents of attachments: pieces under the SHA-256 of the whole, and a head that says who holds it. */
import { HEAD } from './blob-rows.ts';
import type { BlobHead, BlobPiece } from './blob-rows.ts';
import type { Storage } from './database.ts';

/** Bytes of a piece, all but the last. */
export const PIECE = 131_072;
export function piecesOf(size: number): number {
  return Math.max(1, Math.ceil(size / PIECE));
}

export async function blobHead({ db }: Storage, hash: string): Promise<BlobHead | undefined> {
  return (await db.blobs.get([hash, HEAD])) as BlobHead | undefined;
}

/** Pieces in order, from one on. */
export async function blobPieces({ db }: Storage, hash: string, from: number, limit: number): Promise<BlobPiece[]> {
  return (await db.blobs.where('[hash+n]').between([hash, Math.max(0, from)], [hash, Infinity]).limit(limit).toArray()) as BlobPiece[];
}
