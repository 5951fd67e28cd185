import { expect, it } from 'vitest';
import type { ListName } from './fields.ts';
import { checkList, DEFAULT_LISTS, firstShown } from './lists.ts';

const STATUSES = DEFAULT_LISTS.caseStatus;
const without = (...ids: string[]) => STATUSES.map((option) => (ids.includes(option.id) ? { ...option, hidden: true } : option));

it.each<[string, ListName, unknown, string[]]>([
  ['as it is', 'caseStatus', STATUSES, []],
  ['one more', 'caseStatus', [...STATUSES, { id: 'parts', label: 'Waiting for parts' }], []],
  ['another word', 'priority', DEFAULT_LISTS.priority.map((one) => ({ ...one, label: 'P' })), []],
  ['another order', 'priority', DEFAULT_LISTS.priority.toReversed(), []],
  ['one taken out', 'priority', DEFAULT_LISTS.priority.slice(1), ['low fixed']],
  ['one hidden', 'caseStatus', without('pending'), []],
  ['none closed on show', 'caseStatus', without('closed'), [' required']],
  ['none open on show', 'caseStatus', without('new', 'open', 'pending'), [' required']],
  ['all hidden where one is needed', 'priority', DEFAULT_LISTS.priority.map((one) => ({ ...one, hidden: true })), [' required']],
  ['all hidden where none is needed', 'severity', DEFAULT_LISTS.severity.map((one) => ({ ...one, hidden: true })), []],
  ['a long word', 'project', [{ id: 'a', label: 'x'.repeat(86) }], ['a too-long']],
  ['an id twice', 'project', [{ id: 'a' }, { id: 'a' }], [' wrong-type']],
  ['an id that is a path', 'project', [{ id: 'a.b' }], [' wrong-type']],
  ['too many', 'project', Array.from({ length: 501 }, (_, n) => ({ id: `p${n}` })), [' too-many']],
  ['no list', 'project', 'Apollo', [' wrong-type']],
])('%s', (_name, list, value, faults) => expect(checkList(list, value, DEFAULT_LISTS[list]).map((one) => `${one.field ?? ''} ${one.rule}`)).toEqual(faults));

it.each([
  [STATUSES, 'new', 'new'],
  [without('new'), 'new', 'open'],
  [without('closed', 'new'), 'closed', 'closed'],
])('a new record gets an option on show', (options, wanted, given) => expect(firstShown(options, wanted)).toBe(given));
