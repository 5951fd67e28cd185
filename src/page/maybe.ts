/** Digits of the scripts that src/detect/prefilter.ts knows. */
const D = '[0-9\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59\uff10-\uff19]';
/** Spelt out addresses: `name [at] host dot tld`. */
const SPELT = '[[({<] ?(?:at|ät|ar|chi|mał)|\\w (?:dot|punkt|point|punto) \\w';

/** No contact stands in a line of text without one of these; most lines have none. */
export const HINT = new RegExp(`${D}|[@\uff20]|${SPELT}`, 'i');
/** Wider than the prefilter, and true of a whole stretch of page if it is of any line in it: three digits near each other. */
export const MAYBE = new RegExp(`${D}(?:[^a-z]{0,5}${D}){2}|[@\uff20]|${SPELT}`, 'i');
