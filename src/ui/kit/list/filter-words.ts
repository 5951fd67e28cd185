/** Conditions in words: field, relation, value. */
import { isCondition, type Condition, type Filter, type Operator } from '../../../domain/query.ts';
import { formatCalendarDay, formatDay } from '../../../i18n/format.ts';
import { t } from '../../../i18n/index.ts';
import type { ValueWords } from '../value-words.ts';
import { listValueWord, type FieldInfo } from './fields.ts';
import { partsOf, spanOf } from './filter.ts';

export interface Worded {
  field: string;
  relation: string;
  /** '' where the relation says it all. */
  value: string;
}

const onTime = (kind: FieldInfo['kind']): boolean => kind === 'day' || kind === 'moment';

export function relationWord(kind: FieldInfo['kind'], operator: Operator, value?: unknown): string {
  if (onTime(kind) && operator === 'equals') return spanOf(value) ? t('op.within') : t('op.on');
  if (onTime(kind) && operator === 'not') return t('op.notOn');
  return t(`op.${operator}`);
}

export function wordCondition({ field, operator, value }: Condition, fields: readonly FieldInfo[], words: Pick<ValueWords, 'settings'>): Worded {
  const info = fields.find(({ path }) => path === field);
  if (!info) return { field: t('custom.gone'), relation: t(`op.${operator}`), value: '' };
  return { field: info.label, relation: relationWord(info.kind, operator, value), value: wordValue(info, operator, value, words) };
}

function wordValue(info: FieldInfo, operator: Operator, value: Condition['value'], words: Pick<ValueWords, 'settings'>): string {
  if (value === undefined || operator === 'empty' || operator === 'filled') return '';
  if (operator === 'between') return (value as readonly unknown[]).map((one) => wordOne(info, one, words)).join(' – ');
  if (!Array.isArray(value)) return wordOne(info, value, words);
  return value.length > 2 ? t('list.values', { count: value.length }) : value.map((one) => wordOne(info, one, words)).join(', ');
}

function wordOne(info: FieldInfo, value: unknown, words: Pick<ValueWords, 'settings'>): string {
  const span = spanOf(value);
  if (span) return t(`span.${span}`);
  if (onTime(info.kind)) return typeof value === 'string' ? formatCalendarDay(value) : typeof value === 'number' ? formatDay(value) : '';
  return listValueWord(info, value, words);
}

/** A whole group in one line. */
export function wordGroup(filter: Filter, fields: readonly FieldInfo[], words: Pick<ValueWords, 'settings'>): string {
  if (isCondition(filter)) {
    const { field, relation, value } = wordCondition(filter, fields, words);
    return [field, relation, value].filter(Boolean).join(' ');
  }
  const between = 'all' in filter ? t('list.and') : t('list.or');
  return partsOf(filter).map((part) => (isCondition(part) ? wordGroup(part, fields, words) : `(${wordGroup(part, fields, words)})`)).join(` ${between} `);
}
