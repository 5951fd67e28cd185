/** Erasing a customer for good: what goes, and the evidence that it went. */
import type { Millis, RecordType } from './records.ts';

/** What erasing a customer takes along. */
export interface ErasurePreview {
  records: Partial<Record<RecordType, number>>;
  /** Changes of the log that lose their contents; who, when and which record stay. */
  changes: number;
  drafts: number;
  /** Pieces of imports that are written anew. */
  imports: number;
  files: number;
}

export interface ErasurePlace {
  type: RecordType;
  id: string;
}

/** Places looked at, and those where something was left. */
export interface ErasureCheck {
  checked: number;
  left: number;
}

/** Evidence of an erasure; ids only, nothing of the person. */
export interface ErasureReport {
  at: Millis;
  /** Agent. */
  by: string;
  replica: string;
  /** This replica's log stood here. */
  seq: number;
  places: ErasurePlace[];
  chunks: [batch: string, n: number][];
  checks: Record<'records' | 'history' | 'keys' | 'search' | 'drafts' | 'mentions' | 'imports' | 'files', ErasureCheck>;
  /** Other replicas on this computer: `told` when they have everything that this one has. */
  peers: { origin: string; told: boolean }[];
}
