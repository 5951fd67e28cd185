/** Whom contacts belong to, asked once: shared by all pages, forgotten when a record changes. */
import type { ContactKey } from '../../domain/contact.ts';
import type { Match } from '../../domain/views.ts';
import { rankMatches } from './rank.ts';
import type { DeskClock, DeskRecords } from './records.ts';

export interface Lookups {
  /** What is known so far, perhaps out of date by one change; null when never asked. */
  peek(contact: ContactKey): readonly Match[] | null;
  /** For what a page shows: waits its turn. */
  want(contact: ContactKey): Promise<readonly Match[]>;
  /** For what an agent waits for: asks at once, and with the reasons that cost a read. */
  now(contact: ContactKey): Promise<Match[]>;
  /** Something changed that look-ups read: all are asked again when next wanted. */
  outdate(): void;
}

/** Look-ups of pages under way at once: a call's own must get between. */
const AT_ONCE = 4;
/** Contacts remembered; the ones longest unused go first. */
const REMEMBERED = 5_000;

interface Entry {
  matches: readonly Match[] | null;
  /** Which state of the records `matches` was read in. */
  version: number;
  pending: Promise<readonly Match[]> | null;
}

export function createLookups({ records, clock }: { records: DeskRecords; clock: DeskClock }): Lookups {
  const entries = new Map<string, Entry>();
  const turn = createTurns(AT_ONCE);
  let version = 0;

  function entryOf(contact: ContactKey): Entry {
    const key = contactId(contact);
    const entry = entries.get(key) ?? { matches: null, version: -1, pending: null };
    entries.delete(key);
    entries.set(key, entry);
    const oldest = entries.keys().next();
    if (entries.size > REMEMBERED && !oldest.done) entries.delete(oldest.value);
    return entry;
  }

  async function read(entry: Entry, contact: ContactKey): Promise<readonly Match[]> {
    const before = version;
    try {
      const { matches } = await turn(() => records.lookup(contact));
      entry.matches = rankMatches(matches, NEVER, clock.now());
      entry.version = before;
      return entry.matches;
    } finally {
      entry.pending = null;
    }
  }

  return {
    peek: (contact) => entries.get(contactId(contact))?.matches ?? null,
    want(contact) {
      const entry = entryOf(contact);
      if (entry.matches && entry.version === version) return Promise.resolve(entry.matches);
      return (entry.pending ??= read(entry, contact));
    },
    async now(contact) {
      const { matches } = await records.lookup(contact);
      const lastCalls = matches.length > 0 ? await records.lastCalls(matches.map(({ customer }) => customer.id)) : NEVER;
      return rankMatches(matches, lastCalls, clock.now());
    },
    outdate: () => void (version += 1),
  };
}

const NEVER: ReadonlyMap<string, number> = new Map();

/** One string for equal contacts. */
export function contactId({ kind, value, extension }: ContactKey): string {
  return extension ? `${kind}:${value};${extension}` : `${kind}:${value}`;
}

/** At most `size` tasks at once, in the order they were asked for. */
function createTurns(size: number): <T>(task: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let busy = 0;
  return async (task) => {
    if (busy >= size) await new Promise<void>((go) => waiting.push(go));
    else busy += 1;
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else busy -= 1;
    }
  };
}
