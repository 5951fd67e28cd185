/** Is what was read really a phone number here? libphonenumber's checks of leniency VALID, and the context around it. */
import { groupEnds, type ReadNumber } from './read.ts';
import { announced, type Announced, type Labels } from './words.ts';

/** How the digits are grouped, against the plan's own format. */
export type Grouping = 'compact' | 'exact' | 'kept' | 'odd';

export interface Surroundings {
  /** Normalised text of the window. */
  text: string;
  start: number;
  end: number;
  labels: Labels | undefined;
}

/** Context in front that may announce a number, in code units: what a candidate carries (prefilter). */
const REACH = 24;
/** Fewer digits than these are too common to be taken for a phone without a word for it. */
const FEW_DIGITS = 7;
/** What follows a number and may be glued to it, in code units. */
const NEXT = 12;
const OPEN = '(\\[';
const CLOSE = ')\\]';
const INSIDE = `[^${OPEN}${CLOSE}]`;
/** PhoneNumberMatcher.java, MATCHING_BRACKETS: closed brackets, something in them, at most four pairs. */
const BRACKETS = new RegExp(
  `^[${OPEN}]?(?:${INSIDE}+[${CLOSE}])?${INSIDE}+(?:[${OPEN}]${INSIDE}+[${CLOSE}]){0,3}${INSIDE}*$`,
);
/** PhoneNumberMatcher.java, PUB_PAGES: `211-227 (2003)`. */
const PAGES = /\d{1,5}-+\d{1,5}\s{0,4}\(\d{1,4}/;
const BRACKET = /[()[\]]/;
const URI_BEFORE = /(?:sips?|tel|callto):(?:\/\/)?$/i;
const GLUED_BEFORE = /[\p{Script=Latin}\p{Mn}\p{Sc}%_@=&?\\\u0002]$/u;
/** The next label, where markup parts what text does not: `030 136966Fax: …`. */
const NEXT_LABEL = '(?!(?:Tel|Fax|Mob|Cell|Phone|E-?Mail|Web)[\\p{Ll}]*[.: ])';
const GLUED_AFTER = new RegExp(`^${NEXT_LABEL}(?:[\\p{Script=Latin}\\p{Mn}\\p{Sc}%_°\\u0002]|@|:\\d|[-.]?\\d|/\\p{L}|-[a-z]{3}|,\\d{1,2}(?!\\d)|=)`, 'u');

/** Nothing glued to it, brackets closed: it can be a phone number at all. */
export function standsFree({ text, start, end }: Surroundings, piece: string): boolean {
  if (BRACKET.test(piece) && (!BRACKETS.test(piece) || PAGES.test(piece))) return false;
  const blankBefore = isBlank(text, start - 1);
  const blankAfter = isBlank(text, end);
  if (blankBefore && blankAfter) return true;
  const before = text.slice(Math.max(0, start - 2), start);
  const after = text.slice(end, end + NEXT);
  if (!blankBefore && /[:/]$/.test(before) && URI_BEFORE.test(text.slice(Math.max(0, start - 9), start))) return !/^[\p{L}\d]/u.test(after);
  return (blankBefore || !isGluedBefore(text, start, before, piece)) && (blankAfter || !GLUED_AFTER.test(after));
}

function isGluedBefore(text: string, start: number, before: string, piece: string): boolean {
  if (/(?:[\p{L}\d]\/|=)$/u.test(before)) return announced(text.slice(0, start - 1)) !== 'phone';
  if (!/^[+(]/.test(piece) && GLUED_BEFORE.test(before)) return true;
  // `-4155552671` is a negative figure, `1,4155552671` a fraction.
  return /^\d+$/.test(piece) && (/(?:^|\s)-$/.test(before) || (before.endsWith(',') && /(?:^|\D)\d{1,4},$/.test(text.slice(Math.max(0, start - 6), start))));
}

function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return Number.isNaN(code) || code === 32 || code === 10;
}

/** How far it can be believed, 0 to 1, and why; 0 when the context speaks against it. */
export function judge(number: ReadNumber, piece: string, at: Surroundings): { confidence: number; reason: string } {
  const before = at.text.slice(Math.max(0, at.start - REACH), at.start);
  const said = announced(before, at.labels);
  const abroad = number.source === 'plus' || number.source === 'idd';
  if (said === 'other' && number.source !== 'plus') return NO;
  if (said === 'phone' && !isBelowText(before, piece)) return { confidence: abroad ? 0.98 : 0.95, reason: 'labelled' };
  if (number.source === 'plus') return { confidence: 0.97, reason: 'international' };
  const grouping = groupingOf(number, piece);
  if (abroad) return weigh(said, grouping, 0.9, 'international');
  if (isFigures(number, piece, grouping)) return NO;
  if (isAlone(at) && said !== 'weak') return { confidence: grouping === 'odd' ? 0.5 : 0.8, reason: 'alone' };
  if (digitsIn(piece) < FEW_DIGITS || (grouping === 'odd' && isUneven(number, piece))) return NO;
  return weigh(said, grouping, confidenceOf(number, piece, grouping), 'national');
}

/** `…, and calls⏎347277 …`: too few digits for a word on the line above to say what they are. */
const isBelowText = (before: string, piece: string): boolean => digitsIn(piece) < FEW_DIGITS && /\p{L}[^\S\n]*\n\s*$/u.test(before);

/** A word for a phone stands before it. */
export const isAnnounced = ({ text, start, labels }: Surroundings): boolean => announced(text.slice(Math.max(0, start - REACH), start), labels) === 'phone';

const NO = { confidence: 0, reason: '' };

function weigh(said: Announced, grouping: Grouping, confidence: number, reason: string): { confidence: number; reason: string } {
  return said === 'weak' && grouping !== 'exact' ? NO : { confidence, reason };
}

function confidenceOf(number: ReadNumber, piece: string, grouping: Grouping): number {
  const trunk = digitsIn(piece) > number.nsn.length;
  const base = { exact: 0.85, kept: 0.75, compact: 0.5, odd: 0.45 }[grouping];
  return trunk ? base + 0.1 : base;
}

/** Nothing else in sight: a cell, a field, a caller-ID display. */
function isAlone({ text, start, end }: Surroundings): boolean {
  return !/[\p{L}\p{N}\u0002]/u.test(text.slice(0, start)) && !/[\p{L}\p{N}\u0002]/u.test(text.slice(end));
}

/** Where the groups end, counted from the number's own first digit, against where the plan ends them. */
export function groupingOf(number: ReadNumber, piece: string): Grouping {
  const written = boundaries(piece, number.nsn.length);
  if (!written.length) return 'compact';
  const ends = groupEnds(number);
  if (!number.literal || !ends.length) return 'kept';
  if (written.every((end) => ends.includes(end))) return written.length === ends.length ? 'exact' : 'kept';
  return ends.every((end) => written.includes(end)) ? 'kept' : 'odd';
}

/** Positions in the national number at which something other than a digit is written. */
function boundaries(piece: string, length: number): number[] {
  const found: number[] = [];
  for (let at = piece.length - 1, seen = 0; at > 0 && seen < length; at--) {
    if (!isDigit(piece, at)) continue;
    seen++;
    if (seen < length && !isDigit(piece, at - 1)) found.unshift(length - seen);
  }
  return found;
}

/** A postcode with more behind it, a range, two decimals, a decimal and a length. */
const FIGURES = /^(?:\d{5}[ -]\d{3,4}|\d{5}-\d{5}|\d{4,}(?:–| [-–] )\d{4,}|\d+\.\d+ \d+\.\d+|[1-9]\d*\.\d+\/\d+)$/;
/** `0 480 468 168`: a column of figures, unless services are written so (`0 800 123 456`). */
const FROM_ZERO = /^0 {1,5}\d{3} +\d{2,3}(?: .*)?$/;
const LINES = new Set<string | null>(['FIXED_LINE', 'MOBILE']);

/** Groups as nobody writes a phone: a postcode with more behind it, two figures alike (a range), slashes among dashes. */
function isFigures(number: ReadNumber, piece: string, grouping: Grouping): boolean {
  if (grouping === 'exact') return false;
  if (FIGURES.test(piece) || (FROM_ZERO.test(piece) && LINES.has(number.type))) return true;
  if (grouping !== 'odd') return false;
  const sizes = sizesOf(piece);
  const halves = sizes.length === 2 && sizes[0] === sizes[1];
  return (halves && digitsIn(piece) === number.nsn.length) || (/\//.test(piece) && /[-.]/.test(piece));
}

/** Groups that go up and down, as figures do; a trunk prefix speaks for a phone. */
function isUneven(number: ReadNumber, piece: string): boolean {
  if (digitsIn(piece) > number.nsn.length) return false;
  const sizes = sizesOf(piece);
  const steps = sizes.slice(2).map((size, at) => Math.sign(size - (sizes[at + 1] ?? 0)));
  const even = !(steps.includes(1) && steps.includes(-1));
  return isThousands(sizes) || !(even && sizes.every((size) => size >= 2 && size <= 4));
}

const sizesOf = (piece: string): number[] => (piece.match(/\d+/g) ?? []).map((group) => group.length);

const isThousands = (sizes: number[]): boolean => (sizes[0] ?? 0) < 3 && sizes.length > 2 && sizes.slice(1).every((size) => size === 3);

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

function digitsIn(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) if (isDigit(text, at)) count++;
  return count;
}
