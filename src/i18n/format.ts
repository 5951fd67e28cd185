/** Numbers, dates and names in the agent's language, all through `Intl`. Moments are milliseconds since 1970. */
import { intlLocale, t } from './index.ts';

const DAY = 86_400_000;
const cache = new Map<string, unknown>();

/** Building an `Intl` formatter costs far more than using it: one for each language and manner. */
function memo<T>(name: string, make: (tag: string) => T): T {
  const tag = intlLocale();
  const key = `${tag} ${name}`;
  const known = cache.get(key) as T | undefined;
  if (known !== undefined) return known;
  const made = make(tag);
  cache.set(key, made);
  return made;
}

export function formatNumber(value: number): string {
  return memo('number', (tag) => new Intl.NumberFormat(tag)).format(value);
}

/** A share of 0 to 1 as whole percent. */
export function formatPercent(share: number): string {
  return new Intl.NumberFormat(intlLocale(), { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

export function formatList(parts: readonly string[]): string {
  return memo('list', (tag) => new Intl.ListFormat(tag, { type: 'conjunction' })).format(parts);
}

/** `11:04`; hours as the language writes them. */
export function formatTime(at: number): string {
  return dates('time', { hour: '2-digit', minute: '2-digit' }).format(at);
}

/** `22 Nov`, with the year when it is another one. */
export function formatDay(at: number, now = Date.now()): string {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return sameYear ? dates('day', { day: 'numeric', month: 'short' }).format(at) : dates('day year', { day: 'numeric', month: 'short', year: 'numeric' }).format(at);
}

/** `23 Nov 2026` for the calendar day `2026-11-23`, whatever the time zone here; other text as it is. */
export function formatCalendarDay(day: string): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) ? day : dates('calendar day', { dateStyle: 'medium', timeZone: 'UTC' }).format(at);
}

/** `23 Nov` for the calendar day `2026-11-23`. */
export function formatShortDay(day: string): string {
  return dates('short day', { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(Date.parse(`${day}T00:00:00Z`));
}

/** `Saturday 21 November`: the head of a day in a timeline. */
export function formatLongDay(at: number): string {
  return dates('long day', { weekday: 'long', day: 'numeric', month: 'long' }).format(at);
}

/** `March 2019`. */
export function formatMonth(at: number): string {
  return dates('month', { month: 'long', year: 'numeric' }).format(at);
}

/** `22 Nov 2026, 11:04`: nothing left out, for titles and History. */
export function formatMoment(at: number): string {
  return dates('moment', { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

/** The same on the clocks of a zone, which is named: `22 Nov 2026, 12:04 CET`; as here where the browser does not know the zone. */
export function formatMomentIn(at: number, zone: string): string {
  try {
    return dates(`moment ${zone}`, { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: zone, timeZoneName: 'short' }).format(at);
  } catch {
    return formatMoment(at);
  }
}

/** Shortest unmistakable moment for the end of a row: today the time, within six days the weekday, else the day. */
export function formatWhen(at: number, now = Date.now()): string {
  const days = daysBetween(at, now);
  if (days === 0) return formatTime(at);
  if (days === 1) return t('time.yesterday');
  if (days === -1) return t('time.tomorrow');
  if (Math.abs(days) < 7) return dates('weekday', { weekday: 'short' }).format(at);
  return formatDay(at, now);
}

/** Whole calendar days from `at` to `now`; negative in the future. */
export function daysBetween(at: number, now: number): number {
  return Math.round((midnight(now) - midnight(at)) / DAY);
}

/** Size of a file, `820 byte`, `12 kB`, `1.4 MB`; decimal units, as the systems of files name them. */
export function formatBytes(bytes: number): string {
  const [unit, size] = BYTES.find(([, least]) => bytes >= least) ?? (['byte', 1] as const);
  return memo(unit, (tag) => new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: unit === 'megabyte' ? 1 : 0 })).format(bytes / size);
}

const BYTES = [['megabyte', 1_000_000], ['kilobyte', 1_000]] as const;

/** `3 days ago`, `in 2 hours`, in the coarsest unit that is at least one. */
export function formatAgo(at: number, now = Date.now()): string {
  const seconds = Math.round((at - now) / 1000);
  const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? (['second', 1] as const);
  return memo('ago', (tag) => new Intl.RelativeTimeFormat(tag, { numeric: 'auto' })).format(Math.trunc(seconds / size), unit);
}

const UNITS = [['year', 31_536_000], ['month', 2_592_000], ['week', 604_800], ['day', 86_400], ['hour', 3600], ['minute', 60], ['second', 1]] as const;

/** Running clock `0:07`, `4:12`, `1:02:03`; figures only, the same in every language. `pad` writes `04:12`. */
export function formatClock(milliseconds: number, pad = false): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${pad ? two(minutes) : minutes}:${two(rest)}`;
}

/** Length in words, `6 min 48 s`, `14 min`: two units at most, seconds only under ten minutes. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  if (hours > 0) return join(unit(hours, 'hour'), minutes > 0 ? unit(minutes, 'minute') : '');
  if (minutes >= 10) return unit(minutes, 'minute');
  if (minutes > 0) return join(unit(minutes, 'minute'), seconds % 60 > 0 ? unit(seconds % 60, 'second') : '');
  return unit(seconds, 'second');
}

/** `German` for `de`; the code itself when the browser does not know it. */
export function languageName(tag: string): string {
  return displayName('language', tag);
}

/** `United Kingdom` for `GB`. */
export function countryName(code: string): string {
  return displayName('region', code);
}

/** Folds and sorts as the language does. */
export function compareText(a: string, b: string): number {
  return memo('collator', (tag) => new Intl.Collator(tag, { numeric: true })).compare(a, b);
}

function dates(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return memo(name, (tag) => new Intl.DateTimeFormat(tag, options));
}

/** The symbols `h`, `min`, `s`: `Intl`'s short English says `sec` and `hr`, its narrow one `m` for both minutes and metres. */
function unit(value: number, of: 'hour' | 'minute' | 'second'): string {
  return t(`duration.${of}`, { count: value });
}

function join(...parts: string[]): string {
  return parts.filter(Boolean).join(' ');
}

function displayName(type: 'language' | 'region', code: string): string {
  try {
    return memo(type, (tag) => new Intl.DisplayNames(tag, { type })).of(code) ?? code;
  } catch {
    return code;
  }
}

function midnight(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
