/** Folding: the one form in which text is compared, so that case, accents and widths do not matter. */
import { toUnicode } from './idn.ts';

const MARKS = /\p{M}+/gu;
/** Letters that NFKD leaves whole, though people search for them by their plain form. */
const PLAIN: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', ł: 'l', þ: 'th', ı: 'i', ħ: 'h' };
const SPECIAL = /[ßæœøđðłþıħ]/g;
/** Arabic letters that are typed in several ways for one name. */
const ARABIC: Record<string, string> = { أ: 'ا', إ: 'ا', آ: 'ا', ى: 'ي', ة: 'ه', ؤ: 'و', ئ: 'ي' };
const ARABIC_LETTERS = /[أإآىةؤئ]/g;

/** Most of a data set; folding all letters takes ten times as long. */
const ASCII = /^[\x20-\x7e]*$/;

/** Lower case, no accents, no width variants, single spaces. */
export function foldText(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase().replace(/ {2,}/g, ' ').trim();
  const arabic = text.replace(ARABIC_LETTERS, (letter) => ARABIC[letter] ?? letter);
  const plain = arabic.normalize('NFKD').toLowerCase().replace(MARKS, '');
  return plain.replace(SPECIAL, (letter) => PLAIN[letter] ?? letter).replace(/\s+/g, ' ').trim();
}

/**
 * An e-mail address as a key: whole address lower case and NFC, its host as people write it. RFC 5321 lets a host tell `A@x` from `a@x`; none in
 * use does, and agents would call them one address.
 */
export function foldEmail(address: string): string {
  const folded = address.normalize('NFC').trim().toLowerCase();
  const at = folded.lastIndexOf('@') + 1;
  return folded.slice(0, at) + toUnicode(folded.slice(at));
}

/** Decimal digits of any script as 0–9; everything else dropped. */
export function digitsOf(text: string): string {
  return text.normalize('NFKC').replace(/\p{Nd}/gu, latinDigit).replace(/\D/g, '');
}

/** Unicode keeps the ten digits of each script in one run that starts at a multiple of ten or sixteen from its zero. */
function latinDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  if (code < 128) return digit;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((code - zero) % 10);
}
