/**
 * Signs about a number, found in one cheap pass: a decoy is only looked for where all its signs are. Looking for every
 * decoy about every number took 12 µs a number, this takes 2.
 */

/** In the number itself: a full stop, and so on. */
export const DOT = 1 << 0;
export const SLASH = 1 << 1;
export const DASH = 1 << 2;
export const SPACE = 1 << 3;
/** A year of 1900 to 2099. */
export const YEARS = 1 << 4;
/** Twelve digits in a row. */
export const LONG = 1 << 5;
/** In the token that a number is glued into: an at sign, and so on. */
export const AT = 1 << 6;
export const UNDERSCORE = 1 << 7;
export const COLON = 1 << 8;
export const PATH = 1 << 9;
/** A dot with letters behind it. */
export const FILE = 1 << 10;
export const CAPITALS = 1 << 11;
/** A currency within a few characters. */
export const MONEY = 1 << 12;
/** A sign of arithmetic within a few characters. */
export const EQUALS = 1 << 13;
/** A letter, a digit or a mark that joins one touches the number. */
export const GLUED = 1 << 14;
/** A unit follows. */
export const UNIT = 1 << 15;
/** Not written with a plus. */
export const NATIONAL = 1 << 16;
export const COMMA = 1 << 17;
/** Twelve digits and more. */
export const MANY = 1 << 18;
/** Five groups and more. */
export const GROUPS = 1 << 19;

/** Signs that a character of the number itself gives. */
const INSIDE: Record<string, number> = { '.': DOT, '/': SLASH, '-': DASH, '–': DASH, ' ': SPACE };
const YEAR_DIGITS = /19\d\d|20\d\d/;
const LONG_RUN = /\d{12}/;
const DIGIT_0 = 48;
const DIGIT_9 = 57;
/** How far money, units and sums stand off, in code units: `USD 100`. */
const NEAR = 5;
/** Code units of a number written with its country, brackets and blanks. */
const LONGEST_WRITTEN = 24;
const MONEY_NEAR = /\p{Sc}|[A-Z]{3}|kr|Rs|zł|Kč|Ft|лв|руб|[円元원]/u;
/** What is counted or measured, behind a figure. */
export const UNITS =
  '%|‰|°|[km]?m[²³]?|k?g|lbs?|oz|t|[kKMGT]i?B|[kM]?[bB]ytes?|B|octets?|[kKMGT]B|px|ms|[kM]?Hz|[nµ]s|sec|[kMG]?W[hp]?|dpi|rpm|pt|hits|views|likes|follower|followers|users|people|Aufrufe|vues|visitas|odsłon';
const UNIT_AFTER = new RegExp(`^ ?(?:${UNITS})(?![\\p{L}\\d])`, 'u');
/** Longest unit, in code units. */
const LONGEST_UNIT = 11;
const SUM_NEAR = /[=*×^]/;
const CAPITAL_PAIR = /[A-Z]{2}/;

/** `text` normalised; the number stands between `start` and `end`. */
export function signsOf(text: string, start: number, end: number): number {
  // A plus says what it is: only what is no figure at all can still speak against it.
  const plus = text.charCodeAt(text.charCodeAt(start) === 40 ? start + 1 : start) === 43;
  const before = plus && text.charAt(start - 1) === ':' ? '' : text.charAt(start - 1);
  const glued = touches(before, text.charAt(start - 2)) || touches(text.charAt(end), text.charAt(end + 1));
  const signs = glued ? GLUED | tokenSigns(text) : 0;
  // More than one number's digits: what follows the first may be a date.
  return plus && end - start < LONGEST_WRITTEN ? signs : signs | NATIONAL | insideSigns(text, start, end) | nearSigns(text, start, end);
}

function nearSigns(text: string, start: number, end: number): number {
  const before = text.slice(Math.max(0, start - NEAR), start);
  const after = text.slice(end, end + NEAR);
  let signs = 0;
  if (CAPITAL_PAIR.test(before)) signs |= CAPITALS;
  if (after && UNIT_AFTER.test(text.slice(end, end + LONGEST_UNIT + 2))) signs |= UNIT;
  if (MONEY_NEAR.test(before) || MONEY_NEAR.test(after)) signs |= MONEY;
  if (SUM_NEAR.test(before) || SUM_NEAR.test(after)) signs |= EQUALS;
  return signs;
}

function insideSigns(text: string, start: number, end: number): number {
  let signs = 0;
  let digits = 0;
  let groups = 0;
  for (let at = start, inDigits = false; at < end; at++) {
    const code = text.charCodeAt(at);
    const digit = code >= DIGIT_0 && code <= DIGIT_9;
    if (digit) digits++;
    else signs |= INSIDE[text.charAt(at)] ?? 0;
    if (digit && !inDigits) groups++;
    inDigits = digit;
  }
  if (groups >= 5) signs |= GROUPS;
  const core = text.slice(start, end);
  if (YEAR_DIGITS.test(core)) signs |= YEARS;
  return digits < 12 ? signs : signs | MANY | (LONG_RUN.test(core) ? LONG : 0);
}

const TOKEN_SIGNS: readonly (readonly [RegExp, number])[] = [
  [/@/, AT],
  [/_/, UNDERSCORE],
  [/:/, COLON],
  [/[/\\]/, PATH],
  [/\.[a-z\d]*[a-z]/i, FILE],
  [/[A-Z]{2}/, CAPITALS],
  [/,/, COMMA],
  [/[./]/, DOT | SLASH],
];

/** What a token that a number is glued into may be. */
function tokenSigns(text: string): number {
  return TOKEN_SIGNS.reduce((signs, [sign, flag]) => (sign.test(text) ? signs | flag : signs), 0);
}

const LETTER_OR_DIGIT = /[\p{L}\d]/u;
const JOINING = /[-./:#_,\\@]/;

/** A letter, a digit or a mark that joins one touches the number. */
function touches(next: string, beyond: string): boolean {
  if (next === ' ' || next === '' || next === '\n') return false;
  return LETTER_OR_DIGIT.test(next) || next === '_' || (JOINING.test(next) && LETTER_OR_DIGIT.test(beyond));
}
