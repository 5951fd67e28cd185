/** Custom fields: what a definition may say, and what a value of it may be (product.md §1). */
import { checkText } from './broken.ts';
import type { Broken } from './broken.ts';
import type { ErrorDetail } from './errors.ts';
import { MAX_TEXT, ruleOf } from './fields.ts';
import { checkOptions, withoutOptions } from './lists.ts';
import { FIELD_TARGETS } from './records.ts';
import type { CustomValue, FieldDefinition, FieldTarget, RecordType } from './records.ts';

/** Custom fields that one kind of record can have. */
export const MAX_FIELDS = 64;
/** Longest default value, in code points. */
export const MAX_DEFAULT = 85;

/** What is wrong with a value of the field; null when nothing is. */
export function checkCustom(definition: FieldDefinition, value: unknown): Broken | null {
  switch (definition.fieldType) {
    case 'text':
      return checkText(value, definition.maxLength ?? MAX_TEXT);
    case 'url':
      return checkText(value, definition.maxLength ?? MAX_TEXT) ?? (webAddress(value) ? null : { rule: 'not-url' });
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? null : { rule: 'not-number' };
    case 'date':
      return isDay(value) ? null : { rule: 'not-date' };
    case 'pick':
      return definition.options?.some((option) => option.id === value) ? null : { rule: 'not-in-list' };
  }
}

/** The address where it is one of the web: nothing else may be opened from a field (`javascript:`, `file:`, …); else null. */
export function webAddress(value: unknown): string | null {
  if (typeof value !== 'string' || !/^https?:\/\/[^\s]+$/i.test(value.trim())) return null;
  const url = URL.parse(value.trim());
  return url && url.hostname !== '' && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : null;
}

/** A day of the calendar as `2026-11-23`: the 30th of February is none. */
export function isDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const at = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value);
}

/** What is wrong with a definition; `before` is how it was saved last. Name, target and type are checked as fields by their rules. */
export function checkDefinition(definition: FieldDefinition, before?: FieldDefinition): ErrorDetail[] {
  const fixed = before ? (['target', 'fieldType', 'fieldClass'] as const).filter((name) => before[name] !== definition[name]) : [];
  return [...fixed.map((field): ErrorDetail => ({ field, rule: 'fixed' })), ...checkChoices(definition, before), ...checkDefault(definition)];
}

function checkChoices({ fieldType, options }: FieldDefinition, before?: FieldDefinition): ErrorDetail[] {
  if (fieldType !== 'pick') return [];
  if (!options?.some((option) => !option.hidden)) return [{ field: 'options', rule: 'required' }];
  const lost = withoutOptions(before?.options ?? [], options);
  return [...checkOptions(options), ...lost].map((one) => ({ ...one, field: one.field === undefined ? 'options' : `options.${one.field}` }));
}

function checkDefault(definition: FieldDefinition): ErrorDetail[] {
  const { defaultValue } = definition;
  if (defaultValue === undefined || defaultValue === null) return [];
  const broken = checkText(String(defaultValue), MAX_DEFAULT) ?? checkCustom(definition, defaultValue);
  return broken ? [{ field: 'defaultValue', ...broken }] : [];
}

/** The default values that a new record gets: paths to values. */
export function defaultsOf(definitions: readonly FieldDefinition[]): Record<string, CustomValue> {
  return Object.fromEntries(definitions.flatMap(({ id, defaultValue, hidden }) => (defaultValue === undefined || defaultValue === null || hidden ? [] : [[`custom.${id}`, defaultValue]])));
}

export function isTarget(type: RecordType): type is FieldTarget {
  return (FIELD_TARGETS as readonly RecordType[]).includes(type);
}

/** Ours and fixed, ours with a pick list that an administrator edits, or an administrator's own. */
export function fieldClass(type: RecordType, path: string): FieldDefinition['fieldClass'] {
  const kind = ruleOf(type, path)?.kind;
  if (kind === 'custom') return 'custom';
  return kind === 'pick' ? 'predefined' : 'system';
}
