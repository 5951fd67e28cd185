/** Columns of each kind of record and what stands in their cells: the same for CSV and XLSX. */
import type { Address, Case, Customer, Email, FieldDefinition, FollowUp, Interaction, Phone, Task } from '../../domain/records.ts';

/** What is exported; a case brings its follow-ups along. */
export type ExportType = 'customer' | 'case' | 'task' | 'interaction';

export type Cell = string | number | { at: number } | { day: string };

/** Names by id, and pick-list options by the words on the person's screen. */
export interface CellWords {
  /** `customerType` → `private` → `Privatkunde`. */
  lists: Record<string, Record<string, string>>;
  agent(id: unknown): string;
  /** Name and account number. */
  customer(id: unknown): string;
  /** Short and speakable. */
  caseNumber(id: unknown): string;
}

export interface ExportedRecord {
  record: Customer | Case | Task | Interaction;
  followUps: FollowUp[];
}

type Column = [path: string, cell: (one: ExportedRecord, words: CellWords) => Cell];

const ADDRESS = ['street1', 'street2', 'city', 'state', 'postcode', 'country'] as const;

/** Columns in order; their paths are the fields', and an import's targets. */
export function columnsOf(type: ExportType, custom: readonly FieldDefinition[]): Column[] {
  const own = custom.filter((one) => one.target === type).map((one): Column => [`custom.${one.id}`, ({ record }, words) => customCell(one, record as { custom?: Record<string, unknown> }, words)]);
  return [...BUILT_IN[type], ...own, moment('createdAt'), moment('updatedAt')];
}

const text = (path: string): Column => [path, ({ record }) => String(valueOf(record, path) ?? '')];
const moment = (path: string): Column => [path, ({ record }) => momentCell(valueOf(record, path))];
const pick = (path: string, list = path): Column => [path, ({ record }, words) => optionWord(words, list, valueOf(record, path))];
const flag = (path: string): Column => [path, ({ record }) => (valueOf(record, path) === true ? 'yes' : '')];
const agent = (path: string): Column => [path, ({ record }, words) => words.agent(valueOf(record, path))];
const owner: Column = ['customerId', ({ record }, words) => words.customer(valueOf(record, 'customerId'))];
const ofCase: Column = ['caseId', ({ record }, words) => words.caseNumber(valueOf(record, 'caseId'))];
const phones = (kind: Phone['kind']): Column => [`phones.${kind}`, ({ record }) => inOrder<Phone>((record as Customer).phones).filter((one) => one.kind === kind).map(phoneText).join('\n')];
const address = (side: 'primaryAddress' | 'secondaryAddress'): Column[] => ADDRESS.map((part): Column => [`${side}.${part}`, ({ record }) => ((record as Customer)[side] as Address | undefined)?.[part] ?? '']);

const BUILT_IN: Record<ExportType, Column[]> = {
  customer: [
    text('accountNumber'), text('firstName'), text('lastName'), text('company'), phones('voice'), phones('mobile'), phones('alternative'), phones('fax'),
    ['emails', ({ record }) => inOrder<Email>((record as Customer).emails).map(emailText).join('\n')],
    pick('customerType'), flag('vip'), flag('doNotCall'), text('language'), text('timeZone'), text('comments'), ...address('primaryAddress'), ...address('secondaryAddress'),
  ],
  case: [
    text('caseNumber'), owner, text('subject'), text('description'), pick('status', 'caseStatus'), pick('priority'), pick('severity'), pick('category'), pick('project'), pick('visibility'),
    text('channel'), agent('assignedTo'), moment('lastActivityAt'), moment('closedAt'), agent('closedBy'),
    ['followUps', ({ followUps }, words) => followUps.map((one) => `${new Date(one.at).toISOString().slice(0, 16)} ${words.agent(one.agentId)}: ${one.text}`).join('\n\n')],
  ],
  task: [text('subject'), text('taskType'), pick('status', 'taskStatus'), moment('dueAt'), text('dueZone'), agent('assignedTo'), owner, ofCase, text('notes')],
  interaction: [moment('startedAt'), text('channel'), text('direction'), text('callerId'), owner, agent('agentId'), ['duration', ({ record }) => duration(record as Interaction)], text('outcome'), pick('disposition'), ofCase, text('notes')],
};

function valueOf(record: object, path: string): unknown {
  return (record as Record<string, unknown>)[path];
}

function momentCell(value: unknown): Cell {
  return typeof value === 'number' ? { at: value } : '';
}

/** Seconds from answer to end. */
function duration({ answeredAt, endedAt }: Interaction): Cell {
  return typeof answeredAt === 'number' && typeof endedAt === 'number' ? Math.max(0, Math.round((endedAt - answeredAt) / 1000)) : '';
}

function customCell({ id, fieldType, options }: FieldDefinition, { custom }: { custom?: Record<string, unknown> }, words: CellWords): Cell {
  const value = custom?.[id];
  if (value === undefined || value === null) return '';
  if (fieldType === 'number' && typeof value === 'number') return value;
  if (fieldType === 'date') return { day: String(value) };
  if (fieldType === 'pick') return options?.find((option) => option.id === value)?.label ?? optionWord(words, `custom.${id}`, value);
  return String(value);
}

function optionWord({ lists }: CellWords, list: string, value: unknown): string {
  return typeof value === 'string' ? (lists[list]?.[value] ?? value) : '';
}

export function inOrder<T extends { order: number }>(map: Record<string, T> | undefined): T[] {
  return Object.values(map ?? {}).sort((a, b) => a.order - b.order);
}

/** `+4930123456 ext. 12 (Reception) [shared]`, as an import reads it. */
function phoneText({ e164, number, extension, label, shared }: Phone): string {
  const dialled = e164 ?? number;
  return [dialled, e164 && extension && `ext. ${extension}`, label && `(${plain(label)})`, shared && '[shared]'].filter(Boolean).join(' ');
}

function emailText({ address: mail, label }: Email): string {
  return label ? `${mail} (${plain(label)})` : mail;
}

function plain(label: string): string {
  return label.replace(/[()\n]/g, ' ').trim();
}
