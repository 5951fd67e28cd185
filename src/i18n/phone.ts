/**
 * Phone numbers as people read them, without libphonenumber's metadata in the page: the calling code, then groups by
 * country where the grouping is fixed, else by threes. Display only: keys and parsing are the core's.
 */

/** Calling codes of one and two digits (ITU-T E.164); all others have three. */
const SHORT_CODES = /^(1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

/** Group sizes of the national number by its first digits; the last size takes what is left over. First match counts. */
const GROUPS: Record<string, [start: RegExp, sizes: number[]][]> = {
  '1': [[/^/, [3, 3, 4]]],
  '7': [[/^/, [3, 3, 2, 2]]],
  '31': [[/^6/, [1, 8]], [/^(10|20|30|40|50|70)/, [2, 3, 4]], [/^/, [2, 3, 4]]],
  '32': [[/^4/, [3, 2, 2, 2]], [/^[2349]/, [1, 3, 2, 2]], [/^/, [2, 2, 2, 2]]],
  '33': [[/^/, [1, 2, 2, 2, 2]]],
  '34': [[/^/, [3, 3, 3]]],
  '39': [[/^3/, [3, 3, 4]], [/^0[26]/, [2, 4, 4]], [/^/, [3, 3, 4]]],
  '41': [[/^/, [2, 3, 2, 2]]],
  '43': [[/^1/, [1, 9]], [/^6/, [3, 7]], [/^/, [3, 7]]],
  '44': [[/^2/, [2, 4, 4]], [/^(11|1.1|3|8)/, [3, 3, 4]], [/^/, [4, 6]]],
  '45': [[/^/, [2, 2, 2, 2]]],
  '46': [[/^8/, [1, 3, 3, 2]], [/^/, [2, 3, 2, 2]]],
  '47': [[/^[49]/, [3, 2, 3]], [/^/, [2, 2, 2, 2]]],
  '48': [[/^[4-8]/, [3, 3, 3]], [/^/, [2, 3, 2, 2]]],
  '49': [[/^(15|16|17)/, [3, 8]], [/^(30|40|69|89)/, [2, 5, 4]], [/^/, [3, 8]]],
  '52': [[/^(33|55|56|81)/, [2, 4, 4]], [/^/, [3, 3, 4]]],
  '55': [[/^..9/, [2, 5, 4]], [/^/, [2, 4, 4]]],
  '61': [[/^4/, [3, 3, 3]], [/^/, [1, 4, 4]]],
  '81': [[/^[36]/, [1, 4, 4]], [/^[789]0/, [2, 4, 4]], [/^/, [2, 3, 4]]],
  '86': [[/^1/, [3, 4, 4]], [/^/, [2, 4, 4]]],
  '91': [[/^/, [5, 5]]],
  '351': [[/^/, [3, 3, 3]]],
  '352': [[/^/, [3, 3, 3]]],
  '353': [[/^1/, [1, 3, 4]], [/^/, [2, 3, 4]]],
  '358': [[/^/, [2, 3, 4]]],
  '420': [[/^/, [3, 3, 3]]],
  '971': [[/^5/, [2, 3, 4]], [/^/, [1, 3, 4]]],
  '972': [[/^5/, [2, 3, 4]], [/^/, [1, 3, 4]]],
};

/** `+442079460112` → `+44 20 7946 0112`; anything that is not E.164 comes back as it is. */
export function formatPhone(e164: string, extension?: string): string {
  const digits = /^\+(\d{5,15})$/.exec(e164)?.[1];
  if (!digits) return e164;
  const code = SHORT_CODES.exec(digits)?.[0] ?? digits.slice(0, 3);
  const national = digits.slice(code.length);
  const sizes = GROUPS[code]?.find(([start]) => start.test(national))?.[1];
  return [`+${code}`, ...group(national, sizes ?? evenly(national.length)), ...(extension ? [`#${extension}`] : [])].join(' ');
}

function group(digits: string, sizes: number[]): string[] {
  const groups: string[] = [];
  let from = 0;
  sizes.forEach((size, at) => {
    const to = at === sizes.length - 1 ? digits.length : from + size;
    if (from < digits.length) groups.push(digits.slice(from, to));
    from = to;
  });
  return groups;
}

/** Threes, with a last group of two to four. */
function evenly(length: number): number[] {
  const groups = Math.max(1, Math.ceil((length - 4) / 3) + 1);
  return Array.from({ length: groups }, (_, at) => (at === groups - 1 ? length - 3 * at : 3));
}
