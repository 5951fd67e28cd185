/** Contacts in what pages report, parsed once for each text: softphones write the same rows over and over. */
import { contactsInCandidate, findContacts, parsePhone, type DetectOptions } from '../../detect/index.ts';
import type { Contact, ContactKey, ContactKind } from '../../domain/contact.ts';
import type { Candidate } from '../../link/messages.ts';

/** Regions are ISO 3166-1 alpha-2, languages BCP 47. */
export interface Parser {
  candidate(candidate: Candidate, region: string, languages?: readonly string[]): readonly Contact[];
  /** All contacts of one kind, or of any, in free text. */
  text(text: string, region: string, kind?: ContactKind | 'any', languages?: readonly string[]): readonly Contact[];
  /** Text that stands where a number stands, read leniently; null when it is none of a length any plan knows. */
  phone(text: string, region: string): ContactKey | null;
}

const NONE = {};

/** Texts remembered, of at most `MAX_CANDIDATE_LENGTH` code units: some 2 MB. */
const REMEMBERED = 4_000;

/** `added`: patterns and words of the administrator's; the same object for as long as they stay. */
export function createParser(added: () => Pick<DetectOptions, 'patterns' | 'labels'> = () => NONE): Parser {
  let known = added();
  const remembered = new Map<string, readonly Contact[]>();

  function once(key: string, parse: () => readonly Contact[]): readonly Contact[] {
    const known = remembered.get(key);
    if (known) return known;
    if (remembered.size >= REMEMBERED) remembered.clear();
    const contacts = parse();
    remembered.set(key, contacts);
    return contacts;
  }

  /** What was read by other patterns is read again. */
  function options(region: string, languages: readonly string[]): DetectOptions {
    const now = added();
    if (now !== known) remembered.clear();
    known = now;
    return { ...now, region, languages };
  }

  return {
    candidate(candidate, region, languages = []) {
      const by = options(region, languages);
      const { text, start, end, uri } = candidate;
      return once(`${region} ${languages.join()} ${start} ${end} ${uri ? 'uri' : ''} ${text}`, () => contactsInCandidate(candidate, by));
    },
    text(text, region, kind = 'any', languages = []) {
      const contacts = findContacts(text, options(region, languages));
      return kind === 'any' ? contacts : contacts.filter((contact) => contact.kind === kind);
    },
    phone(text, region) {
      const read = parsePhone(text, region);
      if (!read?.possible) return null;
      return { kind: 'phone', value: read.e164, ...(read.extension && { extension: read.extension }) };
    },
  };
}
