/**
 * Digits that are something else by their own shape: dates, addresses of machines, money, cards, codes. They are
 * overwritten before phone numbers are looked for, so that a number beside them is still found, and never one across.
 */
import { labelled } from './words.ts';

/** Overwrites a decoy; stands in no phone pattern. */
export const MASK = '\u0002';
/** Longest word for a phone with its punctuation, in code units. */
const LABEL_REACH = 20;

interface Decoy {
  /** Cheap sign that the pattern can match at all. */
  hint: RegExp;
  pattern: RegExp;
  /** The same shape is written for phone numbers too: a word for a phone right before it decides. */
  soft?: true;
  /** Further proof, where a shape alone would hit phone numbers. */
  proof?: (hit: string) => boolean;
}

const CURRENCY = '\\p{Sc}|\\b(?:USD|EUR|GBP|CHF|CAD|AUD|PLN|CZK|DKK|SEK|NOK|JPY|CNY|RMB|BRL|MXN|INR|SAR|AED|ILS|Rs|kr|zł|Kč|Ft|лв|руб)\\b';
const AMOUNT = "(?:\\d{1,3}(?:[ .,'’]\\d{3})+|\\d+)(?:[.,]\\d{1,2})?";
const YEAR = '(?:19|20)\\d\\d';
const MONTH = '(?:0?[1-9]|1[0-2])';
const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
const OCTET = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
/** Not glued to more digits of the same notation. */
const ALONE_BEFORE = '(?<![\\d])(?<!\\d[-./])';
const ALONE_AFTER = '(?![\\d])(?![-./]\\d)';

const all = (source: string): RegExp => new RegExp(source, 'giu');

const DECOYS: readonly Decoy[] = [
  // links, paths of files, files, addresses
  { hint: /:\/\/|www\./i, pattern: all('\\b(?:(?!tel:|sips?:|callto:)[a-z][a-z0-9+.-]*:\\/\\/|www\\.)[^\\s<>"]+') },
  { hint: /\.[a-z]/i, pattern: all('(?<![\\p{L}\\d])[\\p{L}\\d-]+(?:\\.[\\p{L}\\d-]+)*\\.[a-z]{2,24}\\/[^\\s<>"]*') },
  { hint: /@/, pattern: all('[^\\s@<>()\\[\\]{},;:"]+@[\\p{L}\\d-]+(?:\\.[\\p{L}\\d-]+)+'), proof: (hit) => !/^\+?[\d.-]+@/.test(hit) },
  { hint: /\.[a-z]/i, pattern: all('[\\p{L}\\d_.()-]*\\.(?:jpe?g|png|gif|webp|svg|bmp|tiff?|heic|pdf|docx?|xlsx?|pptx?|csv|txt|log|xml|json|ya?ml|html?|css|[jt]sx?|zip|gz|tar|rar|7z|exe|dmg|iso|apk|mp[34]|m4a|wav|avi|mov|mkv|eml|msg|sql|bak|tmp|dat|db|ics|vcf|key|pem|crt)(?![\\p{L}\\d])') },
  { hint: /_/, pattern: all('(?=[^\\s_]{0,80}_)[\\p{L}\\d_.-]+(?<=_[^\\s]{0,80})') },
  { hint: /\\|\/[\p{L}_]|[\p{L}_]\//u, pattern: all('(?:\\/|[a-z]:\\\\)(?:[\\w.-]+[\\\\/])+[\\w.-]+'), proof: (hit) => /[a-z]/i.test(hit) },
  { hint: /10\.\d{4,}/, pattern: all('(?<![\\d.])10\\.\\d{4,9}\\/[^\\s]+') },
  { hint: /arxiv/i, pattern: all('arxiv:\\s?\\d{4}\\.\\d{4,5}(?:v\\d+)?') },
  // codes with letters in them
  { hint: /[A-Z]{2} \d{3} \d/, pattern: /(?<![\p{L}\d])(?:GB|XI) \d{3} \d{4} \d{2}(?: \d{3})?(?!\d)/gu },
  { hint: /[0-9a-f]{8}-/i, pattern: all('[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}') },
  { hint: /[a-z]{2}\d\d/i, pattern: all('(?<![\\p{L}\\d])[A-Z]{2}\\d{2}(?: ?[A-Z\\d]{4}){2,7}(?: ?[A-Z\\d]{1,4})?(?![\\p{L}\\d])'), proof: (hit) => !/[a-z]/.test(hit) },
  { hint: /[a-z]/i, pattern: all('(?<![\\p{L}\\d])(?=[\\d]*[a-f])(?=[a-f]*\\d)[\\da-f]{7,}(?![\\p{L}\\d])') },
  { hint: /[A-Z]/, pattern: /(?<![\p{L}\d])(?!TEL|FAX|MOB|FON|T-|F-|M-|P-|INT|EXT|CALL|CELL|PHONE)[A-Z]{1,6}\d{0,6}[-/]\d[\d\p{L}./-]*/gu },
  { hint: /\d-?[A-Z]/, pattern: /(?<![\p{L}\d-])\d[\d-]*-[A-Z]{1,3}(?![\p{L}])[\d-]*/gu, proof: (hit) => !/^\d?-?8\d\d-/.test(hit) },
  { hint: /[:.-]/, pattern: all('(?<![\\da-f:-])[\\da-f]{2}([:-])(?:[\\da-f]{2}\\1){4,6}[\\da-f]{2}(?![\\da-f:-])') },
  // dates and times
  { hint: /[12]\d{3}/, pattern: all(`${ALONE_BEFORE}${YEAR}([-./ ])${MONTH}\\1${DAY}(?:[T ]+\\d{1,2}(?::?\\d\\d)*)?(?![\\d])(?!\\1\\d)`) },
  { soft: true, hint: /[12]\d{3}/, pattern: all(`${ALONE_BEFORE}${DAY}([-./ ])${MONTH}\\1${YEAR}${ALONE_AFTER}`) },
  { soft: true, hint: /[12]\d{3}/, pattern: all(`${ALONE_BEFORE}${MONTH}([-./])${DAY}\\1${YEAR}${ALONE_AFTER}`) },
  { soft: true, hint: /[./]/, pattern: all(`${ALONE_BEFORE}(?:${DAY}([./])${MONTH}\\1|${MONTH}([./])${DAY}\\2)\\d\\d${ALONE_AFTER}`) },
  { soft: true, hint: /[12]\d{3}/, pattern: all(`${ALONE_BEFORE}(?:${MONTH}[./])?${YEAR} ?[-–/] ?(?:${MONTH}[./])?${YEAR}(?! ?\\d)`) },
  { soft: true, hint: /\d{8}/, pattern: all(`(?<![\\d+])${YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])(?:[T ]?(?:[01]\\d|2[0-3])[0-5]\\d(?:[0-5]\\d)?)?(?!\\d)`) },
  { hint: /:/, pattern: all('(?<![\\d:])(?:[12]\\d{3}[-/]?[01]\\d[-/]?[0-3]\\d +)?[0-2]?\\d:[0-5]\\d(?::[0-5]\\d(?:[.,]\\d+)?)?(?!\\d)') },
  { soft: true, hint: /\d[.:]\d\d ?[-–]/, pattern: all('(?<![\\d+.])(?:[01]?\\d|2[0-4])[.:][0-5]\\d ?[-–] ?(?:[01]?\\d|2[0-4])[.:][0-5]\\d(?![\\d.-])') },
  // addresses of machines, versions
  { soft: true, hint: /\./, pattern: all(`(?<![\\d.+-])${OCTET}(?:\\.${OCTET}){3}(?:[:/]\\d{1,5})?(?:[- –]{1,3}${OCTET}(?:\\.${OCTET}){3})?(?![\\d.]*\\d)`), proof: (hit) => !/^0|^\d\d(?:\.\d\d){3}$/.test(hit) },
  { soft: true, hint: /\./, pattern: all('(?<![\\d.+(])v?\\d+(?:\\.\\d+){2,}(?![\\d])(?!-\\d)'), proof: (hit) => /^v|^\d+(?:\.\d+)*\.\d(?:\.|$)/i.test(hit) },
  // figures
  { soft: true, hint: /\./, pattern: all('(?<![\\d.,+])-?(?:0|[1-9]\\d{0,2})\\.\\d{4,}°?(?:\\s*[,;/ ]\\s*-?(?:0|[1-9]\\d{0,2})\\.\\d{4,}°?)?(?![\\d])(?!\\.\\d)'), proof: (hit) => (hit.match(/\./g) ?? []).length > 1 || /\.\d{5,}°?$|^-?\d\./.test(hit) },
  { soft: true, hint: /,/, pattern: all('(?<![\\d,.])\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?(?![\\d-])') },
  { soft: true, hint: /\.\d{3}/, pattern: all('(?<![\\d.+(])(?:[1-9]\\d?(?:\\.\\d{3}){2,}|[1-9]\\d{0,2}(?:\\.\\d{3})+,\\d+)(?!\\d)(?!\\.\\d)') },
  { hint: /\p{Sc}|[A-Z]{3}|kr|Rs|zł|Kč|Ft|лв|руб/u, pattern: new RegExp(`(?:${CURRENCY}) ?[-+]?${AMOUNT}(?![\\d-])`, 'gu') },
  { hint: /\p{Sc}|[A-Z]{3}|kr|Rs|zł|Kč|Ft|лв|руб/u, pattern: new RegExp(`(?<![\\d-])(?<!\\d[ .,])${AMOUNT}(?:,?-{1,2})? ?(?:${CURRENCY})`, 'gu') },
  { soft: true, hint: /\d ?[%‰°a-zA-Z]/, pattern: /(?<![\d+-])\d[\d ., ']*\d ?(?:%|‰|°|[km]?m[²³]?|kg|[kKMGT]i?B|[kM]?[bB]ytes?|px|ms|[kM]?Hz|[kMG]?W[hp]?|dpi|rpm|pt|hits|views|users|people)(?![\p{L}\d])/gu },
  // cards and their like: four by four, five by five, and long figures with a check digit
  { hint: /\d{4}[ -]\d{4}/, pattern: all('(?<![\\d+(-])(?!0)\\d{4}([ -])\\d{4}\\1\\d{4}(?:\\1\\d{1,4}){0,2}(?![\\d-])') },
  { hint: /3[47]\d\d[ -]\d{6}/, pattern: all('(?<![\\d+-])3[47]\\d\\d([ -])\\d{6}\\1\\d{5}(?!\\d)') },
  { hint: /\d{5}[ -]\d{5}/, pattern: all('(?<![\\d+-])[1-9]\\d{4}(?:[ -]\\d{5}){2,}(?!\\d)') },
  { hint: /97[89]/, pattern: all('(?<![\\d+])97[89][- ]\\d{1,5}[- ]\\d{1,7}[- ]\\d{1,7}[- ]\\d(?!\\d)') },
  { hint: /\d-/, pattern: all('(?<![\\d+-])\\d{3}-\\d{2}-\\d{4}(?![\\d-])') },
  { hint: /\d{12}/, pattern: all('(?<![\\d+])\\d{12,19}(?!\\d)'), proof: checked },
  { hint: /\d{3}[./]/, pattern: all('(?<![\\d.])(?:\\d{3}\\.\\d{3}\\.\\d{3}-\\d\\d|\\d\\d\\.\\d{3}\\.\\d{3}\\/\\d{4}-\\d\\d)(?!\\d)') },
  // scores, sizes, sums, sets of numbers drawn
  { hint: /\d[-:–]\d/, pattern: all('(?<![\\d-])\\d[-:–]\\d(?:[ ,;]+\\(?\\d{1,2}[-:–]\\d{1,2}\\)?)+(?![\\d-])') },
  { hint: /=/, pattern: all('(?<![\\d.])\\d+(?: ?[-+*/×÷] ?\\d+)+ ?= ?\\d+') },
  { hint: /\.\d/, pattern: all('(?<![\\d.+-])[1-9]\\d{0,2}\\.\\d{1,2}(?:[ ,;/|]+[1-9]\\d{0,2}\\.\\d{1,2}){2,}(?![\\d.])') },
  { hint: /\d[x×]\d/i, pattern: all('(?<!\\d[ .-]?)\\d{1,5}(?:[x×]\\d{1,5})+(?![\\d-])') },
  { hint: /[×*=^]/, pattern: all('(?<![\\d.+-])\\d+ ?[×*=^] ?\\d+(?: ?[×*=^] ?\\d+)*(?![\\d-])') },
  { hint: /\d \d/, pattern: all('(?<![\\d+()] ?)(?!0)\\d{1,2}(?:[ ,-]{1,3}(?!0)\\d{1,2}){4,}(?! ?\\d)'), proof: rising },
];

/** `text` (normalised) with the digits of every decoy overwritten; same length. */
export function masked(text: string): string {
  let result = text;
  for (const decoy of DECOYS) if (decoy.hint.test(result)) result = without(result, decoy);
  return result;
}

function without(text: string, { pattern, proof, soft }: Decoy): string {
  return text.replace(pattern, (hit: string, ...rest: unknown[]) => {
    const at = rest.findLast((value) => typeof value === 'number') ?? 0;
    const spared = (proof && !proof(hit)) || (soft && labelled(text.slice(Math.max(0, at - LABEL_REACH), at)));
    return spared ? hit : MASK.repeat(hit.length);
  });
}

/** EAN-13 and GTIN-14 (GS1 check digit), cards, IMEI, IMSI (Luhn). A trunk or international prefix speaks for a phone. */
function checked(hit: string): boolean {
  if (hit.startsWith('0')) return false;
  return hit.length >= 16 || (hit.length <= 14 && hit.length >= 13 && gs1(hit)) || (hit.length >= 13 && luhn(hit));
}

function gs1(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, at) => total + Number(digit) * (at % 2 ? 3 : 1), 0);
  return sum % 10 === 0;
}

function luhn(digits: string): boolean {
  const doubled = (digit: number): number => (digit > 4 ? digit * 2 - 9 : digit * 2);
  const sum = [...digits].reverse().reduce((total, digit, at) => total + (at % 2 ? doubled(Number(digit)) : Number(digit)), 0);
  return sum % 10 === 0;
}

function rising(hit: string): boolean {
  const numbers = hit.match(/\d+/g)?.map(Number) ?? [];
  return numbers.every((number, at) => at === 0 || number > (numbers[at - 1] ?? 0));
}
