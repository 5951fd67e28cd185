/** A record as it is stored: its fields, look-up keys and the stamps that let replicas merge it in any order. */
import { partsOf } from './clock.ts';
import type { Hlc, Stamp } from './clock.ts';
import type { Flag, Millis } from './records.ts';

/** Version of the record shape; a row keeps fields it does not know. */
export const ROW_VERSION = 1;

export interface RowMeta {
  /** Shape version. */
  v: number;
  /** Stamp of the creation: stands for every field without an exception. Absent until the creation arrives. */
  s?: Stamp;
  /** Exceptions: stamp per path written since. */
  x?: Record<string, Stamp>;
  /** Batch the row was created by, and the chunk of it. */
  b?: string;
  c?: number;
  /** Last delete or restore. `seen`: last reading the deleter knew of each replica. */
  d?: { at: Stamp; dead: boolean; seen: Record<string, Hlc> };
  /** Stamp of the erasure: nothing else is left, and nothing comes back. */
  e?: Stamp;
  /** Stamp and agent of the last write. */
  u?: Stamp;
}

export interface Row {
  id: string;
  createdAt?: Millis;
  createdBy?: string;
  updatedAt?: Millis;
  updatedBy?: string;
  flags?: Flag[];
  /** Look-up keys (keys.ts); a multi-entry index. */
  keys?: string[];
  _: RowMeta;
  [field: string]: unknown;
}

/** True when people see the row: created, not deleted or erased. Batches are judged by their own state. */
export function isAlive(row: Row): boolean {
  const { s, d, e } = row._;
  return s !== undefined && e === undefined && !(d?.dead && !hasUnseenEdit(row));
}

/** A delete that did not know of a write which still holds: the write wins, and the record is flagged. */
export function hasUnseenEdit(row: Row): boolean {
  const { s, x, d } = row._;
  if (!d?.dead) return false;
  return [s, ...Object.values(x ?? {})].some((stamp) => stamp !== undefined && !isSeen(stamp, d));
}

function isSeen(stamp: Stamp, d: NonNullable<RowMeta['d']>): boolean {
  const { hlc, replica } = partsOf(stamp);
  const known = d.seen[replica];
  return known !== undefined && hlc <= known;
}

/** Value at a path of at most two steps. */
export function valueAt(row: Record<string, unknown>, path: string): unknown {
  const dot = path.indexOf('.');
  if (dot < 0) return row[path];
  const map = row[path.slice(0, dot)];
  return typeof map === 'object' && map !== null ? (map as Record<string, unknown>)[path.slice(dot + 1)] : undefined;
}

/** Sets or, with undefined or null, clears the value at a path. Maps are copied, never changed in place. */
export function setAt(row: Record<string, unknown>, path: string, value: unknown): void {
  const dot = path.indexOf('.');
  const none = value === undefined || value === null;
  if (dot < 0) {
    if (none) delete row[path];
    else row[path] = value;
    return;
  }
  const head = path.slice(0, dot);
  const map = { ...(row[head] as Record<string, unknown> | undefined) };
  if (none) delete map[path.slice(dot + 1)];
  else map[path.slice(dot + 1)] = value;
  row[head] = map;
}
