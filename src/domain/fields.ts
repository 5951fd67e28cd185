/**
 * Every field of every record, with its rule: the one table behind validation, typing and history. A path is a field's
 * name, or `<map>.<element>` for the maps (`phones.0190…`, `primaryAddress.city`, `custom.<field id>`).
 */
import { CHANNELS, TASK_TYPES } from './records.ts';
import type { RecordType } from './records.ts';

export type FieldRule =
  /** `max` in Unicode code points. */
  | { kind: 'text'; max: number; required?: boolean }
  | { kind: 'flag' }
  | { kind: 'millis'; required?: boolean }
  | { kind: 'number'; min: number; max: number }
  | { kind: 'choice'; of: readonly string[]; required?: boolean }
  /** One option's id of the pick list in the setting `lists.<list>`. */
  | { kind: 'pick'; list: ListName; required?: boolean }
  | { kind: 'id'; of: RecordType; required?: boolean }
  | { kind: 'phone' }
  | { kind: 'email' }
  | { kind: 'attachment' }
  | { kind: 'mail' }
  | { kind: 'options' }
  /** `recurrence.ts`. */
  | { kind: 'recurrence' }
  | { kind: 'custom' }
  | { kind: 'any' };

export type ListName = 'customerType' | 'caseStatus' | 'priority' | 'severity' | 'category' | 'project' | 'visibility' | 'taskStatus' | 'disposition';

/** RFC 5321 §4.5.3.1.3 with errata 1690. */
export const MAX_EMAIL = 254;
export const MAX_NAME = 100;
export const MAX_TEXT = 4000;
/** Longest note or description. */
export const MAX_LONG = 32_000;

const name = (required = false): FieldRule => ({ kind: 'text', max: MAX_NAME, required });
const text = (max = MAX_TEXT, required = false): FieldRule => ({ kind: 'text', max, required });
const pick = (list: ListName, required = false): FieldRule => ({ kind: 'pick', list, required });
const id = (of: RecordType, required = false): FieldRule => ({ kind: 'id', of, required });
const choice = (of: readonly string[], required = false): FieldRule => ({ kind: 'choice', of, required });
const FLAG: FieldRule = { kind: 'flag' };
const MILLIS: FieldRule = { kind: 'millis' };

const ADDRESS: Record<string, FieldRule> = {
  street1: text(200),
  street2: text(200),
  city: name(),
  state: name(),
  postcode: text(20),
  country: text(2),
};

type Fields = Record<string, FieldRule | { each: FieldRule } | { parts: Record<string, FieldRule> }>;

export const FIELDS: Record<RecordType, Fields> = {
  customer: {
    firstName: name(true),
    lastName: name(true),
    accountNumber: text(32, true),
    company: text(200),
    customerType: pick('customerType'),
    vip: FLAG,
    language: text(35),
    timeZone: text(64),
    doNotCall: FLAG,
    comments: text(MAX_LONG),
    phones: { each: { kind: 'phone' } },
    emails: { each: { kind: 'email' } },
    primaryAddress: { parts: ADDRESS },
    secondaryAddress: { parts: ADDRESS },
    custom: { each: { kind: 'custom' } },
    mergedInto: id('customer'),
    apartFrom: { each: FLAG },
  },
  case: {
    caseNumber: text(32, true),
    customerId: id('customer', true),
    subject: text(200, true),
    description: text(MAX_LONG),
    status: pick('caseStatus', true),
    priority: pick('priority', true),
    severity: pick('severity'),
    category: pick('category'),
    project: pick('project'),
    visibility: pick('visibility', true),
    channel: choice(CHANNELS, true),
    assignedTo: id('agent'),
    assignedAt: MILLIS,
    closedBy: id('agent'),
    closedAt: MILLIS,
    lastActivityAt: { kind: 'millis', required: true },
    followsCaseId: id('case'),
    custom: { each: { kind: 'custom' } },
  },
  followUp: {
    caseId: id('case', true),
    kind: choice(['note', 'email'], true),
    text: text(MAX_LONG, true),
    agentId: id('agent', true),
    at: { kind: 'millis', required: true },
    inbound: FLAG,
    mail: { kind: 'mail' },
    attachments: { each: { kind: 'attachment' } },
    custom: { each: { kind: 'custom' } },
  },
  task: {
    taskType: choice(TASK_TYPES, true),
    status: pick('taskStatus', true),
    subject: text(200, true),
    notes: text(MAX_LONG),
    dueAt: MILLIS,
    dueZone: text(64),
    assignedTo: id('agent'),
    customerId: id('customer'),
    caseId: id('case'),
    remindBefore: { kind: 'number', min: 0, max: 40_320 },
    snoozedUntil: MILLIS,
    remindedFor: MILLIS,
    dismissedFor: MILLIS,
    repeat: { kind: 'recurrence' },
    afterTaskId: id('task'),
    custom: { each: { kind: 'custom' } },
  },
  interaction: {
    channel: choice(CHANNELS, true),
    direction: choice(['in', 'out'], true),
    callerId: text(256),
    callerKey: text(320),
    customerId: id('customer'),
    caseId: id('case'),
    taskId: id('task'),
    followUpId: id('followUp'),
    agentId: id('agent', true),
    startedAt: { kind: 'millis', required: true },
    answeredAt: MILLIS,
    endedAt: MILLIS,
    wrapUpEndsAt: MILLIS,
    notes: text(MAX_LONG),
    disposition: pick('disposition'),
    state: choice(['ringing', 'live', 'wrap-up', 'ended'], true),
    outcome: choice(['answered', 'missed', 'declined']),
  },
  agent: {
    name: text(MAX_NAME, true),
    colour: text(32),
    role: text(64, true),
    locale: text(35),
    active: FLAG,
    /** What the passphrase is checked against (sign-in-passphrase.ts); never leaves the core. */
    verifier: text(256),
  },
  setting: { value: { kind: 'any' } },
  fieldDefinition: {
    target: choice(['customer', 'case', 'followUp', 'task'], true),
    name: text(32, true),
    label: text(32, true),
    fieldType: choice(['text', 'url', 'number', 'date', 'pick'], true),
    fieldClass: choice(['system', 'predefined', 'custom'], true),
    maxLength: { kind: 'number', min: 1, max: MAX_TEXT },
    defaultValue: { kind: 'any' },
    options: { kind: 'options' },
    order: { kind: 'number', min: 0, max: 1e6 },
    hidden: FLAG,
  },
};

/** The rule of a path; null where the record has no such field. */
export function ruleOf(type: RecordType, path: string): FieldRule | null {
  const [head = '', part, ...rest] = path.split('.');
  if (rest.length > 0 || !Object.hasOwn(FIELDS[type], head)) return null;
  const field = FIELDS[type][head];
  if (!field) return null;
  if ('kind' in field) return part === undefined ? field : null;
  if (!part) return null;
  if ('each' in field) return isElementId(part) ? field.each : null;
  return Object.hasOwn(field.parts, part) ? (field.parts[part] ?? null) : null;
}

/** True for fields that hold elements or parts by id rather than one value. */
export function isMap(type: RecordType, head: string): boolean {
  const field = Object.hasOwn(FIELDS[type], head) ? FIELDS[type][head] : undefined;
  return field !== undefined && !('kind' in field);
}

/** Paths that must have a value in a saved record. */
export function requiredPaths(type: RecordType): string[] {
  return Object.entries(FIELDS[type]).flatMap(([path, field]) => ('kind' in field && 'required' in field && field.required ? [path] : []));
}

function isElementId(part: string): boolean {
  return /^[\w-]{1,64}$/.test(part) && part !== '__proto__';
}
