/**
 * What the content script carries of detection: where in a text something may be a contact. Native regular expressions
 * only, no parser, no metadata; it errs on the side of too much, the worker judges. Each expression begins with
 * something rare in prose and needs several characters, so that V8 skips over text instead of walking it.
 */

/** Code units on either side that go to the worker, so that it can judge by context. */
export const CONTEXT = 24;
/** Longest span: with its context it fits a `Candidate` of src/link/messages.ts. */
const LONGEST = 208;

/** `start` and `end` are UTF-16 code units. */
export interface Span {
  start: number;
  end: number;
}

/** A span with its context; fits a `Candidate`. */
export interface SpanWindow extends Span {
  text: string;
  /** Where `text` begins in the whole text. */
  at: number;
}

// Digits of the scripts that pages write numbers in: Latin, Arabic, Persian, Devanagari, Bengali, Thai, full width.
const D = '[0-9\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59\uff10-\uff19]';
// What may stand between two digits of one number: punctuation, all spaces, dashes and invisible marks.
const P =
  '[-+./()[\\]~ \u00a0\u00ad\u00b7\u061c\u2000-\u2015\u202a-\u202f\u205f\u2060\u2066-\u2069\u2212\u3000\u3014\u3015\u30fc\ufe0f\ufe63\ufeff\uff08\uff09\uff0b\uff0d-\uff0f\uff3b\uff3d\uff5e]';
const PLUS = '+(\uff0b\uff08';

/** Four digits: the fewest of a case number (`K-1042`, `INC-4711`), or with a word of `1-800-FLOWERS` (`800-…` has three). 60 groups fit a candidate. */
const DIGITS = new RegExp(`${D}(?:${P}{0,5}${D}){3,59}|8\\d\\d(?=[) -]{1,2}[A-Z]{3})`, 'g');
/** Without a plus, fewer are a postcode or a price. */
const SIX = new RegExp(`^${D}(?:${P}*${D}){5}`);
/** The plainest of what is no phone number, and the most frequent: dates and thousands. */
const FIGURE = /^(?:\d\d?([-./])\d\d?\1(?:19|20)\d\d|(?:19|20)\d\d([-/.])\d\d\2\d\d|[1-9]\d?(?:\.\d{3}){2,})$/;
const CODE_BEFORE = /[A-Z\uff21-\uff3a][-\u2010-\u2015\uff0d][A-Z]{0,2}$/;
const WORD_AFTER = /[) -]{0,2}[A-Z]{2}[-A-Z0-9 ]{1,14}/y;
/** `name [at] host`, in the words of a few languages. */
const SPELT = /. ?(?:at|ät|@|AT|At|arroba|arobase|chiocciola|małpa) ?[\])}>]/y;
const SPELT_HOST = /(?: ?[[({<]? ?[^\s<>()[\]{},;:"|@]{1,60} ?[\])}>]?){1,8}/y;
const HOST = /[^\s<>()[\]{},;:"|/?\uff5c]{0,140}/y;
const NOT_LOCAL = stops('<>()[]{},;:"|');
const NOT_LINK = stops('<>"\'()[]{}');
/** RFC 5321: longest local part; one more shows that it is too long. */
const LOCAL = 65;
/** Reach of the search for a URL's beginning. */
const TOKEN = 256;

/** Spans that may hold a contact, in order, none overlapping. Linear in the length of `text`. */
export function spansOf(text: string): Span[] {
  const spans: Span[] = [];
  DIGITS.lastIndex = 0;
  for (let hit = DIGITS.exec(text); hit; hit = DIGITS.exec(text)) {
    // What is too long for one candidate goes on in the next.
    if (hit[0].length > LONGEST) DIGITS.lastIndex = hit.index + LONGEST;
    add(spans, text, digitSpan(text, hit.index, hit[0].slice(0, LONGEST)));
  }
  for (const sign of '@\uff20') {
    for (let at = text.indexOf(sign), end = 0; at >= 0; at = text.indexOf(sign, Math.max(at + 1, end))) {
      end = reach(HOST, text, at + 1);
      add(spans, text, { start: tokenStart(text, at, LOCAL, NOT_LOCAL), end });
    }
  }
  for (const bracket of '([{') {
    for (let at = text.indexOf(bracket); at >= 0; at = text.indexOf(bracket, at + 1)) add(spans, text, speltSpan(text, at));
  }
  return merged(spans);
}

/** The span with the context a worker judges by. */
export function windowOf(text: string, { start, end }: Span): SpanWindow {
  const at = Math.max(0, start - CONTEXT);
  return { text: text.slice(at, end + CONTEXT), at, start: start - at, end: end - at };
}

function digitSpan(text: string, start: number, hit: string): Span | null {
  const end = start + hit.length;
  const word = reach(WORD_AFTER, text, end);
  if (word > end) return { start, end: word };
  const code = CODE_BEFORE.exec(text.slice(Math.max(0, start - 4), start));
  if (code) return { start: start - code[0].length, end };
  const lead = start > 0 && PLUS.includes(text.charAt(start - 1)) ? 1 : 0;
  if (!lead && (hit.length < 6 || (hit.length < 12 && !SIX.test(hit)) || FIGURE.test(hit))) return null;
  return { start: start - lead, end };
}

function speltSpan(text: string, at: number): Span | null {
  const end = reach(SPELT, text, at);
  if (end === at) return null;
  const name = text.charAt(at - 1) === ' ' ? at - 1 : at;
  return { start: tokenStart(text, name, LOCAL, NOT_LOCAL), end: reach(SPELT_HOST, text, end) };
}

function add(spans: Span[], text: string, span: Span | null): void {
  if (span && !isLinked(text, span.start)) spans.push({ start: span.start, end: Math.min(span.end, span.start + LONGEST) });
}

/** Inside `https://…` or `www.…`: digits and addresses there belong to the link. */
function isLinked(text: string, start: number): boolean {
  const before = text.charCodeAt(start - 1);
  if (!start || before === 32 || before === 10) return false;
  const token = text.slice(tokenStart(text, start, TOKEN, NOT_LINK), start + 1);
  return /\w:\/\/|^www\./i.test(token) && !/^\W*(?:tel|sips?|callto|mailto):/i.test(token);
}

/** ASCII characters that end a token: those given, blanks and controls. */
function stops(chars: string): Uint8Array {
  const table = new Uint8Array(128).fill(1, 0, 33);
  for (const char of chars) table[char.charCodeAt(0)] = 1;
  return table;
}

function tokenStart(text: string, from: number, limit: number, stop: Uint8Array): number {
  let start = from;
  for (const least = Math.max(0, from - limit); start > least; start--) {
    const code = text.charCodeAt(start - 1);
    if (code > 127 ? /[\s\uff5c]/.test(text.charAt(start - 1)) : stop[code]) break;
  }
  return start;
}

function reach(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}

function merged(spans: Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans.sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && span.start < last.end) last.end = Math.max(last.end, Math.min(span.end, last.start + LONGEST));
    else result.push(span);
  }
  return result;
}
