/** Phone numbers in one window of text: runs of digits, taken whole or apart, read by the plan and judged by context. */
import type { Contact } from '../domain/contact.ts';
import { extensionAt, type Extension } from './extension.ts';
import { masked } from './masks.ts';
import { plainPhone } from './plain.ts';
import { callingCodeOf, planOf } from './plan.ts';
import { readNumber, type ReadNumber } from './read.ts';
import { groupingOf, isAnnounced, judge, standsFree, type Surroundings } from './verify.ts';
import type { Labels } from './words.ts';

export interface PhoneOptions {
  /** ISO 3166 code of national numbers, '' when unknown; behind it those whose numbers count only where a word announces them. */
  regions: readonly string[];
  labels?: Labels | undefined;
}

const GAP = '[-–/. \\u0001()\\[\\]~]';
/** PhoneNumberMatcher.java, PATTERN, on normalised text; one mark more between digits, for bidi controls. */
const RUN = new RegExp(`(?:(?<!\\d)|(?=\\+))(?:[+(\\[][-–/. \\u0001()\\[\\]~]{0,4}){0,2}\\d{1,20}(?:${GAP}{1,5}\\d{1,20}){0,24}(?!\\d)`, 'g');

/** Where a run may hold two numbers, the surest first (PhoneNumberMatcher.java, INNER_MATCHES). */
const BREAKS: readonly (readonly [mark: string, pattern: RegExp])[] = [
  ['/', / *\/+ */g], ['(', / *(?=\()/g], ['-', / +- *| *- +/g], ['–', /[ \u0001]*–[ \u0001]*/g], ['. ', /\.+ +/g], ['  ', / {2,}/g], [' ', / +/g],
];

/** Of them, those that seldom stand inside of one number. */
const SURE_BREAKS = 4;

/** `+41 79 123 45 67 / 68`: the tail names a second line, its digits are not part of the first number. */
const SECOND_LINE = /^((?:\D*\d){9,}) ?\/ ?-?\d[\d ]*$/;
/** `650-253-0000 - 503#` and `… ~1234`: an extension that looks like one more group. */
const HASHED = /^(.*?\d)[- ]+(\d{1,6})$/;
const TILDE = /^(.*?\d)[- ]*~ ?(\d{1,9})$/;

/** Ways to take one run apart: real ones need a handful, made-up ones would take minutes. */
const MOST_TRIES = 16;
/** Fewest digits of a number with its trunk prefix or calling code. */
const SHORTEST = 5;
/** Digits of a number that can stand by itself beside another. */
const COMPLETE = 7;

type Found = Omit<Contact, 'raw'>;

interface Tries {
  left: number;
  options: PhoneOptions;
}

interface Piece {
  start: number;
  end: number;
}

/** `text` normalised, offsets of the result are offsets in it; `raw` is filled in by the caller. */
export function phonesIn(text: string, start: number, end: number, options: PhoneOptions): Found[] {
  const digitEnd = lastDigit(text, start, end) + 1;
  const plain = plainPhone(text, start, digitEnd, options.labels);
  if (plain) return [plain];
  const open = masked(text, start, digitEnd);
  const found: Found[] = [];
  // A lead may stand before what the prefilter saw: `(+49 …`.
  RUN.lastIndex = Math.max(0, start - 2);
  for (let match = RUN.exec(open); match && match.index < end; match = RUN.exec(open)) {
    const { index } = match;
    const after = RUN.lastIndex;
    const run = withoutHour(open, match[0], after);
    if (run.length >= SHORTEST) found.push(...resolve(open, { start: index, end: index + run.length }, 0, { left: MOST_TRIES, options }));
    RUN.lastIndex = after;
  }
  return found;
}

/** A word in capitals may belong to what the prefilter saw: `749.703.053 EUR`. */
function lastDigit(text: string, start: number, end: number): number {
  let at = end - 1;
  while (at > start && !/\d/.test(text.charAt(at))) at--;
  return at;
}

const HOUR = /[)\].,\u0001]*[ \u0001]+\d{1,2}(?: ?[-–] ?\d{1,2})?$/;
const HOUR_GOES_ON = /:\d\d(?!\d)| ?(?:Uhr|uhr|hrs?|h|[ap]\.?m\.?|AM|PM)(?![\p{L}\d])/uy;

/** `+49 30 136966 9:00–17:00`: what the colon and the word behind the digits make an hour is none of the number's groups. */
function withoutHour(text: string, run: string, end: number): string {
  const next = text.charCodeAt(end);
  if (next !== 58 && next !== 32 && !(next >= 65)) return run;
  HOUR_GOES_ON.lastIndex = end;
  return HOUR_GOES_ON.test(text) ? run.replace(HOUR, '') : run;
}

/** The whole piece, or else what its parts hold. */
function resolve(text: string, piece: Piece, level: number, tries: Tries): Found[] {
  const trimmed = trim(text, piece);
  if (digitCount(text, trimmed) < fewest(text, trimmed, tries.options.regions) || tries.left-- <= 0) return [];
  const several = neighbours(text, trimmed, tries);
  if (several.length) return several;
  const whole = attempt(text, trimmed, tries.options);
  if (whole) return [whole];
  for (let next = level; next < BREAKS.length; next++) {
    const parts = split(text, trimmed, next);
    if (parts.length < 2) continue;
    const row = next === BREAKS.length - 1 ? tiled(text, parts, tries) : [];
    if (row.length) return row;
    const found = parts.flatMap((part) => resolve(text, part, next + 1, tries));
    if (found.length) return found;
  }
  return [];
}

/** `030 12345 / 040 12345`: two numbers, though their digits together make a valid one in a plan of open lengths. */
function neighbours(text: string, piece: Piece, tries: Tries): Found[] {
  if (digitCount(text, piece) < 2 * COMPLETE) return [];
  for (let level = 0; level < SURE_BREAKS; level++) {
    const parts = split(text, piece, level);
    if (parts.length < 2 || parts.some((part) => digitCount(text, part) < COMPLETE)) continue;
    const found = parts.flatMap((part) => attempt(text, trim(text, part), tries.options) ?? []);
    if (found.length === parts.length) return found;
  }
  return [];
}

/** `030 136966 0561 9876540`: groups with nothing but blanks between, if they are numbers one and all. */
function tiled(text: string, groups: Piece[], tries: Tries): Found[] {
  const [first, last] = [groups[0], groups.at(-1)];
  if (!first || !last || digitCount(text, { start: first.start, end: last.end }) < 2 * COMPLETE) return [];
  for (let at = groups.length - 1; at > 0 && tries.left-- > 0; at--) {
    const left = { start: first.start, end: groups[at - 1]?.end ?? first.end };
    const right = { start: groups[at]?.start ?? last.start, end: last.end };
    if (digitCount(text, left) < COMPLETE || digitCount(text, right) < COMPLETE) continue;
    const head = attempt(text, left, tries.options);
    if (!head) continue;
    const next = attempt(text, right, tries.options);
    const rest = next ? [next] : tiled(text, groups.slice(at), tries);
    if (rest.length) return [head, ...rest];
  }
  return [];
}

/** Fewest digits of a number; what is shorter need not be read, nor taken apart. */
function fewest(text: string, { start }: Piece, regions: readonly string[]): number {
  const plus = text.charCodeAt(start) === 43 || text.charCodeAt(start + 1) === 43;
  if (plus) return SHORTEST;
  let least = COMPLETE;
  for (let at = 0; at < regions.length; at++) {
    const shortest = planOf(regions[at] ?? '')?.shortest ?? COMPLETE;
    least = at === 0 ? shortest : Math.min(least, shortest);
  }
  return Math.max(SHORTEST, least);
}

function digitCount(text: string, { start, end }: Piece): number {
  let digits = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) digits++;
  }
  return digits;
}

/** Parts of a piece between the breaks of a level; itself alone where there are none. */
function split(text: string, piece: Piece, level: number): Piece[] {
  const { start, end } = piece;
  const [mark, pattern] = BREAKS[level]!;
  const first = text.indexOf(mark, start);
  if (first < 0 || first >= end) return [piece];
  const parts: Piece[] = [];
  let from = start;
  for (const { 0: gap, index } of text.slice(start, end).matchAll(pattern)) {
    if (start + index > from) parts.push({ start: from, end: start + index });
    from = start + index + gap.length;
  }
  if (from < end) parts.push({ start: from, end });
  return parts;
}

/** Without an opening bracket that is never closed, and without what cannot begin or end a number. */
function trim(text: string, piece: Piece): Piece {
  let { start, end } = piece;
  if (!BRACKET.test(text.slice(start, end)) && BEGINNING.test(text.charAt(start)) && ENDING.test(text.charAt(end - 1))) return piece;
  while (end > start && !ENDING.test(text.charAt(end - 1))) end--;
  while (start < end && !isBeginning(text, start, end)) start++;
  while (end > start && CLOSING.test(text.charAt(end - 1)) && !OPENING.test(text.slice(start, end))) end--;
  // `+49 30 (123456)`: the bracket that closes the last group is part of what is written.
  if (text.charAt(end) === ')' && /[^(]\([^()]*$/.test(text.slice(start, end))) end++;
  return { start, end };
}

const ENDING = /[\d)\]]/;
const BEGINNING = /[\d+]/;
const OPENING = /[([]/;
const CLOSING = /[)\]]/;
const BRACKET = /[()[\]]/;

function isBeginning(text: string, at: number, end: number): boolean {
  const first = text.charAt(at);
  return BEGINNING.test(first) || (OPENING.test(first) && closes(text.slice(at, end)));
}

/** The bracket that `text` begins with is closed in it. */
function closes(text: string): boolean {
  let depth = 0;
  for (const char of text) {
    if (/[([]/.test(char)) depth++;
    else if (/[)\]]/.test(char) && --depth === 0) return true;
  }
  return false;
}

function attempt(text: string, piece: Piece, options: PhoneOptions): Found | null {
  const shorter = tailed(text, piece);
  const found = shorter && verified(text, shorter, options, shorter.extension);
  if (found) return found;
  const extension = extensionAt(text, piece.end);
  return (extension && verified(text, piece, options, extension)) ?? verified(text, piece, options, null);
}

/** The piece without a last group that is an extension, or names a second line. */
function tailed(text: string, { start, end }: Piece): (Piece & { extension: Extension | null }) | null {
  const piece = text.slice(start, end);
  const hash = text.charAt(end) === '#';
  const tail = hash ? HASHED.exec(piece) : piece.includes('~') ? TILDE.exec(piece) : null;
  if (tail) return { start, end: start + (tail[1] ?? '').length, extension: { digits: tail[2] ?? '', end: hash ? end + 1 : end } };
  const second = piece.includes('/') ? SECOND_LINE.exec(piece) : null;
  return second ? { start, end: start + (second[1] ?? '').length, extension: null } : null;
}

function verified(text: string, { start, end }: Piece, options: PhoneOptions, extension: Extension | null): Found | null {
  const piece = text.slice(start, end);
  const at: Surroundings = { text, start, end: extension?.end ?? end, labels: options.labels };
  if (!standsFree(at, piece)) return null;
  const number = numberOf(piece, options.regions[0] ?? '');
  if (!number) return elsewhere(piece, at, start, options, extension);
  const { confidence, reason } = judge(number, piece, at);
  if (!confidence) return null;
  const contact = { kind: 'phone' as const, value: number.e164, start, end: at.end, confidence, reason };
  return extension ? { ...contact, extension: extension.digits } : contact;
}

/** A number of another country that the page or the agent has to do with, if a word says that it is one. */
function elsewhere(piece: string, at: Surroundings, start: number, { regions }: PhoneOptions, extension: Extension | null): Found | null {
  if (regions.length < 2 || !isAnnounced(at)) return null;
  for (const region of regions.slice(1)) {
    const number = numberOf(piece, region);
    if (!number || groupingOf(number, piece) === 'odd') continue;
    const contact = { kind: 'phone' as const, value: number.e164, start, end: at.end, confidence: 0.6, reason: 'elsewhere' };
    return extension ? { ...contact, extension: extension.digits } : contact;
  }
  return null;
}

/** The valid number that a piece writes, with the trunk prefix where its plan wants it. */
function numberOf(piece: string, region: string): ReadNumber | null {
  const plus = piece.startsWith('+') || piece.startsWith('(+');
  const digits = digitsOf(piece);
  const spelled = !plus && digits.startsWith('00') ? abroad(piece, digits) : null;
  if (spelled) return spelled;
  const number = valid(readNumber(digits, plus, region));
  // An international prefix is written in one: `0 0 468 …` is a row of figures.
  if (number) return number.source === 'idd' && piece.startsWith('0 ') ? null : number;
  // `+34 (0) 91 …`: a trunk prefix in brackets where the plan has none.
  if (piece.includes('(0)')) return numberOf(piece.replace('(0)', ''), region);
  // 00 is the ITU's recommended international prefix, written even where another is dialled.
  return region && !plus && piece.startsWith('00') ? dialled(digits.slice(2)) : null;
}

const ABROAD = /^\(?00[-–/. \u0001)]*(\d{1,3})(?!\d)/;

/** `00 44 20 …`: a calling code that stands apart means what it says, also where 00 begins numbers of the plan itself. */
function abroad(piece: string, digits: string): ReadNumber | null {
  const code = ABROAD.exec(piece)?.[1];
  return code && callingCodeOf(code) === code ? dialled(digits.slice(2)) : null;
}

/** Behind an international prefix, which a word in front may still make an order's first digits. */
function dialled(digits: string): ReadNumber | null {
  const number = valid(readNumber(digits, true, ''));
  return number && { ...number, source: 'idd' };
}

function valid(number: ReadNumber | null): ReadNumber | null {
  return number?.type != null && !number.prefixMissing ? number : null;
}

function digitsOf(text: string): string {
  let digits = '';
  for (let at = 0, from = -1; at <= text.length; at++) {
    const code = text.charCodeAt(at);
    const digit = code >= 48 && code <= 57;
    if (digit && from < 0) from = at;
    else if (!digit && from >= 0) {
      digits += text.slice(from, at);
      from = -1;
    }
  }
  return digits;
}
