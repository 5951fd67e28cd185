/** Checks one value against its field's rule. Pure; the core runs it inside the write, forms on leaving a field. */
import { checkText, isObject } from './broken.ts';
import type { Broken } from './broken.ts';
import { checkCustom } from './custom.ts';
import type { ErrorDetail } from './errors.ts';
import { MAX_EMAIL, MAX_TEXT, requiredPaths, ruleOf } from './fields.ts';
import type { FieldRule, ListName } from './fields.ts';
import { parseRecurrence } from './recurrence.ts';
import { isEmail } from './mail.ts';
import type { FieldDefinition, PickOption, RecordType } from './records.ts';

/** What an administrator decides about values. */
export interface Lists {
  options(list: ListName): readonly PickOption[];
  /** A custom field by id, also one that was deleted since. */
  definition(id: string): FieldDefinition | undefined;
}

/** What is wrong with a value at a path; null when nothing is. */
export function checkField(type: RecordType, path: string, value: unknown, lists: Lists): ErrorDetail | null {
  const rule = ruleOf(type, path);
  if (!rule) return { field: path, rule: 'unknown-field' };
  if (isNone(value)) return 'required' in rule && rule.required ? { field: path, rule: 'required' } : null;
  if (rule.kind === 'custom') return checkCustomAt(type, path, value, lists);
  const broken = checkValue(rule, value, lists);
  return broken ? { field: broken.at ? `${path}.${broken.at}` : path, rule: broken.rule, limit: broken.limit } : null;
}

/** Required fields that a whole record lacks. */
export function checkRequired(type: RecordType, record: Record<string, unknown>): ErrorDetail[] {
  return requiredPaths(type).flatMap((path) => (isNone(record[path]) ? [{ field: path, rule: 'required' as const }] : []));
}

/** No value: a field that is blank is the same as one never filled in. */
export function isNone(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

/** Nobody has a custom field of another record, or one that was never defined. */
function checkCustomAt(type: RecordType, path: string, value: unknown, lists: Lists): ErrorDetail | null {
  const definition = lists.definition(path.slice(path.indexOf('.') + 1));
  if (definition?.target !== type) return { field: path, rule: 'unknown-field' };
  const broken = checkCustom(definition, value);
  return broken && { field: path, ...broken };
}

function checkValue(rule: Exclude<FieldRule, { kind: 'custom' }>, value: unknown, lists: Lists): Broken | null {
  switch (rule.kind) {
    case 'text':
      return checkText(value, rule.max);
    case 'flag':
      return typeof value === 'boolean' ? null : { rule: 'wrong-type' };
    case 'millis':
      return Number.isSafeInteger(value) && Math.abs(value as number) < 8.64e15 ? null : { rule: 'not-date' };
    case 'number':
      return typeof value === 'number' && value >= rule.min && value <= rule.max ? null : { rule: 'not-number', limit: rule.max };
    case 'choice':
      return rule.of.includes(value as string) ? null : { rule: 'not-in-list' };
    case 'pick':
      return lists.options(rule.list).some((option) => option.id === value) ? null : { rule: 'not-in-list' };
    case 'id':
      return typeof value === 'string' && value.length <= 64 ? null : { rule: 'wrong-type' };
    case 'phone':
      return checkPhone(value);
    case 'email':
      return checkEmail(value);
    case 'attachment':
      return checkAttachment(value);
    case 'mail':
      return checkMail(value);
    case 'options':
      return Array.isArray(value) && value.every((option) => isObject(option) && typeof option.id === 'string') ? null : { rule: 'wrong-type' };
    case 'recurrence':
      return typeof value === 'string' && parseRecurrence(value) ? null : { rule: 'not-recurrence' };
    case 'any':
      return isJson(value) ? null : { rule: 'wrong-type' };
  }
}

const PHONE_KINDS = new Set(['voice', 'mobile', 'alternative', 'fax']);

/** At least three digits of any script, and nothing absurdly long: what is no valid number is kept as it was typed. */
function checkPhone(value: unknown): Broken | null {
  if (!isObject(value) || typeof value.number !== 'string' || !PHONE_KINDS.has(value.kind as string)) return { rule: 'wrong-type' };
  if (value.number.length > 64) return { rule: 'too-long', limit: 64, at: 'number' };
  if ((value.number.match(/\p{Nd}/gu)?.length ?? 0) < 3) return { rule: 'not-phone', at: 'number' };
  return isNone(value.label) ? null : withAt(checkText(value.label, 60), 'label');
}

function checkEmail(value: unknown): Broken | null {
  if (!isObject(value) || typeof value.address !== 'string') return { rule: 'wrong-type' };
  if (value.address.length > MAX_EMAIL) return { rule: 'too-long', limit: MAX_EMAIL, at: 'address' };
  return isEmail(value.address.trim()) ? null : { rule: 'not-email', at: 'address' };
}

const HASH = /^[0-9a-f]{64}$/;
/** Largest file that can be attached, in bytes. */
export const MAX_ATTACHMENT = 25_000_000;

function checkAttachment(value: unknown): Broken | null {
  if (!isObject(value) || !HASH.test(String(value.hash)) || typeof value.type !== 'string' || typeof value.name !== 'string' || value.name === '') return { rule: 'wrong-type' };
  if (!Number.isSafeInteger(value.size) || (value.size as number) < 0) return { rule: 'wrong-type' };
  return (value.size as number) > MAX_ATTACHMENT ? { rule: 'too-large', limit: MAX_ATTACHMENT } : withAt(checkText(value.name, 255) ?? checkText(value.type, 255), 'name');
}

/** Most addresses of one line of a head, and longest of them with its name. */
const MAX_ADDRESSES = 500;
const MAX_ADDRESS = 600;

function checkMail(value: unknown): Broken | null {
  if (!isObject(value) || typeof value.from !== 'string' || !Array.isArray(value.to)) return { rule: 'wrong-type' };
  const lists = [value.to, value.cc ?? [], value.bcc ?? []];
  if (!lists.every(Array.isArray)) return { rule: 'wrong-type' };
  if (lists.some((list) => (list as unknown[]).length > MAX_ADDRESSES)) return { rule: 'too-many', limit: MAX_ADDRESSES };
  if (value.source !== undefined && (!HASH.test(String(value.source)) || !Number.isSafeInteger(value.size))) return { rule: 'wrong-type' };
  const texts = [value.from, ...lists.flat(), value.messageId ?? ''];
  return texts.map((one) => checkText(one, MAX_ADDRESS)).find((broken) => broken !== null) ?? checkText(value.subject ?? '', MAX_TEXT);
}

function withAt(broken: Broken | null, at: string): Broken | null {
  return broken && { ...broken, at };
}

function isJson(value: unknown): boolean {
  try {
    return JSON.stringify(value) !== undefined;
  } catch {
    return false;
  }
}
