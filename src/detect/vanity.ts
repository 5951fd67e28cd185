/** Numbers dialled by word: `1-800-FLOWERS`, `0800 REIMANN` (ITU-T E.161 keypad). */
import type { Contact } from '../domain/contact.ts';
import { readNumber, type ReadNumber } from './read.ts';

const KEYS = '22233344455566677778889999';
/** A service prefix in digits, then capitals; a capitalised word of prose is not dialled. */
const WORD_NUMBER = /(?<![\p{L}\p{N}])(\+?(?:\d{1,3}[-. ])?\(?\d{3,4}\)?)[-. ]?((?!\d\d)(?=[A-Z\d-]*[A-Z]{3})[A-Z\d](?:[- ]?[A-Z\d]){3,14})(?![\p{L}\p{N}])/gu;
/** Kinds of line that are sold as words. */
const SERVICE = new Set(['TOLL_FREE', 'PREMIUM_RATE', 'SHARED_COST', 'UAN', 'VOIP', 'PERSONAL_NUMBER']);
/** North American exchanges ignore what is dialled after the tenth digit, so words may be longer there. */
const NANP_LENGTH = 10;

/** The same text with every letter as its key; null when it does not look like a dialled word. */
export function dialled(text: string): string | null {
  WORD_NUMBER.lastIndex = 0;
  const match = WORD_NUMBER.exec(text);
  return match ? text.slice(0, match.index) + keyed(match[0]) + text.slice(match.index + match[0].length) : null;
}

/** `text` normalised. */
export function vanityIn(text: string, region: string): Omit<Contact, 'raw'>[] {
  const found: Omit<Contact, 'raw'>[] = [];
  for (const { 0: hit, index } of text.matchAll(WORD_NUMBER)) {
    const match = longest(hit, region);
    if (match) found.push({ kind: 'phone', value: match.number.e164, start: index, end: index + match.length, confidence: 0.7, reason: 'vanity' });
  }
  return found;
}

/** The longest beginning, word by word, that is a service number. */
function longest(hit: string, region: string): { number: ReadNumber; length: number } | null {
  for (let text = hit; /[A-Z]/.test(text); text = text.replace(/[- ]?[A-Z\d]+$/, '')) {
    const number = serviceNumber(text, region);
    if (number) return { number, length: text.length };
  }
  return null;
}

function serviceNumber(text: string, region: string): ReadNumber | null {
  const plus = text.startsWith('+');
  const digits = keyed(text).replace(/\D/g, '');
  const nanp = digits.startsWith('1') ? NANP_LENGTH + 1 : NANP_LENGTH;
  for (const tried of [digits, digits.slice(0, nanp)]) {
    const number = readNumber(tried, plus, region);
    if (number?.type && SERVICE.has(number.type) && !number.prefixMissing && (tried === digits || number.code === '1')) return number;
  }
  return null;
}

function keyed(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => KEYS.charAt(letter.charCodeAt(0) - 65));
}
