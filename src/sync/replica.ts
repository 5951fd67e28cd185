/** What an exchange needs of a replica; the core implements it, a peer's channel is told nothing more. */
import type { Change, VersionVector } from '../domain/change.ts';

/** A batch chunk on the wire: `data` is base64 of its gzip, since a Port carries JSON only. */
export interface WireChunk {
  batch: string;
  n: number;
  data: string;
  digest: string;
  edits: string[];
}

/** Part of an attachment's contents on the wire: at most 128 kB, as base64. */
export interface WirePiece {
  n: number;
  data: string;
}

export interface Replica {
  /** Who this replica is, for the greeting. */
  greeting(): Promise<{ replica: string; dataset: string; epoch: number; records: number; agent: string }>;
  vector(): Promise<VersionVector>;
  /** Changes a holder of `vector` lacks, whole commits, about `limit` at most. */
  changesAfter(vector: VersionVector, limit: number): Promise<{ changes: Change[]; more: boolean }>;
  /** Applies another replica's changes in one transaction; those known already are passed over. Throws `conflict` on a gap. */
  receive(changes: Change[]): Promise<{ applied: number; quarantined: number }>;
  /** Chunks of a batch that are stored here, in order, from `from`. */
  chunks(batch: string, from: number, limit: number): Promise<WireChunk[]>;
  /** First chunk that each published batch still lacks here. */
  missingChunks(): Promise<{ batch: string; from: number }[]>;
  storeChunks(chunks: WireChunk[]): Promise<void>;
  /** A file that a record here holds and whose contents are not all here, with the first piece it lacks; null where there is none but the lacking ones. */
  missingFile(lacking: ReadonlySet<string>): Promise<{ hash: string; from: number } | null>;
  /** Pieces of a file in order, from one on; none where it is not whole here. */
  filePieces(hash: string, from: number, limit: number): Promise<WirePiece[]>;
  /** Throws where the pieces are not what the hash says; then they are forgotten. */
  storePieces(hash: string, pieces: WirePiece[]): Promise<void>;
  /** The other side knows more of this replica than it does itself: it was restored, and goes on under a new id. */
  renew(): Promise<void>;
}

/** What pairing needs beside the exchange. */
export interface PairingHost {
  /** Unique keys of all records, in pages. */
  uniqueKeys(page: number): AsyncIterable<string[]>;
  /** How many of these keys are taken here. */
  clashes(keys: string[]): Promise<number>;
  /** A letter for the other side's numbers. */
  nextCode(): Promise<string>;
  /** Takes on the other's data set: an empty replica starts afresh in it, a grown one brings its records along. */
  adopt(dataset: string, epoch: number, code: string, agent: string): Promise<void>;
}
