/** Calendar days, `2026-11-23`, on the clocks of this device; and the weeks of a month. */
import { ownZone, toZoneInput } from '../kit/index.ts';

const DAY = 86_400_000;

export function dayOf(at: number, zone = ownZone()): string {
  return toZoneInput(at, zone).slice(0, 10);
}

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY).toISOString().slice(0, 10);
}

/** The same day of another month, or its last one. */
export function addMonths(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + count + 1, 0));
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(date, last.getUTCDate()))).toISOString().slice(0, 10);
}

/** 1 is Monday, 7 Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** The day on which a week starts where a language is spoken (CLDR); Monday where the browser does not say. */
export function firstWeekday(tag: string): number {
  const locale = new Intl.Locale(tag) as Intl.Locale & { getWeekInfo?: () => { firstDay: number }; weekInfo?: { firstDay: number } };
  return (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1;
}

/** Whole weeks that hold the month of a day, first day first. */
export function weeksOf(day: string, first: number): string[][] {
  const start = `${day.slice(0, 7)}-01`;
  const from = addDays(start, -((weekdayOf(start) - first + 7) % 7));
  const count = Math.ceil((Date.parse(`${addMonths(start, 1)}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / (7 * DAY));
  return Array.from({ length: count }, (_, week) => Array.from({ length: 7 }, (__, at) => addDays(from, week * 7 + at)));
}
