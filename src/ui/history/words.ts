/** Words for what History says of fields and values. */
import type { RecordType } from '../../domain/records.ts';
import type { HistoryEntry } from '../../domain/views.ts';
import { t, type MessageKey } from '../../i18n/index.ts';
import type { Placeholders } from '../../i18n/keys.gen.ts';
import { fieldWord, valueWord, type IconName, type ValueWords } from '../kit/index.ts';

/** Messages without placeholders. */
type PlainKey = { [K in MessageKey]: keyof Placeholders[K] extends never ? K : never }[MessageKey];

/** Follows from another field, or says nothing to a person. */
const INNER = new Set(['lastActivityAt', 'assignedAt', 'closedBy', 'closedAt', 'agentId', 'at', 'kind', 'caseId', 'callerKey', 'state', 'dueZone', 'snoozedUntil', 'remindedFor', 'dismissedFor', 'afterTaskId', 'taskId', 'wrapUpEndsAt']);

/** What tells one new record from the next. */
const NAMING = new Set(['firstName', 'lastName', 'subject', 'text', 'notes']);

/** Fields worth a line; of a new record only those that name it, since all else stands on its page. */
export function toldFields(entry: HistoryEntry): HistoryEntry['fields'] {
  if (entry.op === 'create') return entry.fields.filter(({ field }) => NAMING.has(field));
  return entry.fields.filter(({ field }) => !INNER.has(field) || (field === 'caseId' && entry.type === 'interaction'));
}

/** False for what only follows from another change, such as a case's last activity. */
export function isTold(entry: HistoryEntry): boolean {
  return entry.op !== 'edit' || entry.erased === true || toldFields(entry).length > 0;
}

export function entryIcon(entry: HistoryEntry): IconName {
  if (entry.path === 'undo') return 'undo';
  if (entry.op === 'delete' || entry.op === 'erase') return 'trash';
  if (entry.type === 'followUp') return 'edit';
  if (entry.op === 'create' || entry.op === 'restore') return ({ customer: 'people', case: 'case', task: 'task', interaction: 'callIn' } as Partial<Record<RecordType, IconName>>)[entry.type] ?? 'plus';
  return entry.path === 'merge' ? 'people' : 'edit';
}

const TYPES = ['customer', 'case', 'followUp', 'task', 'interaction'] as const;

/** What happened, in a line: `Case created`, `Priority: High`. */
export function entryTitle(entry: HistoryEntry, values: ValueWords): string {
  const type = TYPES.find((one) => one === entry.type);
  if (entry.erased) return t('history.erased');
  if (entry.op !== 'edit') return type && entry.op !== 'batch' ? word(`history.${type}.${entry.op}` as PlainKey) : t(entry.op === 'create' ? 'history.created' : entry.op === 'delete' ? 'history.deleted' : 'history.changed');
  const told = toldFields(entry);
  if (entry.path === 'merge') return t('history.merged');
  const [only] = told;
  if (!only || told.length > 1) return t('history.fields', { count: told.length });
  const to = valueWord(entry.type, only.field, only.to, values);
  if (to.length > 60 || !to) return t('history.oneChanged', { field: fieldWord(only.field, values.fields) });
  return t('history.oneTo', { field: fieldWord(only.field, values.fields), to });
}

function word(key: PlainKey): string {
  return (t as (plain: PlainKey) => string)(key);
}
