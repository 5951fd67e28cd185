/** Which names in a page's markup people wrote, and which a framework made and makes anew: counters, hashes, states of the moment. */

/** A name, or what of it stays: `line-1-AnswerCall` → starts with `line-`, ends with `-AnswerCall`. */
export interface Lasting {
  exact?: string;
  starts?: string;
  ends?: string;
}

/** Words that frameworks put before their counters and hashes; alone they say nothing. */
const MADE = new Set('aria cdk css el elem element emotion ember ext gen gwt headlessui id ids item jss jsx key mat mui ng node react radix rc sc styled svelte uid uuid vue w yui'.split(' '));
/** What follows these is a hash even where it reads like a word. */
const HASHED = /^(?:css|sc|svelte|jsx|jss|emotion|astro|_ngcontent|_nghost|data-v|data-astro-cid)[-_]/;
/** Short names without a vowel that people write. */
const ABBREVIATIONS = new Set('btn btns cb col cmp crm css dst dtmf fld frm grp hdr http https img kbd lbl lnk lst mgr msg nav nbr nr num ph pbx pnl ptt pwd rtc sip src ssn std svg tbl tel tmp txt tv url usr vm wrp xml'.split(' '));
/** Fewest letters that make what is left of a name worth looking for. */
const LEAST_LETTERS = 3;
const MOST_NAME = 80;

/** What of a name will be there again when the page is drawn anew; null for nothing. */
export function lasting(name: string): Lasting | null {
  if (name.length === 0 || name.length > MOST_NAME || HASHED.test(name)) return null;
  const parts = name.match(/[A-Za-z0-9]+|[^A-Za-z0-9]+/g) ?? [];
  const firstBad = parts.findIndex((part) => !isKept(part));
  if (firstBad < 0) return { exact: name };
  const lastBad = parts.findLastIndex((part) => !isKept(part));
  const starts = parts.slice(0, firstBad).join('');
  const ends = parts.slice(lastBad + 1).join('');
  const kept: Lasting = { ...(says(starts) && { starts }), ...(says(ends) && { ends }) };
  return kept.starts || kept.ends ? kept : null;
}

function isKept(part: string): boolean {
  return !/^[A-Za-z0-9]/.test(part) || isWord(part);
}

/** Letters that can be spoken, or a known short form. A digit makes a counter of it, but for a level: `h2`. */
function isWord(part: string): boolean {
  if (!/^[A-Za-z]+$/.test(part)) return /^h[1-6]$/.test(part);
  const humps = part.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? [];
  if (humps.length > 2 && part.length / humps.length < 3) return false;
  return humps.every((hump) => hump.length < 2 || isSpoken(hump.toLowerCase()));
}

const isSpoken = (hump: string): boolean => ABBREVIATIONS.has(hump) || (/[aeiouy]/.test(hump) && !/[^aeiouy]{5}/.test(hump));

/** Holds a word that is not merely a framework's. */
function says(text: string): boolean {
  const words = text.toLowerCase().match(/[a-z]+/g) ?? [];
  return words.some((word) => word.length >= LEAST_LETTERS && !MADE.has(word));
}

/** Classes and values that come and go with what the element is doing. */
const STATES = /(?:^|[-_])(?:is|has|active|animat\w*|answered|busy|calling|closed?|collapsed|connect\w*|current|disabled|enabled|ended|enter\w*|expanded|fad\w+|focus\w*|held|hidden|hide|hover\w*|idle|incoming|inactive|leav\w+|live|loading|muted|offline|on|online|opened|open|outgoing|pressed|ring(?:s|ing)?|selected|show\w*|talking|visible|waiting)(?:$|[-_])/i;

export function isState(name: string): boolean {
  return STATES.test(name.replace(/([a-z])([A-Z])/g, '$1-$2'));
}

/** Looks in a word: Tailwind's and its like. They are no name, and change with every restyling. */
const UTILITY = /[:/[\]!@]|^-?(?:[mp][trblxyse]?|[wh]|min|max|gap|space|text|font|leading|tracking|bg|border|rounded|shadow|ring|opacity|z|top|left|right|bottom|inset|flex|grid|items|justify|self|order|col|row|overflow|cursor|transition|duration|ease|transform|translate|scale|rotate|sr|d|float|align|position|lh|fw|fs)-|^(?:flex|grid|block|inline|hidden|absolute|relative|fixed|sticky|container|row|col|clearfix|truncate|uppercase|italic|underline)$/;

export function isUtility(name: string): boolean {
  return UTILITY.test(name);
}
