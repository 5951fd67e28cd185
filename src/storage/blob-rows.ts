/** How contents of attachments stand in the database: pieces under the hash of the whole, and a head. */
import type { Millis } from '../domain/records.ts';

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
