/** Pseudo-locales made from English: untranslated words, cut texts and unmirrored layouts show at a glance. */
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import type { Tokens } from './catalog.ts';

/** German and French are about a third longer than English; a little more than that must fit. */
const GROWTH = 0.4;

const PLAIN = 'AaBbCcDdEeFfGgHhIiJjKkLlMmNnOoPpQqRrSsTtUuVvWwXxYyZz';
const ACCENTED = 'ÅåƁƀÇçÐðÉéƑƒĜĝĤĥÎîĴĵĶķĻļṀḿÑñÖöÞþǪǫŔŕŠšŢţÛûṼṽŴŵẊẋÝýŽž';
const ACCENTS = new Map([...PLAIN].map((letter, at) => [letter, [...ACCENTED][at] ?? letter]));

/** Accented, in brackets, 40 % longer; placeholders stay. */
export function accented(message: string): Tokens {
  const tokens = compileMessageOrThrow(message, (text) => Array.from(text, (letter) => ACCENTS.get(letter) ?? letter).join(''));
  return ['[', ...tokens, ` ${'·'.repeat(Math.ceil(message.length * GROWTH))}]`];
}

/** English words held together from right to left: shows mirroring without a translation. */
export function mirrored(message: string): Tokens {
  const RIGHT_TO_LEFT_MARK = '\u200f';
  return [RIGHT_TO_LEFT_MARK, ...compileMessageOrThrow(message), RIGHT_TO_LEFT_MARK];
}
