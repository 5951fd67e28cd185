/**
 * When a task comes again: the start on the clocks of a zone, and how often from there, written as iCalendar writes it
 * (RFC 5545 §3.8.2.4, §3.8.5.3), for example
 * `DTSTART;TZID=Europe/Berlin:20261130T090000` and on the next line `RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH`.
 * Of the rule's parts those are taken that people use for tasks; any other is refused, never ignored.
 */

export const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
export type Frequency = (typeof FREQUENCIES)[number];
export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export interface Recurrence {
  /** IANA. */
  zone: string;
  /** First time on the zone's clocks, `2026-11-30T09:00:00`. It holds the hour that a clock change moves only for a day, and the 31st that a short month lacks. */
  start: string;
  frequency: Frequency;
  /** Every how many days, weeks, months or years; 1 to 999. */
  interval: number;
  /** Weekly: on these days; none: on the start's. */
  days: Weekday[];
  /** Monthly: on the n-th such weekday, −1 the last one; none: on the start's day of the month, or its last day. */
  nth?: { n: 1 | 2 | 3 | 4 | -1; day: Weekday };
  /** Monthly: always the month's last day. */
  lastDay?: boolean;
  /** How many times in all; absent: without end, or until `until`. */
  count?: number;
  /** Last day on which it may come, `2027-06-30`. */
  until?: string;
}

/** Longest text of a rule: a zone's name and all seven days fit. */
export const MAX_RECURRENCE = 300;
const MOST_TIMES = 9_999;

const TEXT = /^DTSTART;TZID=([\w+\-/]{1,64}):(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)\r?\nRRULE:([A-Z0-9=;,-]+)$/;

/** The rule of a text; null where it is none that is taken. */
export function parseRecurrence(text: string): Recurrence | null {
  const found = text.length <= MAX_RECURRENCE ? TEXT.exec(text) : null;
  if (!found) return null;
  const [, zone = '', year, month, day, hour, minute, second, rule = ''] = found;
  const start = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const parts = partsOf(rule);
  if (!parts || !isMoment(start) || !isZone(zone)) return null;
  return readRule({ zone, start }, parts);
}

export function formatRecurrence({ zone, start, frequency, interval, days, nth, lastDay, count, until }: Recurrence): string {
  const rule = [
    `FREQ=${frequency}`,
    ...(interval > 1 ? [`INTERVAL=${interval}`] : []),
    ...(days.length > 0 ? [`BYDAY=${days.join(',')}`] : []),
    ...(nth ? [`BYDAY=${nth.n}${nth.day}`] : []),
    ...(lastDay ? ['BYMONTHDAY=-1'] : []),
    ...(count === undefined ? [] : [`COUNT=${count}`]),
    ...(until === undefined ? [] : [`UNTIL=${until.replaceAll('-', '')}`]),
  ];
  return `DTSTART;TZID=${zone}:${start.replace(/[-:]/g, '')}\nRRULE:${rule.join(';')}`;
}

function partsOf(rule: string): Map<string, string> | null {
  const pairs = rule.split(';').map((part) => part.split('='));
  const parts = new Map(pairs.map(([name = '', value = '']) => [name, value]));
  return parts.size === pairs.length && pairs.every((pair) => pair.length === 2 && pair[1] !== '') ? parts : null;
}

function readRule(start: Pick<Recurrence, 'zone' | 'start'>, parts: Map<string, string>): Recurrence | null {
  const taken = take(parts);
  const named = taken('FREQ');
  const frequency = FREQUENCIES.find((one) => one === named);
  const interval = wholeNumber(taken('INTERVAL') ?? '1', 999);
  const [days, nth] = readDays(frequency, taken('BYDAY'));
  const monthDay = taken('BYMONTHDAY');
  const count = taken('COUNT');
  const until = dayOf(taken('UNTIL'));
  if (!frequency || interval === null || days === null || until === null || parts.size > 0) return null;
  if (monthDay !== undefined && (monthDay !== '-1' || frequency !== 'MONTHLY' || nth)) return null;
  const times = count === undefined ? undefined : wholeNumber(count, MOST_TIMES);
  if (times === null || (times !== undefined && until !== undefined)) return null;
  return { ...start, frequency, interval, days, ...(nth && { nth }), ...(monthDay && { lastDay: true }), ...(times !== undefined && { count: times }), ...(until !== undefined && { until }) };
}

/** Takes parts out one by one, so that what is left was not understood. */
function take(parts: Map<string, string>): (name: string) => string | undefined {
  return (name) => {
    const value = parts.get(name);
    parts.delete(name);
    return value;
  };
}

function readDays(frequency: Frequency | undefined, text: string | undefined): [Weekday[] | null, Recurrence['nth']?] {
  if (text === undefined) return [[]];
  if (frequency === 'MONTHLY') {
    const [, n, day] = /^([1-4]|-1)([A-Z]{2})$/.exec(text) ?? [];
    const weekday = WEEKDAYS.find((one) => one === day);
    return weekday ? [[], { n: Number(n) as 1, day: weekday }] : [null];
  }
  const names = text.split(',');
  const days = WEEKDAYS.filter((one) => names.includes(one));
  return frequency === 'WEEKLY' && days.length === names.length ? [days] : [null];
}

function wholeNumber(text: string, most: number): number | null {
  const number = /^[1-9]\d{0,3}$/.test(text) ? Number(text) : 0;
  return number >= 1 && number <= most ? number : null;
}

/** undefined for none, null for one that does not exist. */
function dayOf(text: string | undefined): string | null | undefined {
  if (text === undefined) return undefined;
  const day = text.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
  return isMoment(`${day}T00:00:00`) ? day : null;
}

/** 30 February and 25 o'clock are written well and do not exist. */
function isMoment(text: string): boolean {
  const at = Date.parse(`${text}Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

function isZone(zone: string): boolean {
  try {
    Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
