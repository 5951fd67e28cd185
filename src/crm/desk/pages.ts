/** What pages show right now: which contacts, in which tab. Nothing of it is stored. */
import type { Contact } from '../../domain/contact.ts';
import type { CrmEvent, Match, PageContact, PageView } from '../../domain/views.ts';
import { MAX_SEEN_OF_TAB } from './limits.ts';
import { contactId, type Lookups } from './lookups.ts';
import type { DeskClock, DeviceSettings } from './records.ts';
import type { Session } from './session.ts';
import { isOff } from './sites.ts';
import { createTeller } from './timers.ts';

export interface Pages {
  /** Contacts of one candidate, in place of those it had. */
  show(session: Session, id: number, contacts: readonly Contact[], name: string | undefined): void;
  hide(session: Session, ids: readonly number[]): void;
  /** Forgets all a frame showed. */
  drop(session: Session): void;
  view(tab: number, top: Session | undefined): PageView;
  /** Asks again for all that is shown, once, after `wait` ms. */
  refresh(wait: number): void;
}

interface Seen {
  contacts: readonly Contact[];
  name: string | undefined;
}

/** What one tab shows, by frame and by candidate. */
type Tab = Map<Session, Map<number, Seen>>;

/** Events of one tab come no closer together. */
const EVENT_GAP = 100;

export function createPages(deps: { lookups: Lookups; device: DeviceSettings; clock: DeskClock; emit: (event: CrmEvent) => void }): Pages {
  const { lookups, device, clock, emit } = deps;
  const tabs = new Map<number, Tab>();
  const tell = createTeller<number>(clock, EVENT_GAP, (tab) => emit({ type: 'page', tab }));
  let cancelRefresh: (() => void) | null = null;

  function frameOf(session: Session): Map<number, Seen> {
    const tab: Tab = tabs.get(session.tab) ?? new Map();
    const frame = tab.get(session) ?? new Map<number, Seen>();
    tabs.set(session.tab, tab.set(session, frame));
    return frame;
  }

  async function ask(tab: number, contacts: readonly Contact[]): Promise<void> {
    await Promise.allSettled(contacts.map((contact) => lookups.want(contact)));
    tell(tab);
  }

  function refreshNow(): void {
    cancelRefresh = null;
    for (const [tab, frames] of tabs) void ask(tab, [...collect(frames).values()].map(({ contact }) => contact));
  }

  return {
    show(session, id, contacts, name) {
      const frame = frameOf(session);
      const had = frame.delete(id);
      if (contacts.length > 0 && sizeOf(tabs.get(session.tab)) < MAX_SEEN_OF_TAB) {
        frame.set(id, { contacts, name });
        void ask(session.tab, contacts);
      } else if (had) tell(session.tab);
    },
    hide(session, ids) {
      const frame = tabs.get(session.tab)?.get(session);
      if (frame && ids.map((id) => frame.delete(id)).includes(true)) tell(session.tab);
    },
    drop(session) {
      const tab = tabs.get(session.tab);
      if (!tab?.delete(session)) return;
      if (tab.size === 0) tabs.delete(session.tab);
      tell(session.tab);
    },
    view(tab, top) {
      const host = top?.host ?? '';
      const found = [...collect(tabs.get(tab) ?? new Map()).values()];
      const contacts = found.map(({ contact, ...shown }) => ({ ...shown, contact: plain(contact), matches: [...(lookups.peek(contact) ?? [])] }));
      return { tab, host, off: isOff(device, host), contacts: contacts.sort((a, b) => knownness(a.matches) - knownness(b.matches)) };
    },
    refresh(wait) {
      cancelRefresh ??= clock.after(wait, refreshNow);
    },
  };
}

type Found = Omit<PageContact, 'matches' | 'contact'> & { contact: Contact };

/** Each contact of a tab once, in the order of frames and candidates. */
function collect(frames: Tab): Map<string, Found> {
  const found = new Map<string, Found>();
  for (const [, seen] of [...frames].sort(([a], [b]) => a.frame - b.frame)) {
    for (const { contacts, name } of seen.values()) for (const contact of contacts) count(found, contact, name);
  }
  return found;
}

function count(found: Map<string, Found>, contact: Contact, name: string | undefined): void {
  const id = contactId(contact);
  const entry = found.get(id) ?? { contact, raw: contact.raw, count: 0 };
  entry.count += 1;
  if (name && !entry.nameHint) entry.nameHint = name;
  found.set(id, entry);
}

/** Known customers first, certain before maybe. */
function knownness(matches: readonly Match[]): number {
  if (matches.some(({ certain }) => certain)) return 0;
  return matches.length > 0 ? 1 : 2;
}

function plain({ kind, value, extension }: Contact): PageContact['contact'] {
  return extension ? { kind, value, extension } : { kind, value };
}

function sizeOf(tab: Tab | undefined): number {
  let size = 0;
  for (const frame of tab?.values() ?? []) size += frame.size;
  return size;
}
