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

const MAP = buildMap();

function buildMap(): Map<string, string> {
  const map = new Map<string, string>();
  for (let code = FULL_WIDTH_FIRST; code <= FULL_WIDTH_LAST; code++) {
    map.set(String.fromCharCode(code), String.fromCharCode(code - FULL_WIDTH_OFFSET));
  }
  for (const zero of ZEROS) {
    for (let digit = 0; digit < 10; digit++) map.set(String.fromCharCode(zero + digit), String(digit));
  }
  for (const [to, from] of CLASSES) for (const char of from) map.set(char, to);
  return map;
}

const FOREIGN = /[^\u0000-\u007f]/;
const EVERY_FOREIGN = /[^\u0000-\u007f]/g;

/** `normal(text).length === text.length`, whatever the text; lone surrogates stay as they are. */
export function normal(text: string): string {
  return FOREIGN.test(text) ? text.replace(EVERY_FOREIGN, (char) => MAP.get(char) ?? char) : text;
}
