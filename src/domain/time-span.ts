/** Days and relative times as spans of moments, in the time zone of this computer: "today" is the agent's. */
import type { RelativeTime, When } from './query.ts';
import type { Day, Millis } from './records.ts';

/** From its first moment up to, and without, the first one after it. */
export interface Span {
  start: Millis;
  end: Millis;
}

export function spanOf(when: When, now: Millis): Span {
  if (typeof when === 'number') return { start: when, end: when + 1 };
  if (typeof when === 'string') return spanOfDay(when);
  const { unit, from, to = from } = when;
  return { start: startOf(unit, now, Math.min(from, to)), end: startOf(unit, now, Math.max(from, to) + 1) };
}

/** The calendar day of a moment, here. */
export function dayOf(moment: Millis): Day {
  const date = new Date(moment);
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function spanOfDay(day: Day): Span {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return { start: new Date(year, month - 1, date).getTime(), end: new Date(year, month - 1, date + 1).getTime() };
}

/** First moment of the unit that is `count` units after the one that holds `now`. */
function startOf(unit: RelativeTime['unit'], now: Millis, count: number): Millis {
  const date = new Date(now);
  const [year, month, day] = [date.getFullYear(), date.getMonth(), date.getDate()];
  switch (unit) {
    case 'day':
      return new Date(year, month, day + count).getTime();
    case 'week':
      return new Date(year, month, day - ((date.getDay() + 6) % 7) + 7 * count).getTime();
    case 'month':
      return new Date(year, month + count, 1).getTime();
    case 'year':
      return new Date(year + count, 0, 1).getTime();
  }
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
