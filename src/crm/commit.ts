/**
 * The one way to write. Validates, checks permission and uniqueness, applies and logs, all in one transaction in which
 * nothing but IndexedDB is awaited; then tells every page.
 */
import type { Change, ChangeOp, FieldChanges } from '../domain/change.ts';
import { CrmError } from '../domain/errors.ts';
import type { ErrorDetail } from '../domain/errors.ts';
import { isMap } from '../domain/fields.ts';
import { newId } from '../domain/ids.ts';
import { applyChange } from '../domain/merge.ts';
import { permissionsFor } from '../domain/permissions.ts';
import type { May } from '../domain/permissions.ts';
import type { RecordType } from '../domain/records.ts';
import { isAlive, valueAt } from '../domain/row.ts';
import type { Row } from '../domain/row.ts';
import { checkField, checkRequired, isNone } from '../domain/validate.ts';
import { write } from '../storage/transaction.ts';
import type { WriteTx } from '../storage/transaction.ts';
import { needAdministrator } from './administrators.ts';
import { SYSTEM_AGENT } from './context.ts';
import type { Context, Who } from './context.ts';
import { holdFiles } from './blob-refs.ts';
import { derive, notesField } from './derive.ts';
import { eraseHistory } from './erase-history.ts';
import { checkFieldPlace, withDefaults } from './field-rules.ts';
import { refreshFlags } from './flag-duplicates.ts';
import { LogWriter } from './log-writer.ts';
import { mayOf } from './may.ts';
import { noteMention } from './mentions.ts';
import { assignNumber } from './assign-number.ts';
import { checkUnique } from './unique.ts';

export type Fields = Record<string, unknown>;

export interface Write {
  type: RecordType;
  id: string;
  op: Exclude<ChangeOp, 'batch'>;
  /** Paths to values; null, undefined and '' clear. As a function: worked out from the stored row, inside the transaction. */
  fields?: Fields | ((row: Row | undefined) => Fields);
  /** Permission is asked as for this: who may create a record may take the creation back. */
  as?: ChangeOp;
  /** Follows from another write of the same commit by a rule of the product, and needs no permission of its own. */
  rule?: true;
}

export interface CommitOptions {
  /** Drafts that this commit makes good. */
  drafts?: string[];
  /** Record types read or written beside those of the writes. */
  reads?: RecordType[];
  /** Commit that this one carries on: what is too much for one transaction is still taken back as one. */
  id?: string;
  /** Runs first in the transaction; may add writes. Awaits nothing but `tx`. */
  before?: (tx: WriteTx) => Promise<Write[]>;
}

/** Writes everything or nothing; returns the changes logged (none where nothing differed). */
export async function commit(context: Context, who: Who, writes: Write[], options: CommitOptions = {}): Promise<Change[]> {
  const types = new Set<RecordType>([...writes.map(({ type }) => type), ...(options.reads ?? [])]);
  const changes = await write(context.storage, types, true, async (tx) => {
    const log = await LogWriter.open(tx, context, who, options.id ?? newId());
    const may = await mayWrite(tx, context, who.agent);
    const added = (await options.before?.(tx)) ?? [];
    for (const one of [...writes, ...added]) await writeOne(tx, context, log, may, who, one);
    if (types.has('agent') && who.agent !== SYSTEM_AGENT) await needAdministrator(tx);
    for (const draft of options.drafts ?? []) await tx.removeDraft(draft);
    return log.close();
  });
  await announce(context, who, changes);
  if (options.drafts?.length) context.emit({ type: 'drafts' });
  return changes;
}

export async function announce(context: Context, who: Pick<Who, 'path'>, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  const records = changes.flatMap(({ type, record }) => (type === 'batch' ? [] : [{ type, id: record }]));
  await context.changed({ type: 'changed', path: who.path, records: records.length > 200 || records.length < changes.length ? 'many' : records }, records);
}

/** What an agent may write now. Throws `permission` for one who has left. */
export async function mayWrite(tx: WriteTx, context: Context, agent: string): Promise<May> {
  if (agent === SYSTEM_AGENT) return () => true;
  const row = await tx.get('agent', agent);
  if (!row || !isAlive(row) || row.active === false) throw new CrmError('permission', { permission: 'sign-in' });
  return mayOf(context, String(row.role));
}

async function writeOne(tx: WriteTx, context: Context, log: LogWriter, may: May, who: Who, one: Write): Promise<void> {
  const row = await tx.get(one.type, one.id);
  const given = flatten(one.type, typeof one.fields === 'function' ? one.fields(row) : (one.fields ?? {}));
  const fields = one.op === 'create' ? withDefaults(context.settings, one.type, given) : given;
  if (one.op === 'create') await assignNumber(tx, one.type, fields);
  const changed = differences(row, fields);
  checkAllowed(may, who, one, Object.keys(changed));
  checkExists(context, row, one);
  if (one.op === 'edit' && Object.keys(changed).length === 0) return;
  const change = log.add(one.op, one.type, one.id, one.op === 'create' || one.op === 'edit' ? changed : undefined);
  const next = derive(one.type, applyChange(row, change), context.settings);
  if (one.op === 'create' || one.op === 'edit') await checkRecord(tx, context, one.type, next, Object.keys(changed));
  if (one.type === 'fieldDefinition') await checkFieldPlace(tx, row, next);
  await tx.put(one.type, next);
  if (one.type === 'followUp') await holdFiles(tx, one.id, changed, context.clock());
  await refreshFlags(tx, context, one.type, row, next, changed);
  if (one.op === 'erase') await eraseHistory(tx, one.id);
  await noteMentions(tx, context, one, next, changed);
}

/** What agents may change of themselves, whatever their role. */
const OWN_FIELDS = new Set(['name', 'colour', 'locale', 'verifier']);

function checkAllowed(may: May, who: Who, one: Write, paths: string[]): void {
  if (one.rule) return;
  if (one.type === 'agent' && one.id === who.agent && one.op === 'edit' && paths.every((path) => OWN_FIELDS.has(path))) return;
  const missing = permissionsFor(one.type, one.as ?? one.op, paths).find((permission) => !may(permission));
  if (missing) throw new CrmError('permission', { permission: missing });
}

function checkExists(context: Context, row: Row | undefined, one: Write): void {
  const exists = row !== undefined && context.shown(row) && isAlive(row);
  if (one.op === 'create') {
    if (exists) throw new CrmError('duplicate', { record: one.id, field: 'id' });
    return;
  }
  const erasable = one.op === 'erase' && row !== undefined && row._.e === undefined;
  const restorable = one.op === 'restore' && row !== undefined && row._.e === undefined;
  if (!exists && !erasable && !restorable) throw new CrmError('not-found', { record: one.id });
}

/** Whole maps given at once become one path per element. */
function flatten(type: RecordType, fields: Fields): Fields {
  const flat: Fields = {};
  for (const [path, value] of Object.entries(fields)) {
    if (!path.includes('.') && isMap(type, path) && typeof value === 'object' && value !== null) {
      for (const [part, element] of Object.entries(value)) flat[`${path}.${part}`] = element;
    } else flat[path] = value;
  }
  return flat;
}

function differences(row: Row | undefined, fields: Fields): FieldChanges {
  const changed: FieldChanges = {};
  for (const [path, value] of Object.entries(fields)) {
    const from = (row && valueAt(row, path)) ?? null;
    const to = isNone(value) ? null : value;
    if (JSON.stringify(from) !== JSON.stringify(to)) changed[path] = [from, to];
  }
  return changed;
}

async function checkRecord(tx: WriteTx, context: Context, type: RecordType, row: Row, paths: string[]): Promise<void> {
  const wrong = [
    ...paths.flatMap((path) => checkField(type, path, valueAt(row, path), context.settings) ?? []),
    ...checkRequired(type, row).filter(({ field }) => !paths.includes(field ?? '')),
  ];
  if (wrong.length > 0) throw validationError(wrong);
  await checkUnique(tx, context, type, row, paths);
}

function validationError([first, ...also]: ErrorDetail[]): CrmError {
  return new CrmError('validation', also.length > 0 ? { ...first, also } : first);
}

async function noteMentions(tx: WriteTx, context: Context, one: Write, row: Row, changed: FieldChanges): Promise<void> {
  const field = notesField(one.type);
  if (field === undefined || (one.op === 'edit' && !(field in changed) && !('customerId' in changed))) return;
  await noteMention(tx, context, one.type, row);
}
