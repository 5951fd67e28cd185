/** The fields of a list as a person meets them: their words, their choices, and their values in words. */
import { customField, LIST_FIELDS, type FieldKind, type ListField, type ListType } from '../../../domain/list-fields.ts';
import { ME } from '../../../domain/query.ts';
import { CHANNELS, TASK_TYPES, type FieldDefinition } from '../../../domain/records.ts';
import { formatCalendarDay, formatMoment, formatNumber, languageName } from '../../../i18n/format.ts';
import { t } from '../../../i18n/index.ts';
import type { Choice } from '../field.tsx';
import { fieldWord } from '../field-words.ts';
import { languageChoices } from '../languages.ts';
import { useValueWords, type ValueWords } from '../value-words.ts';
import { listChoices, optionLabel, optionWord } from '../words.ts';

export interface FieldInfo {
  path: string;
  label: string;
  kind: FieldKind;
  field: ListField;
  /** Of a pick list, agents and the like; none for values that only the records know. */
  choices: readonly Choice[];
  /** A record's name is not its id: such fields are asked for only whether they are filled in. */
  record: boolean;
}

/** Shown by another column, or of no use to anybody. */
const LEFT_OUT: Partial<Record<ListType, ReadonlySet<string>>> = { interaction: new Set(['state', 'taskId']), task: new Set(['caseId']) };

/** All fields of a list, custom ones last. Changes only when words, agents or definitions do. */
export function useListFields(list: ListType): { fields: readonly FieldInfo[]; words: ValueWords } {
  const words = useValueWords();
  const own = (words.fields ?? []).filter((one) => one.target === list && !one.hidden);
  const built = Object.entries(LIST_FIELDS[list]).filter(([path]) => !LEFT_OUT[list]?.has(path));
  const fields = [...built.map(([path, field]) => infoOf(list, path, field, words)), ...own.map((one) => infoOf(list, `custom.${one.id}`, customField(one), words))];
  return { fields, words };
}

function infoOf(list: ListType, path: string, field: ListField, words: ValueWords): FieldInfo {
  const record = field.of !== undefined && field.of !== 'agent';
  return { path, label: labelOf(list, path, words.fields), kind: field.kind, field, choices: choicesOf(path, field, words), record };
}

export function labelOf(list: ListType, path: string, fields: readonly FieldDefinition[] | undefined): string {
  switch (path) {
    case 'name': return t('customers.name');
    case 'phones': return t('customers.phone');
    case 'primaryAddress.city': return t('customers.town');
    case 'openCases': return t('customers.openCases');
    case 'lastContactAt': return t('customers.lastContact');
    case 'lastActivityAt': return t('cases.lastActivity');
    case 'createdAt': return t('list.created');
    case 'createdBy': return t('list.createdBy');
    case 'updatedAt': return t('list.updated');
    case 'updatedBy': return t('list.updatedBy');
    case 'open': return t('list.open');
    case 'flags': return t('list.flags');
    case 'agentId': return t('interactions.agent');
    case 'startedAt': return t('interactions.when');
    case 'answeredAt': return t('list.answered');
    case 'endedAt': return t('list.ended');
    case 'duration': return t('interactions.duration');
    case 'callerId': return t('interactions.callerId');
    case 'direction': return t('list.direction');
    case 'subject': return list === 'task' ? t('taskForm.subject') : fieldWord(path);
    case 'dueAt': return t('taskForm.due');
    default: return path.startsWith('secondaryAddress.') ? t('list.secondary', { field: fieldWord(path) }) : fieldWord(path, fields);
  }
}

function choicesOf(path: string, { list, options, of }: ListField, { settings, agents }: ValueWords): readonly Choice[] {
  if (list) return listChoices(settings, list);
  if (options) return options.map((one) => ({ value: one.id, label: optionLabel('category', { ...one, label: one.label ?? one.id }) }));
  if (of === 'agent') return [{ value: ME, label: t('list.me') }, ...agents.map(({ id, name }) => ({ value: id, label: name }))];
  if (path === 'language') return languageChoices('');
  return FIXED[path]?.().map(([value, label]) => ({ value, label })) ?? [];
}

const FIXED: Record<string, () => [string, string][]> = {
  channel: () => CHANNELS.map((one) => [one, t(`channel.${one}`)]),
  taskType: () => TASK_TYPES.map((one) => [one, t(`taskType.${one}`)]),
  direction: () => [['in', t('interactions.in')], ['out', t('interactions.out')]],
  outcome: () => (['answered', 'missed', 'declined'] as const).map((one) => [one, t(`outcome.${one}`)]),
  flags: () => [['duplicate-email', t('list.flagEmail')], ['duplicate-number', t('list.flagNumber')], ['edited-after-delete', t('list.flagEdited')]],
};

/** One value of a field in words, as a filter or a facet has it. */
export function listValueWord({ path, kind, field, choices }: FieldInfo, value: unknown, { settings }: Pick<ValueWords, 'settings'>): string {
  if (value === null || value === undefined || value === '') return t('list.blank');
  const choice = choices.find((one) => one.value === String(value));
  if (choice) return choice.label;
  if (kind === 'flag') return t(value === true || value === 1 ? 'history.yes' : 'history.no');
  if (kind === 'number') return formatNumber(Number(value));
  if (kind === 'day' && typeof value === 'string') return formatCalendarDay(value);
  if (kind === 'moment') return typeof value === 'number' ? formatMoment(value) : formatCalendarDay(String(value));
  if (path === 'language') return languageName(String(value));
  return field.list ? optionWord(settings, field.list, String(value)) : String(value);
}

/** The value of a record at a field, as a list shows it: of several the first. */
export function shownValue(record: object, path: string): unknown {
  const [head = '', part] = path.split('.');
  const value = (record as Record<string, unknown>)[head];
  if (part !== undefined) return (value as Record<string, unknown> | undefined)?.[part];
  return value;
}
