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
type Frames = Map<Session, Map<number, Seen>>;

interface Tab {
  frames: Frames;
  /** Candidates over all frames; a page of ten thousand frames leaves no time to count them anew. */
  size: number;
}

/** Events of one tab come no closer together. */
const EVENT_GAP = 100;

export function createPages(deps: { lookups: Lookups; device: DeviceSettings; clock: DeskClock; emit: (event: CrmEvent) => void }): Pages {
  const { lookups, device, clock, emit } = deps;
  const tabs = new Map<number, Tab>();
  const tell = createTeller<number>(clock, EVENT_GAP, (tab) => emit({ type: 'page', tab }));
  let cancelRefresh: (() => void) | null = null;

  function tabOf(session: Session): Tab {
    const tab = tabs.get(session.tab) ?? { frames: new Map(), size: 0 };
    if (!tab.frames.has(session)) tab.frames.set(session, new Map());
    tabs.set(session.tab, tab);
    return tab;
  }

  function take(tab: Tab, session: Session, id: number): boolean {
    const taken = tab.frames.get(session)?.delete(id) ?? false;
    if (taken) tab.size -= 1;
    return taken;
  }

  async function ask(tab: number, contacts: readonly Contact[]): Promise<void> {
    await Promise.allSettled(contacts.map((contact) => lookups.want(contact)));
    tell(tab);
  }

  function refreshNow(): void {
    cancelRefresh = null;
    for (const [tab, { frames }] of tabs) void ask(tab, [...collect(frames).values()].map(({ contact }) => contact));
  }

  return {
    show(session, id, contacts, name) {
      const tab = tabOf(session);
      const had = take(tab, session, id);
      if (contacts.length > 0 && tab.size < MAX_SEEN_OF_TAB) {
        tab.frames.get(session)?.set(id, { contacts, name });
        tab.size += 1;
        void ask(session.tab, contacts);
      } else if (had) tell(session.tab);
    },
    hide(session, ids) {
      const tab = tabs.get(session.tab);
      if (tab && ids.map((id) => take(tab, session, id)).includes(true)) tell(session.tab);
    },
    drop(session) {
      const tab = tabs.get(session.tab);
      const frame = tab?.frames.get(session);
      if (!tab || !frame) return;
      tab.frames.delete(session);
      tab.size -= frame.size;
      if (tab.frames.size === 0) tabs.delete(session.tab);
      tell(session.tab);
    },
    view(tab, top) {
      const host = top?.host ?? '';
      const found = [...collect(tabs.get(tab)?.frames ?? new Map()).values()];
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
function collect(frames: Frames): Map<string, Found> {
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
