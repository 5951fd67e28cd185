/** The times of a recurring task, on the clocks of its zone and across their changes. */
import { Temporal } from 'temporal-polyfill';
import { WEEKDAYS } from '../../domain/recurrence.ts';
import type { Recurrence } from '../../domain/recurrence.ts';
import type { Millis } from '../../domain/records.ts';

/** More periods than this are never gone through: daily for 54 years. */
const MOST_PERIODS = 20_000;

/** First time after `after`; null when there is none any more. */
export function nextDue(rule: Recurrence, after: Millis): Millis | null {
  let nth = 0;
  for (const day of daysOf(rule)) {
    nth += 1;
    if ((rule.count !== undefined && nth > rule.count) || (rule.until !== undefined && day.toString() > rule.until)) return null;
    const at = momentOn(rule, day);
    if (at > after) return at;
  }
  return null;
}

/** An hour that the clocks skip is taken as much later, one they repeat as the first (RFC 5545 §3.3.5). */
function momentOn({ start, zone }: Recurrence, day: Temporal.PlainDate): Millis {
  const time = Temporal.PlainDateTime.from(start).toPlainTime();
  return day.toPlainDateTime(time).toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
}

/** Days in order, the first not before the start. */
function* daysOf(rule: Recurrence): Generator<Temporal.PlainDate> {
  const start = Temporal.PlainDateTime.from(rule.start).toPlainDate();
  for (let period = 0; period < MOST_PERIODS; period += 1) {
    for (const day of daysIn(rule, start, period * rule.interval)) if (Temporal.PlainDate.compare(day, start) >= 0) yield day;
  }
}

function daysIn(rule: Recurrence, start: Temporal.PlainDate, periods: number): Temporal.PlainDate[] {
  switch (rule.frequency) {
    case 'DAILY':
      return [start.add({ days: periods })];
    case 'WEEKLY': {
      const monday = start.subtract({ days: start.dayOfWeek - 1 }).add({ weeks: periods });
      const days = rule.days.length > 0 ? rule.days.map((day) => WEEKDAYS.indexOf(day)) : [start.dayOfWeek - 1];
      return days.map((offset) => monday.add({ days: offset }));
    }
    case 'MONTHLY':
      return [dayOfMonth(rule, start, start.with({ day: 1 }).add({ months: periods }))];
    case 'YEARLY':
      return [start.add({ years: periods })];
  }
}

/** A month without the start's day has it on its last: nobody means "never" by the 31st of each month. */
function dayOfMonth({ nth, lastDay }: Recurrence, start: Temporal.PlainDate, first: Temporal.PlainDate): Temporal.PlainDate {
  if (lastDay) return first.with({ day: first.daysInMonth });
  if (!nth) return first.with({ day: Math.min(start.day, first.daysInMonth) });
  const weekday = WEEKDAYS.indexOf(nth.day) + 1;
  if (nth.n > 0) return first.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + 7 * (nth.n - 1) });
  const last = first.with({ day: first.daysInMonth });
  return last.subtract({ days: (last.dayOfWeek - weekday + 7) % 7 });
}
