import { describe, expect, it } from 'vitest';
import { addDays, addMonths, dayOf, firstWeekday, weekdayOf, weeksOf } from './days.ts';

describe('days', () => {
  it.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-03-29', -1, '2026-03-28'],
  ])('%s and %i', (day, count, expected) => expect(addDays(day, count)).toBe(expected));

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-11-23', 2, '2027-01-23'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2024-03-31', -1, '2024-02-29'],
  ])('%s and %i months', (day, count, expected) => expect(addMonths(day, count)).toBe(expected));

  it.each([
    ['2026-11-23T23:30:00Z', 'Europe/Berlin', '2026-11-24'],
    ['2026-11-23T02:30:00Z', 'America/New_York', '2026-11-22'],
  ])('%s on the clocks of %s', (at, zone, expected) => expect(dayOf(Date.parse(at), zone)).toBe(expected));

  it.each([
    ['2026-11-23', 1],
    ['2026-11-22', 7],
  ])('%s is weekday %i', (day, weekday) => expect(weekdayOf(day)).toBe(weekday));

  it.each([
    ['de-DE', 1],
    ['en-US', 7],
    ['ar-EG', 6],
  ])('a week in %s starts on %i', (tag, first) => expect(firstWeekday(tag)).toBe(first));
});

it.each([
  ['2026-11-23', 1, 6, '2026-10-26', '2026-12-06'],
  ['2026-11-23', 7, 5, '2026-11-01', '2026-12-05'],
  ['2021-02-10', 1, 4, '2021-02-01', '2021-02-28'],
])('the month of %s in weeks from %i', (day, first, count, from, to) => {
  const weeks = weeksOf(day, first);
  expect(weeks.length).toBe(count);
  expect([weeks[0]?.[0], weeks.at(-1)?.[6]]).toEqual([from, to]);
});
