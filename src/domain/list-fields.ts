/**
 * Every field that a list can filter, sort and count by, with how its values are read from a record: the one table behind
 * filters, columns and "any field". Custom fields join it as `custom.<id>`.
 */
import type { ListName } from './fields.ts';
import { digitsOf, foldText } from './fold.ts';
import type { FieldDefinition, PickOption, RecordType } from './records.ts';
import { valueAt } from './row.ts';

export const LIST_TYPES = ['customer', 'case', 'task', 'interaction'] as const;
export type ListType = (typeof LIST_TYPES)[number];

/** `text` compares folded; `day` is `2026-11-23`; `moment` milliseconds; `choice` ids: pick lists, agents, records. */
export type FieldKind = 'text' | 'number' | 'day' | 'moment' | 'flag' | 'choice';

/** What is compared: folded text, ids and days as strings; numbers and moments as they are; flags as 0 and 1. */
export type Value = string | number;

export interface ListField {
  kind: FieldKind;
  /** Pick list whose options are the values, in its order. */
  list?: ListName;
  /** Own options of a custom pick list, in order. */
  options?: readonly PickOption[];
  /** Type of the record whose id is the value. With `agent`, the value `me` is the signed-in one. */
  of?: RecordType;
  /** Digits count as numbers: `C-999` before `C-1000`. */
  natural?: true;
  /** Written at length: can be filtered, not sorted. */
  long?: true;
  /** How a value somebody asks for is written to be compared; `foldText` for text when absent. */
  fold?(asked: string): string;
  /** Values of a record, the one shown first; none where the field is blank. */
  read(record: Record<string, unknown>): readonly Value[];
}

const NONE: readonly Value[] = [];
/** A flag that nobody set is not blank: it says no. */
const YES: readonly Value[] = [1];
const NO: readonly Value[] = [0];

const text = (path: string, more: Partial<ListField> = {}): ListField => ({ kind: 'text', read: (record) => folded(valueAt(record, path)), ...more });
const long = (path: string): ListField => text(path, { long: true });
const same = (kind: FieldKind, path: string, more: Partial<ListField> = {}): ListField => ({ kind, read: (record) => plain(valueAt(record, path)), ...more });
const moment = (path: string): ListField => same('moment', path);
const pick = (path: string, list: ListName): ListField => same('choice', path, { list });
const id = (path: string, of: RecordType): ListField => same('choice', path, { of });
const flag = (path: string): ListField => ({ kind: 'flag', read: (record) => (record[path] === true ? YES : NO) });

const MADE: Record<string, ListField> = { createdAt: moment('createdAt'), createdBy: id('createdBy', 'agent'), updatedAt: moment('updatedAt'), updatedBy: id('updatedBy', 'agent') };

const address = (head: string): Record<string, ListField> =>
  Object.fromEntries(['street1', 'street2', 'city', 'state', 'postcode', 'country'].map((part) => [`${head}.${part}`, text(`${head}.${part}`)]));

export const LIST_FIELDS: Record<ListType, Readonly<Record<string, ListField>>> = {
  customer: {
    name: { kind: 'text', read: (record) => folded(`${String(record.lastName ?? '')} ${String(record.firstName ?? '')}`) },
    firstName: text('firstName'),
    lastName: text('lastName'),
    accountNumber: text('accountNumber', { natural: true }),
    company: text('company'),
    customerType: pick('customerType', 'customerType'),
    vip: flag('vip'),
    language: same('choice', 'language'),
    timeZone: same('choice', 'timeZone'),
    doNotCall: flag('doNotCall'),
    comments: long('comments'),
    phones: { kind: 'text', fold: digitsAsked, read: (record) => elements(record.phones).map(phoneValue).filter((one) => one !== '') },
    emails: { kind: 'text', read: (record) => elements(record.emails).flatMap(({ address: one }) => folded(one)) },
    ...address('primaryAddress'),
    ...address('secondaryAddress'),
    flags: { kind: 'choice', read: (record) => (record.flags as string[] | undefined) ?? NONE },
    /** Both are added by the core to the record it reads from. */
    lastContactAt: moment('lastContactAt'),
    openCases: same('number', 'openCases'),
    ...MADE,
  },
  case: {
    caseNumber: text('caseNumber', { natural: true }),
    subject: text('subject'),
    description: long('description'),
    open: flag('open'),
    status: pick('status', 'caseStatus'),
    priority: pick('priority', 'priority'),
    severity: pick('severity', 'severity'),
    category: pick('category', 'category'),
    project: pick('project', 'project'),
    visibility: pick('visibility', 'visibility'),
    channel: same('choice', 'channel'),
    customerId: id('customerId', 'customer'),
    assignedTo: id('assignedTo', 'agent'),
    assignedAt: moment('assignedAt'),
    closedBy: id('closedBy', 'agent'),
    closedAt: moment('closedAt'),
    lastActivityAt: moment('lastActivityAt'),
    flags: { kind: 'choice', read: (record) => (record.flags as string[] | undefined) ?? NONE },
    ...MADE,
  },
  task: {
    subject: text('subject'),
    notes: long('notes'),
    taskType: same('choice', 'taskType'),
    open: flag('open'),
    status: pick('status', 'taskStatus'),
    dueAt: moment('dueAt'),
    assignedTo: id('assignedTo', 'agent'),
    customerId: id('customerId', 'customer'),
    caseId: id('caseId', 'case'),
    remindBefore: same('number', 'remindBefore'),
    ...MADE,
  },
  interaction: {
    channel: same('choice', 'channel'),
    direction: same('choice', 'direction'),
    callerId: text('callerId'),
    notes: long('notes'),
    disposition: pick('disposition', 'disposition'),
    outcome: same('choice', 'outcome'),
    state: same('choice', 'state'),
    customerId: id('customerId', 'customer'),
    caseId: id('caseId', 'case'),
    taskId: id('taskId', 'task'),
    agentId: id('agentId', 'agent'),
    startedAt: moment('startedAt'),
    answeredAt: moment('answeredAt'),
    endedAt: moment('endedAt'),
    /** Seconds from answering to the end. */
    duration: { kind: 'number', read: duration },
    ...MADE,
  },
};

/** Fields whose values hang on other records: read when first asked for, and not stored. */
export const LATE: ReadonlySet<string> = new Set(['lastContactAt', 'openCases']);

/** A custom field as a list has it. */
export function customField({ id: field, fieldType, options }: Pick<FieldDefinition, 'id' | 'fieldType' | 'options'>): ListField {
  const path = `custom.${field}`;
  if (fieldType === 'number') return same('number', path);
  if (fieldType === 'date') return same('day', path);
  if (fieldType === 'pick') return same('choice', path, options ? { options } : {});
  return text(path);
}

/** A phone as it is searched: the digits of E.164, else those that were typed without their trunk zeros. */
function phoneValue({ e164, number, extension }: Record<string, unknown>): string {
  const digits = typeof e164 === 'string' ? e164.slice(1) : digitsOf(String(number ?? '')).replace(/^0+/, '');
  return extension ? `${digits};${String(extension)}` : digits;
}

/** Any notation: `030 / 90 18` finds `493090…`; letters find nothing. */
function digitsAsked(asked: string): string {
  return digitsOf(asked).replace(/^0+(?=\d)/, '') || foldText(asked);
}

function duration({ answeredAt, endedAt }: Record<string, unknown>): readonly Value[] {
  return typeof answeredAt === 'number' && typeof endedAt === 'number' ? [Math.round((endedAt - answeredAt) / 1000)] : NONE;
}

function folded(value: unknown): readonly Value[] {
  const one = typeof value === 'string' ? foldText(value) : '';
  return one === '' ? NONE : [one];
}

function plain(value: unknown): readonly Value[] {
  if (typeof value === 'string') return value === '' ? NONE : [value.replaceAll('\n', ' ')];
  return typeof value === 'number' && Number.isFinite(value) ? [value] : NONE;
}

function elements(map: unknown): Record<string, unknown>[] {
  const all = Object.values((map as Record<string, Record<string, unknown>> | undefined) ?? {});
  return all.length < 2 ? all : all.sort((a, b) => Number(a.order ?? 0) - Number(b.order ?? 0));
}
