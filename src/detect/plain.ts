/**
 * The commonest notation, `+49 30 136966` between blanks, read without taking anything apart. It gives what
 * `phonesIn` would give, ten times sooner; whatever is not as plain as that is left to it.
 */
import type { Contact } from '../domain/contact.ts';
import { extensionAt } from './extension.ts';
import { readNumber } from './read.ts';
import { judge } from './verify.ts';
import type { Labels } from './words.ts';

const PLUS = 43;
const SPACE = 32;
const NEW_LINE = 10;
/** Fewer or more digits might be something else, or two numbers. */
const LEAST = 8;
const MOST = 13;
/** Code units: beyond, what follows may be a date. */
const LONGEST = 23;
/** A last group as short as an hour. */
const HOUR = 2;

/** Null when the text from `start` to `end` (normalised) is not one plain international number. */
export function plainPhone(text: string, start: number, end: number, labels: Labels | undefined): Omit<Contact, 'raw'> | null {
  if (text.charCodeAt(start) !== PLUS || end - start > LONGEST || !isBlank(text, start - 1) || !endsFree(text, end)) return null;
  const digits = digitsBetween(text, start + 1, end);
  if (digits.length < LEAST || digits.length > MOST || extensionAt(text, end)) return null;
  const number = readNumber(digits, true, '');
  if (number?.type == null) return null;
  const { confidence, reason } = judge(number, '', { text, start, end, labels });
  return { kind: 'phone', value: number.e164, start, end, confidence, reason };
}

/** Digits in groups with one space, dash or full stop between; '' when anything else stands there, or the last group may be an hour. */
function digitsBetween(text: string, start: number, end: number): string {
  let digits = '';
  let from = start;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) continue;
    if ((code !== SPACE && code !== 45 && code !== 46) || at === from) return '';
    digits += text.slice(from, at);
    from = at + 1;
  }
  if (from === end || (end - from <= HOUR && text.charCodeAt(end) === SPACE)) return '';
  return digits + text.slice(from, end);
}

/** At the end, or before a blank, or before one mark of a sentence and a blank. */
function endsFree(text: string, end: number): boolean {
  if (isBlank(text, end)) return true;
  return MARKS.includes(text.charAt(end)) && isBlank(text, end + 1);
}

const MARKS = '.,;!?|"\'';

function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return Number.isNaN(code) || code === SPACE || code === NEW_LINE;
}
