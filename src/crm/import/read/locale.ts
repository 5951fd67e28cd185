/** How a file writes dates and numbers: told from its own cells, since the person who imports it may be from elsewhere. */
import type { DateOrder, FileLocale } from '../../../domain/exchange.ts';

const SLASHED = /^(\d{1,2})[./-](\d{1,2})[./-](\d{2}|\d{4})(?:[ T].*)?$/;

/** `region`: ISO 3166-1, decides where the cells do not. */
export function guessLocale(cells: readonly (string | number)[], region: string): FileLocale {
  const texts = cells.filter((cell): cell is string => typeof cell === 'string');
  return { dates: dateOrder(texts, region), decimal: decimalSign(texts, region) };
}

function dateOrder(texts: readonly string[], region: string): DateOrder {
  const dates = texts.map((text) => SLASHED.exec(text.trim())).filter((match) => match !== null);
  if (dates.some(([, first]) => Number(first) > 12)) return 'dmy';
  if (dates.some(([, , second]) => Number(second) > 12)) return 'mdy';
  if (texts.some((text) => /^\d{4}-\d{2}-\d{2}/.test(text)) && dates.length === 0) return 'ymd';
  return /^(US|PH|BZ|FM|MH|PW|KY)$/.test(region) ? 'mdy' : /^(CN|JP|KR|TW|HU|LT|SE|CA|MN)$/.test(region) ? 'ymd' : 'dmy';
}

const COMMA_COUNTRIES = 'DE AT FR BE NL LU ES PT IT PL CZ SK HU RO BG GR DK SE NO FI RU UA TR BR AR CL CO ID VN SI HR RS EE LV LT';

function decimalSign(texts: readonly string[], region: string): '.' | ',' {
  const commas = texts.filter((text) => /^-?\d+(\.\d{3})*,\d{1,2}$/.test(text.trim())).length;
  const points = texts.filter((text) => /^-?\d+(,\d{3})*\.\d{1,2}$/.test(text.trim())).length;
  if (commas !== points) return commas > points ? ',' : '.';
  return COMMA_COUNTRIES.includes(region) ? ',' : '.';
}

const MONTHS_PER_ORDER: Record<DateOrder, [year: number, month: number, day: number]> = { dmy: [3, 2, 1], mdy: [3, 1, 2], ymd: [1, 2, 3] };

/** `2026-11-23`; null for a day that is in no calendar. ISO is read whatever the order. */
export function readDay(text: string, order: DateOrder): string | null {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(text.trim());
  if (iso) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const match = /^(\d{1,4})[./-]\s?(\d{1,2})[./-]\s?(\d{1,4})(?:[T ].*)?$/.exec(text.trim());
  if (!match) return null;
  const [year, month, date] = MONTHS_PER_ORDER[order].map((at) => match[at] ?? '');
  if (year!.length !== 4 && year!.length !== 2) return null;
  return day(fullYear(Number(year), year!.length), Number(month), Number(date));
}

/** Two digits up to 49 are of this century, as Excel has it since 2029's rule. */
function fullYear(year: number, digits: number): number {
  return digits === 4 ? year : year + (year < 50 ? 2000 : 1900);
}

function day(year: number, month: number, date: number): string | null {
  const read = new Date(Date.UTC(year, month - 1, date));
  read.setUTCFullYear(year);
  if (read.getUTCMonth() !== month - 1 || read.getUTCDate() !== date || year < 1) return null;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

/** Null for what is no number in this way of writing. */
export function readNumber(text: string, decimal: '.' | ','): number | null {
  const bare = text.trim().replace(/[\s\u00a0\u202f'’]/g, '');
  const group = decimal === ',' ? '.' : ',';
  const grouped = new RegExp(`^[+-]?\\d{1,3}(\\${group}\\d{3})+(\\${decimal}\\d+)?$`);
  const plain = new RegExp(`^[+-]?(\\d+(\\${decimal}\\d+)?|\\${decimal}\\d+)([eE][+-]?\\d+)?$`);
  if (!grouped.test(bare) && !plain.test(bare)) return null;
  const number = Number(bare.replaceAll(group, '').replace(decimal, '.'));
  return Number.isFinite(number) ? number : null;
}
