/** Shapes of digits that are no phone numbers: dates, addresses of machines, money, cards, codes. */
import {
  DOT, SLASH, DASH, SPACE, YEARS, LONG, AT, UNDERSCORE, COLON, PATH, FILE, CAPITALS, MONEY, EQUALS, GLUED, UNIT, NATIONAL, COMMA, MANY, GROUPS, UNITS,
} from './signs.ts';

export interface Decoy {
  /** All of these signs must be there. */
  needs: number;
  pattern: RegExp;
  /** The same shape is written for phone numbers too: a word for a phone right before it decides. */
  soft?: true;
  /** Further proof, where a shape alone would hit phone numbers. */
  proof?: (hit: string) => boolean;
}

const CURRENCY = '\\p{Sc}|\\b(?:USD|EUR|GBP|CHF|CAD|AUD|PLN|CZK|DKK|SEK|NOK|JPY|CNY|RMB|BRL|MXN|INR|SAR|AED|ILS|Rs|kr|zł|Kč|Ft|лв|руб)\\b|[円元원]';
const AMOUNT = "(?:\\d{1,3}(?:[ .,'’]\\d{3})+|\\d+)(?:[.,]\\d{1,2})?";
const YEAR = '(?:19|20)\\d\\d';
const MONTH = '(?:0?[1-9]|1[0-2])';
const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
const OCTET = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
/** Not glued to more digits of the same notation. */
const ALONE_BEFORE = '(?<![\\d])(?<!\\d[-./])';
const ALONE_AFTER = '(?![\\d])(?![-./]\\d)';

const ascii = (source: string): RegExp => new RegExp(source, 'g');
const letters = (source: string): RegExp => new RegExp(source, 'giu');

export const DECOYS: readonly Decoy[] = [
  // links, paths of files, files, addresses
  { needs: PATH | COLON, pattern: letters('\\b(?!(?:tel|sips?|callto):)[a-z][a-z0-9+.-]*:\\/\\/[^\\s<>"]+') },
  { needs: FILE, pattern: letters('\\bwww\\.[^\\s<>"]+') },
  { needs: FILE | SLASH | PATH, pattern: letters('(?<![\\p{L}\\d])[\\p{L}\\d-]+(?:\\.[\\p{L}\\d-]+)*\\.[a-z]{2,24}\\/[^\\s<>"]*') },
  { needs: AT, pattern: letters('[^\\s@<>()\\[\\]{},;:"]+@[\\p{L}\\d-]+(?:\\.[\\p{L}\\d-]+)+'), proof: (hit) => !/^\+?[\d.-]+@/.test(hit) },
  {
    needs: FILE,
    pattern: letters(
      '[\\p{L}\\d_.()-]*\\.(?:jpe?g|png|gif|webp|svg|bmp|tiff?|heic|pdf|docx?|xlsx?|pptx?|csv|txt|log|xml|json|ya?ml|html?|css|[jt]sx?|zip|gz|tar|rar|7z|exe|dmg|iso|apk|mp[34]|m4a|wav|avi|mov|mkv|eml|msg|sql|bak|tmp|dat|db|ics|vcf|key|pem|crt)(?![\\p{L}\\d])',
    ),
  },
  { needs: UNDERSCORE, pattern: letters('(?=[^\\s_]{0,80}_)[\\p{L}\\d_.-]+(?<=_[^\\s]{0,80})') },
  { needs: PATH, pattern: letters('(?:\\/|[a-z]:\\\\)(?:[\\w.-]+[\\\\/])+[\\w.-]+'), proof: (hit) => /[a-z]/i.test(hit) },
  { needs: DOT | SLASH, pattern: ascii('(?<![\\d.])10\\.\\d{4,9}\\/[^\\s]+') },
  { needs: DOT | GLUED, pattern: letters('arxiv:\\s?\\d{4}\\.\\d{4,5}(?:v\\d+)?') },
  // codes with letters in them
  { needs: GLUED | DASH, pattern: letters('[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}') },
  { needs: CAPITALS, pattern: ascii('(?<![A-Za-z\\d])[A-Z]{2}\\d{2}(?: ?[A-Z\\d]{4}){2,7}(?: ?[A-Z\\d]{1,4})?(?![A-Za-z\\d])') },
  { needs: CAPITALS | SPACE, pattern: ascii('(?<![A-Za-z\\d])(?:GB|XI) \\d{3} \\d{4} \\d{2}(?: \\d{3})?(?!\\d)') },
  // UPU S10, `RR 123 456 789 DE`; Belgian and Swiss firms
  { needs: CAPITALS, pattern: ascii('(?<![A-Z\\d])[A-Z]{2} ?(?:\\d{9}|\\d{3} \\d{3} \\d{3}|\\d{4} \\d{4} \\d|\\d{8} \\d) ?[A-Z]{2}(?![A-Za-z\\d])') },
  { needs: CAPITALS, pattern: ascii('(?<![A-Z\\d])(?:BE ?[01]?|CHE?[- ]?|FR ?[A-Z\\d]{2} ?)\\d{3}[. ]?\\d{3}[. ]?\\d{3}(?!\\d)') },
  { needs: GLUED, pattern: letters('(?<![\\p{L}\\d])(?=[\\d]*[a-f])(?=[a-f]*\\d)[\\da-f]{7,}(?![\\p{L}\\d])') },
  { needs: GLUED, pattern: /(?<![\p{L}\d])(?!TEL|FAX|MOB|FON|T-|F-|M-|P-|INT|EXT|CALL|CELL|PHONE)[A-Z]{1,6}\d{0,6}[-/]\d[\d\p{L}./-]*/gu },
  { needs: GLUED, pattern: /(?<![\p{L}\d-])\d[\d-]*-[A-Z]{1,3}(?![\p{L}])[\d-]*/gu, proof: (hit) => !/^\d?-?8\d\d-/.test(hit) },
  { needs: DASH | GROUPS, pattern: ascii('(?<![\\da-f-])[\\da-fA-F]{2}-(?:[\\da-fA-F]{2}-){4,6}[\\da-fA-F]{2}(?![\\da-f-])') },
  // dates and times
  { needs: NATIONAL | YEARS, pattern: ascii(`${ALONE_BEFORE}${YEAR}(\\. |[-./ ])${MONTH}\\1${DAY}(?:[T ]+\\d{1,2}(?::?\\d\\d)*)?(?![\\d])(?!\\1\\d)`) },
  { needs: NATIONAL | YEARS, soft: true, pattern: ascii(`${ALONE_BEFORE}${DAY}(\\. | / |[-./ ])${MONTH}\\1${YEAR}(?: ?[-–/] ?${DAY}[-./ ]{1,2}${MONTH}[-./ ]{1,2}${YEAR})?${ALONE_AFTER}`) },
  { needs: NATIONAL | YEARS, soft: true, pattern: ascii(`${ALONE_BEFORE}${MONTH}([-./])${DAY}\\1${YEAR}${ALONE_AFTER}`) },
  { needs: NATIONAL | DOT, soft: true, pattern: ascii(`${ALONE_BEFORE}${DAY}\\.${MONTH}\\.\\d\\d${ALONE_AFTER}`) },
  { needs: NATIONAL | DASH, soft: true, pattern: ascii(`${ALONE_BEFORE}${DAY}-${MONTH}-\\d\\d${ALONE_AFTER}`) },
  { needs: NATIONAL | SLASH, soft: true, pattern: ascii(`${ALONE_BEFORE}(?:${DAY}\\/${MONTH}|${MONTH}\\/${DAY})\\/\\d\\d${ALONE_AFTER}`) },
  { needs: NATIONAL | YEARS, soft: true, pattern: ascii(`${ALONE_BEFORE}(?:${MONTH}[./])?${YEAR} ?[-–/] ?(?:${MONTH}[./])?${YEAR}(?! ?\\d)`) },
  { needs: NATIONAL | YEARS, soft: true, pattern: ascii(`(?<![\\d+])${YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])(?:[T ]?(?:[01]\\d|2[0-3])[0-5]\\d(?:[0-5]\\d)?)?(?!\\d)`) },
  { needs: NATIONAL | COLON, pattern: ascii('(?<![\\d:])(?:[12]\\d{3}[-/]?[01]\\d[-/]?[0-3]\\d +)?[0-2]?\\d:[0-5]\\d(?::[0-5]\\d(?:[.,]\\d+)?)?(?!\\d)') },
  { needs: NATIONAL | DOT | DASH, soft: true, pattern: ascii('(?<![\\d+.])(?:[01]?\\d|2[0-4])\\.[0-5]\\d ?[-–] ?(?:[01]?\\d|2[0-4])\\.[0-5]\\d(?![.-]?\\d)') },
  // a flight's day with its times
  { needs: NATIONAL | SPACE, pattern: ascii('\\d\\d(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC) \\d{4}(?: \\d{4})?(?!\\d)') },
  // addresses of machines, versions
  {
    needs: NATIONAL | DOT,
    soft: true,
    pattern: ascii(`(?<![\\d.+-])${OCTET}(?:\\.${OCTET}){3}(?:[:/]\\d{1,5})?(?:[- –]{1,3}${OCTET}(?:\\.${OCTET}){3})?(?![\\d.]*\\d)`),
    proof: (hit) => !/^0|^\d\d(?:\.\d\d){3}$/.test(hit),
  },
  { needs: NATIONAL | DOT, soft: true, pattern: ascii('(?<![\\d.+(])[vV]?\\d+(?:\\.\\d+){2,}(?![\\d])(?!-\\d)'), proof: (hit) => /^v|^0\.|^\d+(?:\.\d+)*\.\d(?:\.|$)/i.test(hit) },
  { needs: NATIONAL | DOT | DASH, soft: true, pattern: ascii('(?<![\\d.+])\\d+(?:\\.\\d+){3,}-\\d[\\d.]*(?:-\\d+[\\d.]*)?'), proof: (hit) => /\.\d\./.test(hit) },
  // figures
  {
    needs: NATIONAL | DOT,
    soft: true,
    pattern: ascii('(?<![\\d.,+])-?(?:0|[1-9]\\d{0,2})\\.\\d{4,}°?(?:\\s*[,;/ ]\\s*-?(?:0|[1-9]\\d{0,2})\\.\\d{4,}°?)?(?![\\d])(?!\\.\\d)'),
    proof: (hit) => (hit.match(/\./g) ?? []).length > 1 || /\.\d{5,}°?$|^-?\d\./.test(hit),
  },
  { needs: NATIONAL | COMMA, pattern: ascii('(?<![\\d,.])\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?(?![\\d-])') },
  { needs: NATIONAL | DOT, soft: true, pattern: ascii('(?<![\\d.+(])(?:[1-9]\\d?(?:\\.\\d{3}){2,}|[1-9]\\d{0,2}(?:\\.\\d{3})+,\\d+)(?!\\d)(?!\\.\\d)') },
  { needs: NATIONAL | DOT | SPACE, soft: true, pattern: ascii('(?<![\\d.+-])[1-9]\\d{0,2}\\.\\d{1,2}(?:[ ,;/|]+[1-9]\\d{0,2}\\.\\d{1,2}){2,}(?!\\.?\\d)') },
  { needs: MONEY, pattern: new RegExp(`(?:${CURRENCY}) ?[-+]?${AMOUNT}(?![\\d-])`, 'gu') },
  { needs: MONEY, pattern: new RegExp(`(?<![\\d-])(?<!\\d[ .,])${AMOUNT}(?:,?-{1,2})? ?(?:${CURRENCY})`, 'gu') },
  {
    needs: NATIONAL | UNIT,
    pattern: new RegExp(`(?<![\\d+-])\\d[\\d ., ']*\\d ?(?:${UNITS})(?![\\p{L}\\d])`, 'gu'),
  },
  // cards and their like: four by four, five by five, and long figures with a check digit
  { needs: NATIONAL | MANY, soft: true, pattern: ascii('(?<![\\d+(-])(?!0)\\d{4}([ -])\\d{4}\\1\\d{4}(?:\\1\\d{1,4}){0,2}(?![\\d-])') },
  { needs: NATIONAL | MANY, pattern: ascii('(?<![\\d+-])\\d{3}-\\d{7}-\\d{7}(?!\\d)') },
  { needs: NATIONAL | MANY | DOT, soft: true, pattern: ascii('(?<![\\d.+])\\d{4}\\.\\d{4}\\.\\d{4}(?!\\.?\\d)') },
  { needs: NATIONAL | MANY, pattern: ascii('(?<![\\d+-])3[47]\\d\\d([ -])\\d{6}\\1\\d{5}(?!\\d)') },
  { needs: NATIONAL | MANY, pattern: ascii('(?<![\\d+-])[1-9]\\d{4}(?:[ -]\\d{5}){2,}(?!\\d)') },
  { needs: NATIONAL | MANY, pattern: ascii('(?<![\\d+])97[89][- ]\\d{1,5}[- ]\\d{1,7}[- ]\\d{1,7}[- ]\\d(?!\\d)') },
  // French social security number: sex, year, month, department, commune, birth, key
  { needs: NATIONAL | MANY, pattern: ascii('(?<![\\d+])[12] \\d\\d \\d\\d (?:\\d\\d|2[AB]) \\d{3} \\d{3}(?: \\d\\d)?(?!\\d)') },
  { needs: NATIONAL | DASH, soft: true, pattern: ascii('(?<![\\d+-])\\d{3}-\\d{2}-\\d{4}(?![\\d-])') },
  { needs: NATIONAL | LONG, pattern: ascii('(?<![\\d+])\\d{12,19}(?!\\d)'), proof: checked },
  { needs: NATIONAL | DOT | DASH, pattern: ascii('(?<![\\d.])(?:\\d{3}\\.\\d{3}\\.\\d{3}-\\d\\d|\\d\\d\\.\\d{3}\\.\\d{3}\\/\\d{4}-\\d\\d)(?!\\d)') },
  // scores, sizes, sums, sets of numbers drawn
  { needs: NATIONAL | DASH | SPACE, pattern: ascii('(?<![\\d-])\\d[-:–]\\d(?:[ ,;]+\\(?\\d{1,2}[-:–]\\d{1,2}\\)?)+(?![\\d-])') },
  { needs: GLUED, pattern: ascii('(?<!\\d[ .-]?)\\d{1,5}(?:[x×]\\d{1,5})+(?![\\d-])') },
  { needs: EQUALS, pattern: ascii('(?<![\\d.+-])\\d+(?: ?[-+*/×÷^=] ?\\d+)*(?: ?[*=×^] ?\\d+)(?![\\d-])') },
  { needs: NATIONAL | SPACE | GROUPS, soft: true, pattern: ascii('(?<![\\d+()] ?)(?!0)\\d{1,2}(?:[ ,-]{1,3}(?!0)\\d{1,2}){4,}(?! ?\\d)'), proof: rising },
];

/** EAN-13 and GTIN-14 (GS1 check digit), cards, IMEI, IMSI (Luhn), Unix time in milliseconds (from 2017). A trunk or international prefix speaks for a phone. */
function checked(hit: string): boolean {
  if (hit.startsWith('0')) return false;
  if (hit.length === 13 && /^1[5-9]/.test(hit)) return true;
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
