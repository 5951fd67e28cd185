import { beforeEach, describe, expect, it } from 'vitest';
import { formatAgo, formatBytes, formatClock, formatDuration, formatMoment, formatMomentIn, formatWhen, languageName } from './format.ts';
import { setLocale, type Locale } from './index.ts';

const NOW = new Date(2026, 10, 23, 11, 4).getTime();
const DAY = 86_400_000;

beforeEach(() => setLocale('en'));

describe('formatClock', () => {
  it.each([[7_000, false, '0:07'], [252_000, true, '04:12'], [3_723_000, false, '1:02:03'], [-5, false, '0:00']])('%d, padded %s', (length, pad, shown) => {
    expect(formatClock(length, pad)).toBe(shown);
  });
});

describe('formatDuration', () => {
  it.each([
    ['en', 408_000, '6 min 48 s'], ['en', 840_000, '14 min'], ['en', 12_000, '12 s'], ['en', 5_400_000, '1 h 30 min'], ['en', 180_000, '3 min'],
    ['de', 408_000, '6 Min. 48 Sek.'], ['fr', 5_400_000, '1 h 30 min'],
  ] as [Locale, number, string][])('%s %d', async (locale, length, words) => {
    await setLocale(locale);
    expect(formatDuration(length)).toBe(words);
  });
});

describe('formatWhen', () => {
  it.each([
    ['en', -DAY, 'Yesterday'], ['en', DAY, 'Tomorrow'], ['de', -DAY, 'Gestern'], ['fr', DAY, 'Demain'],
    ['en', -2 * DAY, 'Sat'], ['fr', -2 * DAY, 'sam.'], ['de', -20 * DAY, '3. Nov.'], ['fr', -20 * DAY, '3 nov.'],
  ] as [Locale, number, string][])('%s %d', async (locale, off, words) => {
    await setLocale(locale);
    expect(formatWhen(NOW + off, NOW)).toBe(words);
  });

  it('gives the time of today', () => {
    expect(formatWhen(NOW - 3_600_000, NOW)).toMatch(/^10:04/);
  });
});

describe('formatAgo', () => {
  it.each([['en', 3 * DAY, '3 days ago'], ['fr', 3 * DAY, 'il y a 3 jours'], ['de', 3 * DAY, 'vor 3 Tagen'], ['en', 90_000, '1 minute ago'], ['en', 14 * DAY, '2 weeks ago']] as [Locale, number, string][])('%s %d', async (locale, length, words) => {
    await setLocale(locale);
    expect(formatAgo(NOW - length, NOW)).toBe(words);
  });
});

describe('languageName', () => {
  it.each([['en', 'de', 'German'], ['fr', 'de', 'allemand'], ['de', 'fr', 'Französisch'], ['en', 'not a tag', 'not a tag']] as [Locale, string, string][])('%s %s', async (locale, tag, name) => {
    await setLocale(locale);
    expect(languageName(tag)).toBe(name);
  });
});

it.each([
  [0, '0 byte', '0 o'], [820, '820 byte', '820 o'], [12_400, '12 kB', '12 ko'], [999_999, '1,000 kB', '1 000 ko'], [1_440_000, '1.4 MB', '1,4 Mo'], [25_000_000, '25 MB', '25 Mo'],
])('a file of %d bytes is %s', async (bytes, en, fr) => {
  await setLocale('en');
  expect(formatBytes(bytes)).toBe(en);
  await setLocale('fr');
  expect(formatBytes(bytes).replaceAll(/\s/g, ' ')).toBe(fr);
});

it('a moment on the clocks of another zone names the zone, and is told as here where the zone is unknown', async () => {
  await setLocale('en');
  const at = Date.UTC(2026, 10, 23, 9, 4);
  expect(formatMomentIn(at, 'Europe/Berlin')).toMatch(/10:04.*(CET|GMT\+1)/);
  expect(formatMomentIn(at, 'Mars/Base')).toBe(formatMoment(at));
});
