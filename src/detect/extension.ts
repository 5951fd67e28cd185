/** Extensions behind a phone number, in the ways and languages people write them. Works on normalised text. */

/** Longer digit strings behind an explicit word are no extension in practice (ITU allows 40, libphonenumber takes 20). */
const EXPLICIT = '(\\d{1,10})(?!\\d)';
/** Behind `x`, `#`, `~` and the like it may be something else: libphonenumber's limit. */
const AMBIGUOUS = '(\\d{1,9})(?!\\d)';

const WORDS = [
  'e?xt(?:ensi[oó]n|ension|n)?', 'durchwahl', 'dw', 'nebenstelle', 'nst', 'apparat', 'app', 'klappe', 'kl', 'hausruf',
  'poste', 'int[eé]rieur', 'anexo', 'interno', 'int', 'ramal', 'extens[aã]o', 'toestel', 'tst', 'doorkies(?:nummer)?',
  'wewn?(?:ętrzny)?', 'доб', '内線', '內線', '分机', '分機', '转', '轉', 'تحويلة', 'داخلي', 'שלוחה',
].join('|');

const GAP = '[ \\u0001]*';
const PATTERN = new RegExp(
  [
    `;ext(?:ension)?=${EXPLICIT}`,
    `${GAP}[,;(\\[]?${GAP}(?:${WORDS})\\.?${GAP}(?:nr\\.?|no\\.?)?${GAP}[-:#]?${GAP}${EXPLICIT}([)\\]]?)#?`,
    `${GAP},?${GAP}[x#~][:.]?[ -]*${AMBIGUOUS}#?`,
    // `(x12)`, closed as it was opened
    `${GAP}\\([x#][:.]? ?${AMBIGUOUS}\\)`,
    `(?:,{2,4}|;{1,2})${AMBIGUOUS}#?`,
  ].join('|'),
  'iuy',
);

export interface Extension {
  digits: string;
  /** Where the extension ends in the text. */
  end: number;
}

/** What an extension can begin with, once blanks and brackets are past. */
const FIRST = /[;,x#~ednakhpirtwд内內分转轉تدש]/iu;

/** The extension that begins at `from`, null when there is none. */
export function extensionAt(text: string, from: number): Extension | null {
  let first = from;
  while (text.charCodeAt(first) === 32) first++;
  if (first >= text.length || !(FIRST.test(text.charAt(first)) || /[([\u0001]/.test(text.charAt(first)))) return null;
  PATTERN.lastIndex = from;
  const match = PATTERN.exec(text);
  if (!match) return null;
  const [hit, rfc, explicit, bracket, short, bracketed, dialled] = match;
  const opened = /[([]/.test(hit);
  const end = from + hit.length - (bracket && !opened ? hit.length - hit.lastIndexOf(bracket) : 0);
  return { digits: rfc ?? explicit ?? short ?? bracketed ?? dialled ?? '', end };
}
