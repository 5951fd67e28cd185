/** Where the panel stands besides the calls: its own small history, lost when it closes. */
import { signal } from '@preact/signals';
import type { ContactKey } from '../../domain/contact.ts';

export type PanelView =
  /** The page beside the panel. */
  | { at: 'page' }
  | { at: 'customer'; id: string }
  /** Teaching the softphone of the page; the calls of the try stay in the background. */
  | { at: 'teach' }
  /** A new customer, or a link to one, for a contact nobody has. */
  | { at: 'create'; contact: ContactKey | null; name?: string | undefined; email?: string | undefined; company?: boolean | undefined };

const view = signal<PanelView>({ at: 'page' });
const text = signal('');

export function panelView(): PanelView {
  return view.value;
}

export function show(next: PanelView): void {
  view.value = next;
}

/** What stands in the search box of the page screen. */
export function searchText(): string {
  return text.value;
}

/** Types into the search box: the agent, or a look-up asked for from the page. */
export function search(query: string): void {
  text.value = query;
  view.value = { at: 'page' };
}
