/** Default pick lists (product.md §1); an administrator edits them as settings `lists.<name>`. */
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

/** Statuses that count as done, of a case or task list. */
export function closedIds(options: readonly PickOption[]): Set<string> {
  return new Set(options.filter((option) => option.closed).map((option) => option.id));
}
