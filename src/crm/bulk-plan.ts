/** What an edit of many records comes to for each of them: what to write, or why not. */
import { newSalt } from '../domain/chain.ts';
import type { FieldChanges } from '../domain/change.ts';
import { CrmError } from '../domain/errors.ts';
import type { ErrorDetail } from '../domain/errors.ts';
import type { ListType } from '../domain/list-fields.ts';
import type { BatchWrite } from '../domain/merge.ts';
import { isAlive, valueAt } from '../domain/row.ts';
import type { Row } from '../domain/row.ts';
import { isBulkField } from '../domain/bulk.ts';
import { checkField, isNone } from '../domain/validate.ts';
import { getRow, getRows } from '../storage/rows.ts';
import { caseChanges } from './cases.ts';
import type { Fields, Write } from './commit.ts';
import type { Context, Who } from './context.ts';
import { successorId } from './recurring/series.ts';
import { completes, nextTask } from './tasks.ts';

/** Throws `validation` with every field that cannot be set for many, or not to this value. */
export async function checkBulkFields(context: Context, type: ListType, fields: Fields): Promise<void> {
  const wrong = Object.entries(fields).flatMap(([path, value]): ErrorDetail[] =>
    isBulkField(type, path) ? (checkField(type, path, value, context.settings) ?? []) as ErrorDetail[] : [{ field: path, rule: 'unknown-field' }],
  );
  const agent = fields.assignedTo;
  if (typeof agent === 'string' && agent !== '' && !isActive(await getRow(context.storage, 'agent', agent))) wrong.push({ field: 'assignedTo', rule: 'not-in-list' });
  const [first, ...also] = wrong;
  if (first) throw new CrmError('validation', also.length > 0 ? { ...first, also } : first);
}

function isActive(row: Row | undefined): boolean {
  return row !== undefined && isAlive(row) && row.active !== false;
}

/** The rows as people see them now, by place; undefined for one that is gone. */
export async function bulkRows(context: Context, type: ListType, ids: readonly string[]): Promise<(Row | undefined)[]> {
  const rows = await getRows(context.storage, type, [...ids]);
  return rows.map((row) => (row && isAlive(row) && context.shown(row) ? row : undefined));
}

/** Writes for one record: none where nothing would change. */
export async function planEdit(context: Context, who: Who, type: ListType, row: Row, fields: Fields): Promise<Write[]> {
  const whole = Object.entries(fields).some(([path, value]) => differs(row, path, value)) ? fields : {};
  if (Object.keys(whole).length === 0) return [];
  const edit: Write = { type, id: row.id, op: 'edit', fields: type === 'case' ? caseChanges(context, who, row, whole) : whole };
  const next = type === 'task' && completes(context, whole) && !(await getRow(context.storage, 'task', successorId(row.id))) ? nextTask(context, row, whole) : [];
  return [edit, ...next];
}

/** The same for a batch. */
export function toBatchWrite(row: Row, one: Write): BatchWrite {
  const changes = one.fields as Fields;
  const fields: FieldChanges = {};
  for (const [path, value] of Object.entries(changes)) {
    const from = one.op === 'create' ? null : (valueAt(row, path) ?? null);
    if (one.op === 'create' ? !isNone(value) : differs(row, path, value)) fields[path] = [from, isNone(value) ? null : value];
  }
  return { type: one.type, id: one.id, op: one.op === 'create' ? 'create' : 'edit', fields, salt: newSalt() };
}

function differs(row: Row, path: string, value: unknown): boolean {
  return JSON.stringify(valueAt(row, path) ?? null) !== JSON.stringify(isNone(value) ? null : value);
}

/** A record as a message names it. */
export function titleOfRow(type: ListType, row: Row | undefined): string {
  if (!row) return '';
  const parts = { customer: [row.lastName, row.firstName], case: [row.caseNumber, row.subject], task: [row.subject], interaction: [row.callerId] }[type];
  return parts.filter((part) => typeof part === 'string' && part !== '').join(', ');
}
