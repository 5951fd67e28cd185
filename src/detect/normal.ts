/**
 * Same-length normalisation: every UTF-16 code unit becomes one code unit of ASCII (or stays), so an offset in the
 * result is an offset in the text. Characters follow libphonenumber's `VALID_PUNCTUATION`, widened by what pages use.
 */

/** Stands for marks a reader cannot see (bidi, joiners, soft hyphen, variation selectors). */
const HIDDEN = '\u0001';
/** Dashes that may also separate two numbers (libphonenumber splits on U+2012–2015 without a space). */
const WIDE_DASH = '–';

/** First digit of each decimal digit block of the BMP (Unicode 16, category Nd). */
const ZEROS = [
  0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0de6, 0x0e50,
  0x0ed0, 0x0f20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50,
  0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10,
];

/** Replacement and the characters (ranges as pairs) it stands for. */
const CLASSES: readonly (readonly [string, string])[] = [
  ['-', '\u2010\u2011\u2043\u2212\u30fc\ufe63\ufe58\u058a\u05be\u1806'],
  [WIDE_DASH, '\u2012\u2013\u2014\u2015'],
  [' ', '\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000'],
  [
    HIDDEN,
    '\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufe0e\ufe0f\ufeff\u20e3',
  ],
  ['~', '\u2053\u223c\u301c'],
  ['.', '\u00b7\u2022\u2024\u2219\u22c5\u30fb\uff65'],
  ['/', '\u2044\u2215'],
  ['(', '\u3010\u3014\u207d'],
  [')', '\u3011\u3015\u207e'],
  ['+', '\ufe62\u207a\u2795'],
];

const FULL_WIDTH_FIRST = 0xff01;
const FULL_WIDTH_LAST = 0xff5e;
const FULL_WIDTH_OFFSET = 0xfee0;
const DIGIT_ZERO = 48;

/** What each UTF-16 code unit becomes: looked up for every character of pages that are not in Latin. */
const TABLE = buildTable();

function buildTable(): Uint16Array {
  const table = Uint16Array.from({ length: 65_536 }, (_, code) => code);
  for (let code = FULL_WIDTH_FIRST; code <= FULL_WIDTH_LAST; code++) table[code] = code - FULL_WIDTH_OFFSET;
  for (const zero of ZEROS) for (let digit = 0; digit < 10; digit++) table[zero + digit] = DIGIT_ZERO + digit;
  for (const [to, from] of CLASSES) for (const char of from) table[char.charCodeAt(0)] = to.charCodeAt(0);
  return table;
}

const FOREIGN = /[^\u0000-\u007f]/;
/** Longest text that is handed to `String.fromCharCode` at once: engines take some ten thousand arguments. */
const CHUNK = 4096;
const buffer = new Uint16Array(CHUNK);

/** `normal(text).length === text.length`, whatever the text; lone surrogates stay as they are. */
export function normal(text: string): string {
  if (!FOREIGN.test(text)) return text;
  if (text.length <= CHUNK) return translated(text);
  let result = '';
  for (let at = 0; at < text.length; at += CHUNK) result += translated(text.slice(at, at + CHUNK));
  return result;
}

function translated(text: string): string {
  for (let at = 0; at < text.length; at++) buffer[at] = TABLE[text.charCodeAt(at)] ?? 0;
  return String.fromCharCode.apply(null, buffer.subarray(0, text.length) as unknown as number[]);
}
