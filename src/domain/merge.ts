/**
 * Applies changes to a row so that any order of the same changes gives the same record: last writer per field, editing
 * beats a concurrent delete, erase beats all.
 */
import type { Change, FieldChanges } from './change.ts';
import { millisOf, partsOf, stampOf } from './clock.ts';
import type { Stamp } from './clock.ts';
import type { RecordType } from './records.ts';
import { ROW_VERSION, hasUnseenEdit, setAt, valueAt } from './row.ts';
import type { Row } from './row.ts';

/** The row after one change. `row` is not altered. */
export function applyChange(row: Row | undefined, change: Change): Row {
  const next: Row = row ? { ...row, _: { ...row._ } } : { id: change.record, _: { v: ROW_VERSION } };
  if (next._.e !== undefined) return next;
  const stamp = stampOf(change.hlc, change.replica);
  if (change.op === 'erase') return { id: change.record, _: { v: ROW_VERSION, e: stamp } };
  if (change.op === 'delete' || change.op === 'restore') applyDelete(next, change, stamp);
  else applyFields(next, change, stamp);
  touch(next, stamp, change.agent);
  flagUnseenEdit(next);
  return next;
}

/** A row of a batch chunk: the creation of a record, or an edit of one. */
export interface BatchWrite {
  type: RecordType;
  id: string;
  op: 'create' | 'edit';
  fields: FieldChanges;
  salt: string;
}

/** Whose batch, and which stamp all its rows carry. */
export interface BatchOrigin {
  batch: string;
  chunk: number;
  stamp: Stamp;
  agent: string;
  /** The batch was undone: its edits stand for the old values. */
  undone?: boolean;
}

/** Applies one row of a batch. Doing it twice changes nothing. */
export function applyBatchWrite(row: Row | undefined, write: BatchWrite, origin: BatchOrigin): Row {
  const { hlc, replica } = partsOf(origin.stamp);
  const header = { replica, hlc, seq: 0, commit: origin.batch, agent: origin.agent, path: 'import', digest: '', chain: '' } as const;
  const fields = origin.undone && write.op === 'edit' ? reversed(write.fields) : write.fields;
  const next = applyChange(row, { ...header, type: write.type, op: write.op, record: write.id, fields });
  if (write.op === 'create' && next._.s === origin.stamp) Object.assign(next._, { b: origin.batch, c: origin.chunk });
  return next;
}

/** Takes a batch's edit back where nothing has been written since. */
export function undoBatchWrite(row: Row, write: BatchWrite, stamp: Stamp): Row {
  const next = { ...row };
  for (const [path, [from]] of Object.entries(write.fields)) if (row._.x?.[path] === stamp) setAt(next, path, from);
  return next;
}

function reversed(fields: FieldChanges): FieldChanges {
  return Object.fromEntries(Object.entries(fields).map(([path, [from, to]]) => [path, [to, from]]));
}

/** Stamp that holds for a path: its exception, the creation's where the field came with it, or none. */
export function stampAt(row: Row, path: string): Stamp {
  const exception = row._.x?.[path];
  if (exception !== undefined) return exception;
  return valueAt(row, path) !== undefined ? (row._.s ?? '') : '';
}

function applyFields(row: Row, change: Change, stamp: Stamp): void {
  const first = change.op === 'create' && row._.s === undefined;
  for (const [path, [, to]] of Object.entries(change.fields ?? {})) {
    if (stamp <= stampAt(row, path)) continue;
    setAt(row, path, to);
    // An exception of an earlier write that came before the creation did would speak for this value.
    if (!first || to === null || row._.x?.[path] !== undefined) row._.x = { ...row._.x, [path]: stamp };
  }
  if (change.op === 'create') created(row, change, stamp);
}

/** Two creations of one id (a setting made on two devices) leave the earlier one's date and every field its own stamp. */
function created(row: Row, change: Change, stamp: Stamp): void {
  if (row._.s === undefined) row._.s = stamp;
  else if (stamp < row._.s) rebase(row, stamp);
  else return;
  row.createdAt = millisOf(stamp);
  row.createdBy = change.agent;
}

/** An earlier creation arrives late: fields that hung on the later one get their stamp spelled out. */
function rebase(row: Row, stamp: Stamp): void {
  const before = row._.s as Stamp;
  const x = { ...row._.x };
  for (const path of pathsOf(row)) x[path] ??= before;
  row._.x = x;
  row._.s = stamp;
}

function applyDelete(row: Row, change: Change, stamp: Stamp): void {
  if (row._.d && row._.d.at >= stamp) return;
  row._.d = { at: stamp, dead: change.op === 'delete', seen: change.seen ?? {} };
}

function touch(row: Row, stamp: Stamp, agent: string): void {
  if (row._.u !== undefined && row._.u >= stamp) return;
  row._.u = stamp;
  row.updatedAt = millisOf(stamp);
  row.updatedBy = agent;
}

function flagUnseenEdit(row: Row): void {
  const others = (row.flags ?? []).filter((flag) => flag !== 'edited-after-delete');
  const flags = hasUnseenEdit(row) ? [...others, 'edited-after-delete' as const] : others;
  if (flags.length > 0) row.flags = flags;
  else delete row.flags;
}

const OWN = new Set(['id', '_', 'keys', 'customKeys', 'flags', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'openOf', 'openFor']);

/** Paths that have a value: `firstName`, and `phones.<id>` for maps. */
export function pathsOf(row: Row): string[] {
  return Object.entries(row).flatMap(([head, value]) => {
    if (OWN.has(head) || value === undefined) return [];
    return isPlainMap(head, value) ? Object.keys(value).map((part) => `${head}.${part}`) : [head];
  });
}

const MAPS = new Set(['phones', 'emails', 'primaryAddress', 'secondaryAddress', 'custom', 'attachments', 'apartFrom']);

function isPlainMap(head: string, value: unknown): value is Record<string, unknown> {
  return MAPS.has(head) && typeof value === 'object' && value !== null;
}
