/** The change log's entry: the one spine of history, undo, live refresh and replication. */
import type { Hlc } from './clock.ts';
import type { RecordType } from './records.ts';

/** Through which path a change came. */
export type ChangePath = 'typed' | 'import' | 'merge' | 'sync' | 'undo' | 'system';
export type ChangeOp = 'create' | 'edit' | 'delete' | 'restore' | 'erase' | 'batch';

export type LogType = RecordType | 'batch';

/** Old and new value of each field path; `null` stands for "none". */
export type FieldChanges = Record<string, [from: unknown, to: unknown]>;

/** What stays for ever, whatever is erased. */
export interface ChangeHeader {
  replica: string;
  /** Counts this replica's own changes from 1 without a gap. */
  seq: number;
  hlc: Hlc;
  /** Changes written in one transaction share it. */
  commit: string;
  agent: string;
  path: ChangePath;
  op: ChangeOp;
  type: LogType;
  record: string;
}

export interface Change extends ChangeHeader {
  /** The payload: gone once erased. */
  fields?: FieldChanges;
  /** Deletes only: the last reading known of each replica, to tell a concurrent edit from one that was seen. */
  seen?: Record<string, Hlc>;
  /** Random, so that a digest gives away nothing of a guessed payload; goes with the payload. */
  salt?: string;
  /** SHA-256 of salt and payload, hex. */
  digest: string;
  /** SHA-256 of the chain before, the header and the digest, hex: an altered or missing change shows. */
  chain: string;
}

/** Last change known of each replica. */
export type VersionVector = Record<string, number>;

export function changeId(change: Pick<Change, 'replica' | 'seq'>): string {
  return `${change.replica}:${change.seq}`;
}
