/** A search as it is typed: its words, where each type is searched, and how well a value answers a word. */
import { digitsOf, foldText } from '../../domain/fold.ts';
import type { ListField, ListType } from '../../domain/list-fields.ts';
import { distanceTo, slipsFor } from './typos.ts';

/** What a find in a field is worth: numbers and addresses that identify, names, and all else. */
export type Worth = 'number' | 'name' | 'other';

export const SEARCHED: Record<ListType, Readonly<Record<string, Worth>>> = {
  customer: {
    firstName: 'name', lastName: 'name', company: 'name',
    accountNumber: 'number', phones: 'number', emails: 'number',
    'primaryAddress.street1': 'other', 'primaryAddress.street2': 'other', 'primaryAddress.postcode': 'other', 'primaryAddress.city': 'other', 'primaryAddress.state': 'other',
    'secondaryAddress.street1': 'other', 'secondaryAddress.street2': 'other', 'secondaryAddress.postcode': 'other', 'secondaryAddress.city': 'other', 'secondaryAddress.state': 'other',
  },
  case: { caseNumber: 'number', subject: 'name' },
  task: { subject: 'name' },
  interaction: { callerId: 'number' },
};

/** Best first: the whole number, the start of a name, a part of one, any other field, a name with a typo. */
export const TIER = { exact: 5, prefix: 4, part: 3, other: 2, typo: 1, none: 0 } as const;
export const TIERS = 5;

/** Digits that say whose number it is, whatever stands before them. */
const OWN_DIGITS = 7;
/** Letters of one word that are looked for inside of words; fewer are what words begin with. */
const SHORTEST_PART = 3;
/** Scripts that write words without spaces: one letter says as much as a Latin syllable. */
const DENSE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]/u;

/** True for a word that is looked for inside of words too. */
export function isLong(term: string): boolean {
  return term.length >= SHORTEST_PART || DENSE.test(term);
}

/**
 * How well a value answers a word: it stands from `start` to `end` in `text`, and holds the word first at `at`. Part of a
 * longer text, so that of a million values none is copied.
 */
export function tierAt(worth: Worth, text: string, start: number, end: number, term: string, at: number): number {
  if (worth === 'number') return isWhole(text, start, end, term, at) ? TIER.exact : at === start || isLong(term) ? TIER.other : TIER.none;
  const starts = startsWord(text, start, end, term, at);
  if (worth === 'other') return starts || isLong(term) ? TIER.other : TIER.none;
  return starts ? TIER.prefix : isLong(term) ? TIER.part : TIER.none;
}

/** The first find may stand inside of a word, and a later one where a word begins. */
function startsWord(text: string, start: number, end: number, term: string, at: number): boolean {
  for (let place = at; place >= 0 && place < end; place = text.indexOf(term, place + 1)) {
    if (place === start || isBreak(text.charCodeAt(place - 1))) return true;
  }
  return false;
}

const [HYPHEN, SEMICOLON] = ['-', ';'].map((one) => one.charCodeAt(0));

/** `1042` is all of `c-1042`, and `30901820` all of `4930901820` and of `4930901820;12`. */
function isWhole(text: string, start: number, end: number, term: string, at: number): boolean {
  const stop = at + term.length;
  if (stop !== end && text.charCodeAt(stop) !== SEMICOLON) return false;
  return at === start || text.charCodeAt(at - 1) === HYPHEN || (term.length >= OWN_DIGITS && /^\d+$/.test(term) && isDigit(text.charCodeAt(at - 1)));
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

export interface BestField {
  tier: number;
  field: string;
}

/** Where a record answers a word best; `typos`: names with a slip count too. */
export function bestField(type: ListType, term: string, record: Record<string, unknown>, fieldOf: (path: string) => ListField, typos: boolean): BestField {
  let best: BestField = { tier: TIER.none, field: '' };
  const slips = typos ? slipsFor(term) : 0;
  for (const [field, worth] of Object.entries(SEARCHED[type])) {
    for (const value of fieldOf(field).read(record)) {
      const tier = tierOf(worth, String(value), term, slips);
      if (tier > best.tier) best = { tier, field };
    }
  }
  return best;
}

function tierOf(worth: Worth, value: string, term: string, slips: number): number {
  const at = value.indexOf(term);
  const tier = at < 0 ? TIER.none : tierAt(worth, value, 0, value.length, term, at);
  const near = tier === TIER.none && worth === 'name' && slips > 0 && wordsOf(value).some((word) => distanceTo(term, word, slips) <= slips);
  return near ? TIER.typo : tier;
}

/** What stands between words, beside other white space, which folding has made a space. */
const BREAKS = new Set([..." -.,'()/&"].map((one) => one.charCodeAt(0)));

function isBreak(unit: number): boolean {
  // Letters, most of what there is, need no look-up.
  return unit < 97 && BREAKS.has(unit);
}

/** Walked by hand: an expression takes ten times as long, and a vocabulary splits a million values. */
export function wordsOf(value: string): string[] {
  const words: string[] = [];
  let start = 0;
  for (let at = 0; at <= value.length; at += 1) {
    if (at < value.length && !isBreak(value.charCodeAt(at))) continue;
    if (at > start) words.push(value.slice(start, at));
    start = at + 1;
  }
  return words;
}

/** Words of the query; what looks like a phone number is one word of digits, without trunk zeros. */
export function termsOf(query: string): string[] {
  const folded = foldText(query);
  const latin = folded.replace(/\p{Nd}/gu, (digit) => digitsOf(digit));
  if (/^[+(]?\d[\d\s()/.\-+]{2,}$/.test(latin)) return [latin.replace(/\D/g, '').replace(/^0+(?=\d{3})/, '')];
  return [...new Set(latin.split(' ').filter(Boolean))];
}
