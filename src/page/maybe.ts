/** Digits of the scripts that src/detect/prefilter.ts knows. */
const D = '[0-9\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59\uff10-\uff19]';
/** `name [at] host`, in all the words that the prefilter knows. */
const SPELT = '[[({] ?[aAäcm@]';
const near = (count: number): string => `(?:${D}[^A-Za-z]{0,5}){${count - 1}}${D}`;

/** No contact stands in a line of text without one of these; most lines have none. */
export const HINT = new RegExp(`${D}|[@\uff20]|${SPELT}`);
/** Wider than the prefilter, and faster to say no: five digits near each other, a code, a dialled word, an address. */
export const MAYBE = new RegExp(`${near(5)}|[A-Z\uff21-\uff3a][-\u2010-\u2015\uff0d][A-Z]{0,2}${near(4)}|${near(3)}[) -]{0,2}[A-Z]{2}|[@\uff20]|${SPELT}`);
