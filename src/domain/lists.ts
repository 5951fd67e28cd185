/** Pick lists (product.md §1): what stands in them at first, and what an administrator may make of them (settings `lists.<name>`). */
import { checkText, isObject } from './broken.ts';
import type { ErrorDetail } from './errors.ts';
import type { ListName } from './fields.ts';
import type { PickOption } from './records.ts';

const plain = (...ids: string[]): PickOption[] => ids.map((id) => ({ id }));

export const DEFAULT_LISTS: Record<ListName, readonly PickOption[]> = {
  customerType: plain('private', 'business', 'partner', 'prospect'),
  caseStatus: [{ id: 'new' }, { id: 'open' }, { id: 'pending' }, { id: 'closed', closed: true }],
  priority: plain('low', 'normal', 'high', 'urgent'),
  severity: plain('information', 'minor', 'major', 'critical'),
  category: plain('question', 'fault', 'complaint', 'order', 'billing', 'other'),
  project: [],
  visibility: plain('public', 'private'),
  taskStatus: [{ id: 'not-started' }, { id: 'in-progress' }, { id: 'completed', closed: true }, { id: 'cancelled', closed: true }],
  disposition: plain('resolved', 'callback', 'information', 'complaint', 'wrong-number', 'other'),
};

export function isListName(name: string): name is ListName {
  return Object.hasOwn(DEFAULT_LISTS, name);
}

/** Statuses that count as done, of a case or task list. */
export function closedIds(options: readonly PickOption[]): Set<string> {
  return new Set(options.filter((option) => option.closed).map((option) => option.id));
}

/** The option a new record gets: the one asked for, or where it is hidden the first of its kind on show. */
export function firstShown(options: readonly PickOption[], wanted: string): string {
  const found = options.find(({ id }) => id === wanted);
  if (found && !found.hidden) return wanted;
  return options.find((option) => !option.hidden && option.closed === found?.closed)?.id ?? wanted;
}

/** Longest word of an option, in code points, and most options of a list. */
export const MAX_OPTION = 85;
export const MAX_OPTIONS = 500;

/** Records must have one of these, so one at least stays on show. */
const NEEDED: ReadonlySet<ListName> = new Set(['caseStatus', 'priority', 'visibility', 'taskStatus']);
/** Whose options count as open or closed: one of each stays on show. */
export const STATUS_LISTS: ReadonlySet<ListName> = new Set(['caseStatus', 'taskStatus']);

/** What is wrong with a list as an administrator wants it. `field` is the option's id, absent for the list as a whole. */
export function checkList(list: ListName, value: unknown, before: readonly PickOption[]): ErrorDetail[] {
  if (!Array.isArray(value)) return [{ rule: 'wrong-type' }];
  const wrong = checkOptions(value);
  if (wrong.length > 0) return wrong;
  const options = value as PickOption[];
  const shown = options.filter((option) => !option.hidden);
  const kinds = new Set(shown.map((option) => option.closed === true));
  if (NEEDED.has(list) && (shown.length === 0 || (STATUS_LISTS.has(list) && kinds.size < 2))) return [{ rule: 'required' }];
  return withoutOptions(before, options);
}

/** Shape, length and ids of options. */
export function checkOptions(options: readonly unknown[]): ErrorDetail[] {
  if (options.length > MAX_OPTIONS) return [{ rule: 'too-many', limit: MAX_OPTIONS }];
  const seen = new Set<string>();
  return options.flatMap((option): ErrorDetail[] => {
    if (!isObject(option) || typeof option.id !== 'string' || !/^[\w-]{1,64}$/.test(option.id) || seen.has(option.id)) return [{ rule: 'wrong-type' }];
    seen.add(option.id);
    const broken = option.label === undefined ? null : checkText(option.label, MAX_OPTION);
    return broken ? [{ field: option.id, ...broken }] : [];
  });
}

/** Options that are gone: records may hold them, so they are hidden and never taken out. */
export function withoutOptions(before: readonly PickOption[], options: readonly PickOption[]): ErrorDetail[] {
  const kept = new Set(options.map(({ id }) => id));
  return before.filter(({ id }) => !kept.has(id)).map(({ id }) => ({ field: id, rule: 'fixed' }));
}
