/**
 * What the content script carries of detection: where in a text something may be a contact. Native regular expressions
 * only, no parser, no metadata; it errs on the side of too much, the worker judges. Each expression begins with
 * something rare in prose, so that V8 skips over text instead of walking it (measured: 1–5 Gchar/s).
 */

/** Code units on either side that go to the worker, so that it can judge by context. */
export const CONTEXT = 24;

/** `start` and `end` are UTF-16 code units. */
export interface Span {
  start: number;
  end: number;
}

/** A span with its context; fits a `Candidate` of src/link/messages.ts. */
export interface Window extends Span {
  text: string;
  /** Where `text` begins in the whole text. */
  at: number;
}

// Digits of the scripts that pages write numbers in: Latin, Arabic, Persian, Devanagari, Bengali, Thai, full width.
const D = '[0-9\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59\uff10-\uff19]';
// What may stand between two digits of one number: punctuation, all spaces, dashes and invisible marks.
const P = '[-+./()[\\]~ \u00a0\u00ad\u00b7\u061c\u2000-\u2015\u202a-\u202f\u205f-\u2069\u2212\u3000\u3014\u3015\u30fc\ufe0f\ufeff\uff08\uff09\uff0b\uff0d-\uff0f\uff3b\uff3d\uff5e]';

/** Five digits are the fewest of a valid number with its trunk prefix; 70 groups keep a span within a candidate. */
const NUMBER = new RegExp(`[+(\\uff0b\\uff08]?${D}(?:${P}{0,5}${D}){4,69}`, 'g');
/** A dialled word: `1-800-FLOWERS`. */
const WORD = new RegExp(`(?:${D}[- ]?)?${D}{3,4}[- ]?[A-Z]{2,}[-A-Z0-9 ]{1,12}`, 'g');
/** `C-1042`, `K-B1042` (src/domain/numbers.ts). */
const CODE = new RegExp(`[CK\uff23\uff2b][-\u2010-\u2015\uff0d][A-Z]{0,2}${D}{4,12}`, 'g');
const AT = /[@\uff20]/g;
/** `name [at] host [dot] tld`, and the same without brackets. */
const SPELT = /[[({<] ?(?:at|ät|@|arroba|arobase|chiocciola|małpa) ?[\])}>]|(?<= )at(?= [\w-]{1,40} (?:dot|punkt|point|punto) \w)/gi;

const NOT_LOCAL = /[\s<>()[\]{},;:"|\uff5c\u0000-\u001f]/;
const HOST = /[^\s<>()[\]{},;:"|/?\uff5c]{0,254}/y;
const SPELT_NAME = /[^\s<>()[\]{},;:"|]{1,64} ?$/;
const SPELT_HOST = /.(?: ?[[({<]? ?[\p{L}\p{N}.-]{1,60} ?[\])}>]?){1,8}/uy;
/** Reach of the search for what a token begins with: longest of an address's local part, and of most URLs. */
const TOKEN = 256;

/** Spans that may hold a contact, in order, none overlapping. Linear in the length of `text`. */
export function spansOf(text: string): Span[] {
  const spans: Span[] = [];
  for (const pattern of [NUMBER, WORD, CODE]) {
    for (const { 0: hit, index } of text.matchAll(pattern)) spans.push({ start: index, end: index + hit.length });
  }
  for (const { index } of text.matchAll(AT)) spans.push({ start: tokenStart(text, index, 64), end: reach(HOST, text, index + 1) });
  for (const { 0: hit, index } of text.matchAll(SPELT)) {
    const name = SPELT_NAME.exec(text.slice(Math.max(0, index - 65), index));
    if (name) spans.push({ start: index - name[0].length, end: reach(SPELT_HOST, text, index + hit.length - 1) });
  }
  return merge(spans.filter(({ start }) => !inAddress(text, start)));
}

/** The span with the context a worker judges by. */
export function windowOf(text: string, { start, end }: Span): Window {
  const at = Math.max(0, start - CONTEXT);
  return { text: text.slice(at, end + CONTEXT), at, start: start - at, end: end - at };
}

function tokenStart(text: string, from: number, limit: number): number {
  let start = from;
  const least = Math.max(0, from - limit);
  while (start > least && !NOT_LOCAL.test(text.charAt(start - 1))) start--;
  return start;
}

/** Inside `https://…` or `www.…`: digits and addresses there belong to the link. */
function inAddress(text: string, start: number): boolean {
  let from = start;
  const least = Math.max(0, start - TOKEN);
  while (from > least && !/[\s<>"'()[\]{}]/.test(text.charAt(from - 1))) from--;
  return /\w:\/\/|^www\./i.test(text.slice(from, start + 1)) && !/^\W*(?:tel|sips?|callto|mailto):/i.test(text.slice(from, start));
}

function reach(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}

function merge(spans: Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && span.start < last.end) last.end = Math.max(last.end, Math.min(span.end, last.start + 208));
    else merged.push(span);
  }
  return merged;
}
