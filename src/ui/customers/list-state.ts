/** How the customer list was left: "Back to customers" finds its filter, sort, cursor and scroll again. */
import { signal } from '@preact/signals';
import type { Place, Sort } from '../kit/index.ts';

export type SortBy = 'name' | 'accountNumber' | 'company' | 'primaryAddress.city' | 'createdAt';

export interface ListState {
  query: string;
  sort: Sort<SortBy>;
  /** Moved in place by the grid. */
  place: Place;
}

const top = (): Place => ({ cursor: 0, scroll: 0 });
const state = signal<ListState>({ query: '', sort: { by: 'name', desc: false }, place: top() });

/** The list as it stands; reading it while rendering subscribes. */
export function listState(): ListState {
  return state.value;
}

/** Another filter or order starts at the top. */
export function setList(change: Partial<Pick<ListState, 'query' | 'sort'>>): void {
  state.value = { ...state.value, ...change, place: top() };
}
