import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { formatRecurrence, FREQUENCIES, parseRecurrence, WEEKDAYS } from '../../domain/recurrence.ts';
import type { Recurrence } from '../../domain/recurrence.ts';
import { nextDue } from './next-due.ts';

const rule = (zone: string, start: string, text: string): Recurrence => {
  const parsed = parseRecurrence(`DTSTART;TZID=${zone}:${start}\nRRULE:${text}`);
  if (!parsed) throw new Error(`no rule: ${text}`);
  return parsed;
};

/** The first `n` times, as the zone's clocks show them. */
function times(one: Recurrence, n: number): string[] {
  const found: string[] = [];
  for (let at: number | null = -1e15; found.length < n; ) {
    at = nextDue(one, at);
    if (at === null) break;
    found.push(Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(one.zone).toPlainDateTime().toString().slice(0, 16));
  }
  return found;
}

describe('the times of a recurring task', () => {
  it.each([
    ['every day', 'Europe/Berlin', '20261123T090000', 'FREQ=DAILY', ['2026-11-23T09:00', '2026-11-24T09:00', '2026-11-25T09:00']],
    ['back on its hour the day after a gap', 'Europe/Berlin', '20260328T023000', 'FREQ=DAILY', ['2026-03-28T02:30', '2026-03-29T03:30', '2026-03-30T02:30']],
    ['once where the clocks repeat the hour', 'Europe/Berlin', '20261024T023000', 'FREQ=DAILY', ['2026-10-24T02:30', '2026-10-25T02:30', '2026-10-26T02:30']],
    ['half an hour of gap', 'Australia/Lord_Howe', '20261003T021500', 'FREQ=DAILY', ['2026-10-03T02:15', '2026-10-04T02:45', '2026-10-05T02:15']],
    ['a day that never was', 'Pacific/Apia', '20111229T100000', 'FREQ=DAILY', ['2011-12-29T10:00', '2011-12-31T10:00', '2012-01-01T10:00']],
    ['on working days', 'America/New_York', '20261120T080000', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', ['2026-11-20T08:00', '2026-11-23T08:00', '2026-11-24T08:00']],
    ['every other week, on two days, from the second of them', 'UTC', '20261126T080000', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH', ['2026-11-26T08:00', '2026-12-07T08:00', '2026-12-10T08:00']],
    ['on the 31st or the last', 'UTC', '20260131T080000', 'FREQ=MONTHLY', ['2026-01-31T08:00', '2026-02-28T08:00', '2026-03-31T08:00']],
    ['on the last day', 'UTC', '20260228T080000', 'FREQ=MONTHLY;BYMONTHDAY=-1', ['2026-02-28T08:00', '2026-03-31T08:00', '2026-04-30T08:00']],
    ['on the second Tuesday', 'UTC', '20260101T080000', 'FREQ=MONTHLY;BYDAY=2TU', ['2026-01-13T08:00', '2026-02-10T08:00', '2026-03-10T08:00']],
    ['on the last Friday', 'UTC', '20260101T080000', 'FREQ=MONTHLY;BYDAY=-1FR', ['2026-01-30T08:00', '2026-02-27T08:00', '2026-03-27T08:00']],
    ['on 29 February or the day before', 'UTC', '20240229T080000', 'FREQ=YEARLY', ['2024-02-29T08:00', '2025-02-28T08:00', '2026-02-28T08:00']],
    ['three times', 'UTC', '20260101T080000', 'FREQ=DAILY;COUNT=3', ['2026-01-01T08:00', '2026-01-02T08:00', '2026-01-03T08:00']],
    ['until a day, that day too', 'UTC', '20260101T080000', 'FREQ=DAILY;UNTIL=20260102', ['2026-01-01T08:00', '2026-01-02T08:00']],
  ])('%s', (_, zone, start, text, expected) => expect(times(rule(zone, start, text), expected.length + (/COUNT|UNTIL/.test(text) ? 1 : 0))).toEqual(expected));

  it('rise, and keep the hour but where the clocks skip it', () => {
    const zones = fc.constantFrom('Europe/Berlin', 'America/Santiago', 'Africa/Casablanca', 'Asia/Kolkata', 'Australia/Lord_Howe', 'America/St_Johns', 'Asia/Beirut', 'UTC');
    const start = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }).map((at) => at.toISOString().slice(0, 19));
    const days = fc.subarray([...WEEKDAYS]);
    fc.assert(
      fc.property(zones, start, fc.constantFrom(...FREQUENCIES), fc.integer({ min: 1, max: 5 }), days, (zone, from, frequency, interval, chosen) => {
        const one: Recurrence = { zone, start: from, frequency, interval, days: frequency === 'WEEKLY' ? chosen : [] };
        expect(parseRecurrence(formatRecurrence(one))).toEqual(one);
        let last = -1e15;
        for (let n = 0; n < 8; n += 1) {
          const at = nextDue(one, last);
          if (at === null) throw new Error('a rule without end has a next time');
          expect(at).toBeGreaterThan(last);
          const clock = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
          const meant = clock.toPlainDate().toPlainDateTime(Temporal.PlainDateTime.from(from).toPlainTime());
          const skipped = meant.toZonedDateTime(zone, { disambiguation: 'earlier' }).epochMilliseconds !== meant.toZonedDateTime(zone, { disambiguation: 'later' }).epochMilliseconds;
          if (!skipped) expect(clock.toPlainTime().toString()).toBe(Temporal.PlainDateTime.from(from).toPlainTime().toString());
          last = at;
        }
      }),
      { numRuns: 150 },
    );
  });
});

it.each([
  ['no start', 'RRULE:FREQ=DAILY'],
  ['no such zone', 'DTSTART;TZID=Mars/Base:20260101T080000\nRRULE:FREQ=DAILY'],
  ['no such day', 'DTSTART;TZID=UTC:20260230T080000\nRRULE:FREQ=DAILY'],
  ['no such part', 'DTSTART;TZID=UTC:20260101T080000\nRRULE:FREQ=DAILY;BYHOUR=9'],
  ['part given twice', 'DTSTART;TZID=UTC:20260101T080000\nRRULE:FREQ=DAILY;FREQ=WEEKLY'],
  ['every second', 'DTSTART;TZID=UTC:20260101T080000\nRRULE:FREQ=SECONDLY'],
  ['count and end', 'DTSTART;TZID=UTC:20260101T080000\nRRULE:FREQ=DAILY;COUNT=2;UNTIL=20270101'],
  ['weekday of a daily rule', 'DTSTART;TZID=UTC:20260101T080000\nRRULE:FREQ=DAILY;BYDAY=MO'],
  ['unknown weekday', 'DTSTART;TZID=UTC:20260101T080000\nRRULE:FREQ=WEEKLY;BYDAY=MO,XX'],
  ['never', 'DTSTART;TZID=UTC:20260101T080000\nRRULE:FREQ=DAILY;INTERVAL=0'],
])('refuses a rule with %s', (_, text) => expect(parseRecurrence(text)).toBeNull());
