/** What the browser itself must show of the core's events: toolbar badge, notification, pop-up window. */
import type { CrmApi } from '../../src/crm/index.ts';
import type { Call, CrmEvent, PageView, Reminder } from '../../src/domain/views.ts';
import type { Remote } from '../../src/link/remote.ts';

export type Shown =
  | { shown: 'badge'; tab: number; known: number }
  /** Its own button must be pressed by hand: its page comes forward. */
  | { shown: 'stuck'; tab: number }
  | { shown: 'pop'; call: Call; popWindow: boolean }
  /** Calls still ringing; the notifications of all others go. */
  | { shown: 'ringing'; calls: string[] }
  | { shown: 'reminders'; reminders: Reminder[] }
  /** When the core wants to be woken for a reminder. */
  | { shown: 'alarm'; next: number | null };

/** Pages that change all the time have their badge counted this often (ms). */
const BADGE_PAUSE = 250;

export function watchCore(crm: Remote<CrmApi>, onEvent: (listener: (event: CrmEvent) => void) => unknown, show: (what: Shown) => void): void {
  const due = new Set<number>();

  async function count(tab: number): Promise<void> {
    due.delete(tab);
    show({ shown: 'badge', tab, known: knownOn(await crm.pages.view(tab)) });
  }
  function later(tab: number): void {
    if (due.has(tab)) return;
    due.add(tab);
    setTimeout(() => void count(tab).catch(ignore), BADGE_PAUSE);
  }
  async function pop(call: Call): Promise<void> {
    const { popWindow } = await crm.device.all();
    show({ shown: 'pop', call, popWindow: popWindow === true });
  }
  onEvent((event) => {
    if (event.type === 'page') later(event.tab);
    else if (event.type === 'pop') void pop(event.call).catch(ignore);
    else if (event.type === 'stuck' && event.call.tab !== undefined) show({ shown: 'stuck', tab: event.call.tab });
    else if (event.type === 'remind') show({ shown: 'reminders', reminders: event.reminders });
    else if (event.type === 'reminders') show({ shown: 'alarm', next: event.next });
    else if (event.type === 'calls') show({ shown: 'ringing', calls: event.calls.filter(({ state }) => state === 'ringing').map(({ id }) => id) });
  });
}

/** Customers that something on the page certainly belongs to, each once. */
export function knownOn({ contacts, off }: PageView): number {
  const certain = contacts.flatMap(({ matches }) => matches.filter((match) => match.certain && match.shared !== true));
  return off ? 0 : new Set(certain.map(({ customer }) => customer.id)).size;
}

/** A core that went away under a badge or a pop says the same again when it is back. */
function ignore(): void {}
