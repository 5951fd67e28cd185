/** All a custom field can do: an administrator adds, edits, orders, hides and deletes them; each can be undone. */
import { newId } from '../domain/ids.ts';
import { FIELD_TARGETS } from '../domain/records.ts';
import type { FieldDefinition, FieldTarget, RecordType } from '../domain/records.ts';
import { isNone } from '../domain/validate.ts';
import { commit } from './commit.ts';
import type { Fields } from './commit.ts';
import type { Context, Who } from './context.ts';
import { needRecord } from './view.ts';

/** In their order, hidden ones among them; of every record where no target is named. */
export function listFields(context: Context, target?: FieldTarget): FieldDefinition[] {
  return (target ? [target] : FIELD_TARGETS).flatMap((one) => [...context.settings.definitions(one)]);
}

/** Adds a field at the end of its record's fields. Name and label stand for each other where one is not given. */
export async function createField(context: Context, who: Who, fields: Fields): Promise<FieldDefinition> {
  const id = newId();
  const order = 1 + Math.max(-1, ...context.settings.definitions(fields.target as RecordType).map((one) => one.order));
  await commit(context, who, [{ type: 'fieldDefinition', id, op: 'create', fields: { order, ...fields, name: or(fields.name, fields.label), label: or(fields.label, fields.name), fieldClass: 'custom' } }]);
  return needRecord(context, 'fieldDefinition', id);
}

function or(value: unknown, other: unknown): unknown {
  return isNone(value) ? other : value;
}

export async function editField(context: Context, who: Who, id: string, patch: Fields): Promise<FieldDefinition> {
  await commit(context, who, [{ type: 'fieldDefinition', id, op: 'edit', fields: patch }]);
  return needRecord(context, 'fieldDefinition', id);
}

/** Takes the field out of every form and list. Values stay in their records, and show again when it is restored. */
export async function removeField(context: Context, who: Who, id: string): Promise<void> {
  await commit(context, who, [{ type: 'fieldDefinition', id, op: 'delete' }]);
}

export async function restoreField(context: Context, who: Who, id: string): Promise<FieldDefinition> {
  await commit(context, who, [{ type: 'fieldDefinition', id, op: 'restore' }]);
  return needRecord(context, 'fieldDefinition', id);
}

/** Puts the fields of a record in this order, in one commit; those not named stay behind them. */
export async function orderFields(context: Context, who: Who, ids: readonly string[]): Promise<void> {
  await commit(context, who, ids.map((id, order) => ({ type: 'fieldDefinition', id, op: 'edit', fields: { order } })));
}
