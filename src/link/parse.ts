/**
 * What a content script sends, checked before anything reads it: a page's process is the least trusted of ours. A message
 * of any other shape is dropped whole. What is handed on is built anew, so nothing unknown rides along.
 */
import { MAX_MESSAGE, weightOf } from '../domain/flow.ts';
import { BUTTON_FIELDS } from '../domain/recipe.ts';
import { isObject } from './frames.ts';
import { MAX_CANDIDATE_LENGTH, MAX_CANDIDATES } from './messages.ts';
import type { Candidate, FromPage, PageCall } from './messages.ts';

/** A host name (RFC 1035), a language tag (BCP 47 recommends room for 35), a call's key, a name: all in UTF-16 code units. */
const MAX_HOST = 255;
const MAX_LANG = 35;
const MAX_KEY = 128;
const MAX_NAME = 80;
/** Ids in one report of what left a page; a page that loses more at once is walked anew. */
const MAX_GONE = 10_000;

const STATES: readonly PageCall['state'][] = ['ringing', 'live', 'ended'];
const DIRECTIONS: readonly PageCall['direction'][] = ['in', 'out'];
const KINDS = ['phone', 'email', 'case', 'account', 'any'] as const;

type Shape = Record<string, unknown>;

export function parseFromPage(message: unknown): FromPage | null {
  if (!isObject(message)) return null;
  switch (message['t']) {
    case 'hello':
      return hello(message);
    case 'seen':
      return seen(message);
    case 'call':
      return call(message);
    case 'stuck':
      return stuck(message);
    case 'known':
      return isText(message['id'], MAX_KEY) ? { t: 'known', id: message['id'] } : null;
    case 'look':
      return look(message);
    case 'peer':
      return weightOf(message['data'], MAX_MESSAGE) <= MAX_MESSAGE ? { t: 'peer', data: message['data'] } : null;
    default:
      return null;
  }
}

function hello({ v, host, lang }: Shape): FromPage | null {
  return isCount(v) && isText(host, MAX_HOST) && isText(lang, MAX_LANG) ? { t: 'hello', v, host, lang } : null;
}

function seen({ add, gone }: Shape): FromPage | null {
  if (!isList(add, MAX_CANDIDATES) || !isList(gone, MAX_GONE) || !gone.every(isCount)) return null;
  const candidates = add.map(candidate);
  return candidates.every((item) => item !== null) ? { t: 'seen', add: candidates, gone: [...gone] } : null;
}

function candidate(value: unknown): Candidate | null {
  if (!isObject(value)) return null;
  const { id, text, start, end, uri, name } = value;
  if (!isCount(id) || !isText(text, MAX_CANDIDATE_LENGTH) || !isCount(start) || !isCount(end)) return null;
  if (start > end || end > text.length || !isOptional(uri, isBoolean) || !isOptional(name, (it) => isText(it, MAX_NAME))) return null;
  return {
    id,
    text: text.toWellFormed(),
    start,
    end,
    ...(uri === undefined ? {} : { uri: uri as boolean }),
    ...(name === undefined ? {} : { name: (name as string).toWellFormed() }),
  };
}

function call({ call: told }: Shape): FromPage | null {
  if (!isObject(told)) return null;
  const { key, state, direction, callerId, name, held, gone, can } = told;
  if (!isText(key, MAX_KEY) || !isText(callerId, MAX_CANDIDATE_LENGTH) || !isObject(can)) return null;
  if (!isOneOf(state, STATES) || !isOneOf(direction, DIRECTIONS) || !BUTTON_FIELDS.every((button) => isOptional(can[button], isBoolean))) return null;
  if (!isOptional(name, (it) => isText(it, MAX_NAME)) || !isOptional(held, isBoolean) || !isOptional(gone, isCount)) return null;
  const pressable = Object.fromEntries(BUTTON_FIELDS.filter((button) => can[button] !== undefined).map((button) => [button, can[button]]));
  const call: PageCall = { key, state, direction, callerId: callerId.toWellFormed(), can: pressable };
  if (name) call.name = (name as string).toWellFormed();
  if (held) call.held = true;
  if (gone !== undefined) call.gone = gone as number;
  return { t: 'call', call };
}

function stuck({ key, button }: Shape): FromPage | null {
  return isText(key, MAX_KEY) && isOneOf(button, BUTTON_FIELDS) ? { t: 'stuck', key, button } : null;
}

function look({ id, kind, text }: Shape): FromPage | null {
  if (!isCount(id) || !isOneOf(kind, KINDS) || !isText(text, MAX_CANDIDATE_LENGTH)) return null;
  return { t: 'look', id, kind, text: text.toWellFormed() };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isText(value: unknown, limit: number): value is string {
  return typeof value === 'string' && value.length <= limit;
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

function isList(value: unknown, limit: number): value is unknown[] {
  return Array.isArray(value) && value.length <= limit;
}

function isOneOf<Value extends string>(value: unknown, all: readonly Value[]): value is Value {
  return all.includes(value as Value);
}

/** JSON has no `undefined`, and a Port of Firefox may carry one: both mean absent. */
function isOptional(value: unknown, is: (value: unknown) => boolean): boolean {
  return value === undefined || is(value);
}
