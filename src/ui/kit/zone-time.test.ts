import { describe, expect, test } from 'vitest';
import { fromZoneInput, toZoneInput } from './zone-time.ts';

const CASES: [text: string, zone: string, utc: string][] = [
  ['2026-11-23T14:30', 'Europe/Berlin', '2026-11-23T13:30Z'],
  ['2026-07-01T14:30', 'Europe/Berlin', '2026-07-01T12:30Z'],
  ['2026-11-23T14:30', 'Asia/Kathmandu', '2026-11-23T08:45Z'],
  ['2026-11-23T23:30', 'America/Los_Angeles', '2026-11-24T07:30Z'],
  ['2026-01-01T00:00', 'Pacific/Kiritimati', '2025-12-31T10:00Z'],
  // Clocks go back at 3:00 on 25 October: 2:30 comes twice, and the first is meant.
  ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30Z'],
];

describe('a time on the clocks of a zone', () => {
  test.for(CASES)('%s in %s is %s', ([text, zone, utc]) => {
    expect(fromZoneInput(text, zone)).toBe(Date.parse(utc));
    expect(toZoneInput(Date.parse(utc), zone)).toBe(text);
  });

  test('a time that clocks skip is taken an hour later', () => {
    expect(toZoneInput(fromZoneInput('2026-03-29T02:30', 'Europe/Berlin'), 'Europe/Berlin')).toBe('2026-03-29T03:30');
  });

  test.for(['', 'tomorrow', '2026-13-01T00:00'])('%j is no moment', (text) => {
    expect(fromZoneInput(text, 'Europe/Berlin')).toBeNull();
  });
});
