/**
 * Contacts in text: phone numbers, e-mail addresses, case and account numbers. Pure, no host; the page carries only
 * `prefilter.ts`, the worker judges the windows it sends (`contactsInCandidate`) by the same rules as whole texts.
 */
import type { CodePattern } from '../domain/code-pattern.ts';
import type { Contact } from '../domain/contact.ts';
import { codesIn, patternsIn } from './codes.ts';
import { emailsIn } from './emails.ts';
import { normal } from './normal.ts';
import { parsePhone } from './parse.ts';
import { phonesIn } from './phones.ts';
import { spansOf, windowOf } from './prefilter.ts';
import { regionsOf } from './regions.ts';
import { uriPart } from './uri.ts';
import { vanityIn } from './vanity.ts';
import type { Labels } from './words.ts';

export { formatPhone } from './format.ts';
export { parsePhone, type ParsedPhone } from './parse.ts';
export type { Labels } from './words.ts';

export interface DetectOptions {
  /** ISO 3166 region of national numbers; without it the first that `languages` name, else only international numbers are found. */
  region?: string | null | undefined;
  /** BCP 47 tags of the page and the agent, best first: national numbers of their countries are found where a word announces them. */
  languages?: readonly string[] | undefined;
  labels?: Labels | undefined;
  patterns?: readonly CodePattern[] | undefined;
}

/** The part of a `Candidate` (src/link/messages.ts) that is judged. */
export interface CandidateText {
  text: string;
  start: number;
  end: number;
  uri?: boolean;
}

type Found = Omit<Contact, 'raw'>;

/** Every contact in `text`, in order, none overlapping. Linear in its length; never throws. */
export function findContacts(text: string, options: DetectOptions): Contact[] {
  const regions = regionsOf(options.region, options.languages);
  const found: Found[] = [];
  for (const span of spansOf(text)) {
    const window = windowOf(text, span);
    for (const contact of inWindow(window.text, window.start, window.end, regions, options)) {
      contact.start += window.at;
      contact.end += window.at;
      found.push(contact);
    }
  }
  return withRaw(text, found);
}

/** Contacts in what a content script sent; offsets are those of `candidate.text`. */
export function contactsInCandidate(candidate: CandidateText, options: DetectOptions): Contact[] {
  const { text } = candidate;
  const regions = regionsOf(options.region, options.languages);
  const found = candidate.uri ? inUri(text, regions[0] ?? '') : inWindow(text, candidate.start, candidate.end, regions, options);
  return withRaw(text, found);
}

function inWindow(text: string, start: number, end: number, regions: readonly string[], options: DetectOptions): Found[] {
  const plain = normal(text);
  const core = plain.slice(start, end);
  const found: Found[] = [];
  if (LETTER.test(core)) {
    if (MAIL.test(core)) found.push(...emailsIn(plain));
    if (CODE.test(core)) found.push(...codesIn(plain));
    if (CAPITALS.test(core)) found.push(...vanityIn(plain, regions[0] ?? ''));
  }
  if (options.patterns?.length) found.push(...patternsIn(plain, options.patterns));
  if (TWO_DIGITS.test(core)) found.push(...phonesIn(plain, start, end, { regions, labels: options.labels }));
  return found.filter((contact) => contact.start < end && contact.end > start);
}

const LETTER = /[\p{L}@]/u;
const MAIL = /[@[({<]/;
const CODE = /[CK]-/;
const CAPITALS = /[A-Z]{2}/;
const TWO_DIGITS = /\d\D{0,5}\d/;

function inUri(text: string, region: string): Found[] {
  const part = uriPart(text);
  if (!part) return [];
  const place = { start: part.start, end: part.end, confidence: 0.98, reason: 'uri' };
  if (part.kind === 'email') return emailsIn(normal(part.text)).slice(0, 1).map(({ value }) => ({ ...place, kind: 'email', value }));
  const phone = parsePhone(text, region);
  if (!phone?.possible) return [];
  const contact = { ...place, kind: 'phone' as const, value: phone.e164, confidence: phone.valid ? 0.98 : 0.6 };
  return [phone.extension ? { ...contact, extension: phone.extension } : contact];
}

function withRaw(text: string, found: Found[]): Contact[] {
  return apart(found).map((contact) => Object.assign(contact, { raw: text.slice(contact.start, contact.end) }));
}

/** The first of contacts that overlap; of two that begin together, the longer one. */
function apart(found: Found[]): Found[] {
  const sorted = found.sort((a, b) => a.start - b.start || b.end - a.end);
  let end = -1;
  return sorted.filter((contact) => {
    if (contact.start < end) return false;
    end = contact.end;
    return true;
  });
}
