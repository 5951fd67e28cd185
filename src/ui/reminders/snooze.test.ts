import { expect, it } from 'vitest';
import { snoozeUntil } from './snooze.ts';

it.each([
  ['five minutes', '5', '2026-11-23T10:00Z', 'UTC', '2026-11-23T10:05Z'],
  ['an hour', '60', '2026-11-23T10:00Z', 'UTC', '2026-11-23T11:00Z'],
  ['nine the next day', 'tomorrow', '2026-11-23T10:00Z', 'UTC', '2026-11-24T09:00Z'],
  ['nine over a night that is an hour short', 'tomorrow', '2026-03-28T20:00Z', 'Europe/Berlin', '2026-03-29T07:00Z'],
  ['nine over a night that is an hour long', 'tomorrow', '2026-10-24T20:00Z', 'Europe/Berlin', '2026-10-25T08:00Z'],
  ['nine of the next day where it is tomorrow already', 'tomorrow', '2026-11-23T20:00Z', 'Asia/Tokyo', '2026-11-25T00:00Z'],
] as const)('%s', (_, choice, now, zone, until) => {
  expect(new Date(snoozeUntil(choice, Date.parse(now), zone)).toISOString()).toBe(new Date(until).toISOString());
});
