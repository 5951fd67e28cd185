/** Whom a caller ID, or the value of an address that pops, names. */
import type { Contact, ContactKey, ContactKind } from '../../domain/contact.ts';
import { foldEmail } from '../../domain/fold.ts';
import { canonicalNumber } from '../../domain/numbers.ts';
import type { Parser } from './parse.ts';

export interface Caller {
  /** As the page shows it, white space folded, cut to the log's limit. */
  text: string;
  contact: ContactKey | null;
  /** Confident enough to link a customer without asking. */
  sure: boolean;
}

/** Longest caller ID kept, the limit of an interaction's `callerId`. */
const MAX_CALLER_ID = 256;

/** Below it a contact is offered and never pops by itself (domain/contact.ts). */
const SURE = 0.5;

/** RFC 3323 §4.1.1.3: what a caller who withholds the number is written as. */
const WITHHELD = /@anonymous\.invalid\b/i;

/** A number, an address, a `sip:` URI, or a name with one of them. */
export function readCaller(callerId: string, parser: Parser, region: string): Caller {
  const text = tidy(callerId);
  if (WITHHELD.test(text)) return { text, contact: null, sure: false };
  const phone = parser.phone(text, region);
  if (phone) return { text, contact: phone, sure: true };
  const found = parser.text(text, region).filter(({ kind }) => kind === 'phone' || kind === 'email');
  return fromFound(text, found);
}

/** What somebody, or some program, says is of this kind; an account number may be in a form of its own. */
export function readNamed(kind: ContactKind, value: string, parser: Parser, region: string): Caller {
  const text = tidy(value);
  if (text === '') return { text, contact: null, sure: false };
  if (kind === 'phone') return readCaller(text, parser, region);
  const named = kind === 'email' ? foldEmail(text) : (canonicalNumber(kind, text) ?? text);
  return { text, contact: { kind, value: named }, sure: true };
}

function fromFound(text: string, found: readonly Contact[]): Caller {
  const [best] = [...found].sort((a, b) => (a.kind === b.kind ? b.confidence - a.confidence : a.kind === 'phone' ? -1 : 1));
  return { text, contact: best ? keyOf(best) : null, sure: best !== undefined && best.confidence >= SURE };
}

function tidy(text: string): string {
  return text.slice(0, MAX_CALLER_ID * 2).replace(/\s+/g, ' ').trim().slice(0, MAX_CALLER_ID);
}

export function keyOf({ kind, value, extension }: ContactKey): ContactKey {
  return extension ? { kind, value, extension } : { kind, value };
}

/** Both name the same caller; without contacts, both show the same words. */
export function isSameCaller(a: Pick<Caller, 'text' | 'contact'>, b: Pick<Caller, 'text' | 'contact'>): boolean {
  if (a.contact && b.contact) return a.contact.kind === b.contact.kind && a.contact.value === b.contact.value;
  return !a.contact && !b.contact && a.text === b.text;
}
