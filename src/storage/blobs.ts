/** Contents of attachments: pieces under the SHA-256 of the whole, and a head that says who holds it. */
import type { Millis } from '../domain/records.ts';
import type { Storage } from './database.ts';

/** Bytes of a piece, all but the last. */
export const PIECE = 131_072;
/** Number of the head among its pieces. */
export const HEAD = -1;

export interface BlobHead {
  hash: string;
  n: typeof HEAD;
  /** Bytes of the whole. */
  size: number;
  /** Pieces stored, from the first one on without a gap. */
  have: number;
  /** All pieces are here, and their digest is the hash. */
  whole: boolean;
  /** Follow-ups that hold it now or did earlier: undo may bring it back, so only erasing lets go. */
  refs: string[];
  at: Millis;
}

export interface BlobPiece {
  hash: string;
  n: number;
  data: Uint8Array<ArrayBuffer>;
}

export type BlobRow = BlobHead | BlobPiece;

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
