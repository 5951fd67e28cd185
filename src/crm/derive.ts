/** What a row carries beside its fields: look-up keys, sparse index values and the contacts its notes mention. */
import type { ListName } from '../domain/fields.ts';
import { caseKeys, customerKeys, exactKey } from '../domain/keys.ts';
import { closedIds } from '../domain/lists.ts';
import type { Case, Customer, RecordType } from '../domain/records.ts';
import { isAlive } from '../domain/row.ts';
import type { Row } from '../domain/row.ts';
import { findContacts } from '../detect/index.ts';
import type { Mention } from '../storage/database.ts';
import type { SettingsView } from './context.ts';

/** Sets the derived values of a row in place; a row nobody sees carries none. */
export function derive(type: RecordType, row: Row, settings: SettingsView): Row {
  const alive = isAlive(row);
  setOrDrop(row, 'keys', alive ? keysOf(type, row) : []);
  setOrDrop(row, 'customKeys', alive ? customKeys(row) : []);
  if (type === 'case') setOrDrop(row, 'openOf', alive && !isClosed(row.status, 'caseStatus', settings) ? row.customerId : undefined);
  if (type === 'task') setOrDrop(row, 'openFor', alive && !isClosed(row.status, 'taskStatus', settings) ? (row.assignedTo ?? '-') : undefined);
  return row;
}

/** True when a status counts as done in its pick list. */
export function isClosed(status: unknown, list: ListName, settings: SettingsView): boolean {
  return closedIds(settings.options(list)).has(status as string);
}

const NOTES: Partial<Record<RecordType, string>> = {
  customer: 'comments',
  case: 'description',
  followUp: 'text',
  task: 'notes',
  interaction: 'notes',
};

/** Field of a type in which people write at length. */
export function notesField(type: RecordType): string | undefined {
  return NOTES[type];
}

/** Phones and e-mails written in a record's notes; null when there are none. */
export function mentionOf(type: RecordType, row: Row, region: string): Mention | null {
  const field = NOTES[type];
  const text = field === undefined ? undefined : row[field];
  if (typeof text !== 'string' || text.length < 5 || !isAlive(row)) return null;
  const found = findContacts(text, { region }).filter(({ kind }) => kind === 'phone' || kind === 'email');
  if (found.length === 0) return null;
  return { id: row.id, type, customerId: ownerOf(type, row), keys: [...new Set(found.map(exactKey))] };
}

function ownerOf(type: RecordType, row: Row): string | null {
  if (type === 'customer') return row.id;
  return typeof row.customerId === 'string' ? row.customerId : null;
}

function keysOf(type: RecordType, row: Row): string[] {
  if (type === 'customer') return customerKeys(row as unknown as Customer);
  return type === 'case' ? caseKeys(row as unknown as Case) : [];
}

function customKeys(row: Row): [string, string | number][] {
  return Object.entries((row.custom as Record<string, unknown> | undefined) ?? {}).flatMap(([field, value]) =>
    typeof value === 'string' || typeof value === 'number' ? [[field, typeof value === 'string' ? value.slice(0, 200) : value] as [string, string | number]] : [],
  );
}

function setOrDrop(row: Row, key: string, value: unknown): void {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) delete row[key];
  else row[key] = value;
}
