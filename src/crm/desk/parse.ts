/** Contacts in what pages report, parsed once for each text: softphones write the same rows over and over. */
import { contactsInCandidate, findContacts, parsePhone } from '../../detect/index.ts';
import type { Contact, ContactKey, ContactKind } from '../../domain/contact.ts';
import type { Candidate } from '../../link/messages.ts';

/** Regions are ISO 3166-1 alpha-2. */
export interface Parser {
  candidate(candidate: Candidate, region: string): readonly Contact[];
  /** All contacts of one kind, or of any, in free text. */
  text(text: string, region: string, kind?: ContactKind | 'any'): readonly Contact[];
  /** Text that stands where a number stands, read leniently; null when it is none of a length any plan knows. */
  phone(text: string, region: string): ContactKey | null;
}

/** Texts remembered, of at most `MAX_CANDIDATE_LENGTH` code units: some 2 MB. */
const REMEMBERED = 4_000;

export function createParser(): Parser {
  const remembered = new Map<string, readonly Contact[]>();

  function once(key: string, parse: () => readonly Contact[]): readonly Contact[] {
    const known = remembered.get(key);
    if (known) return known;
    if (remembered.size >= REMEMBERED) remembered.clear();
    const contacts = parse();
    remembered.set(key, contacts);
    return contacts;
  }

  return {
    candidate(candidate, region) {
      const { text, start, end, uri } = candidate;
      return once(`${region} ${start} ${end} ${uri ? 'uri' : ''} ${text}`, () => contactsInCandidate(candidate, { region }));
    },
    text(text, region, kind = 'any') {
      const contacts = findContacts(text, { region });
      return kind === 'any' ? contacts : contacts.filter((contact) => contact.kind === kind);
    },
    phone(text, region) {
      const read = parsePhone(text, region);
      if (!read?.possible) return null;
      return { kind: 'phone', value: read.e164, ...(read.extension && { extension: read.extension }) };
    },
  };
}
