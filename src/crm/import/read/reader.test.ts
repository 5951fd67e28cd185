import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readDay, readNumber } from './locale.ts';
import { createReader } from './reader.ts';
import { serialToIso } from './xlsx-dates.ts';
import { countryCode, languageTag } from './words.ts';

/** Reads to the end; how many rows, or the problem. */
async function readAll(file: Blob, limit = 50): Promise<number | string> {
  const reader = createReader();
  const opened = await reader.open({ file, options: {}, custom: [], region: 'DE' });
  if ('problem' in opened) return opened.problem.code;
  await reader.start(opened.overview.suggested, opened.overview.locale);
  for (let rows = 0; ; ) {
    const next = await reader.next(limit);
    if ('problem' in next) return next.problem.code;
    rows += next.rows.length;
    if (next.done) return rows;
  }
}

describe('any bytes end in rows or in a problem, never in an exception', () => {
  const bytes = fc.uint8Array({ maxLength: 400 });
  const marked = (start: number[]) => bytes.map((rest) => new Uint8Array([...start, ...rest]));
  const text = (words: string[]) => fc.array(fc.constantFrom(...words), { maxLength: 60 }).map((parts) => new TextEncoder().encode(parts.join('')));
  test.for<[string, fc.Arbitrary<Uint8Array>]>([
    ['noise', bytes],
    ['noise that begins like an archive', marked([0x50, 0x4b, 3, 4])],
    ['CSV in pieces', text(['"', '""', ',', ';', '\n', '\r\n', '\r', 'a', 'é', '=1', '\0', '"\n', ' '])],
    ['cards in pieces', text(['BEGIN:VCARD\n', 'END:VCARD\n', 'N:A;B\n', 'TEL;TYPE=CELL:1\n', 'NOTE;QUOTED-PRINTABLE:=4', '=\n', ' folded\n', ':', ';', '\\', 'ADR:;;\n', '"'])],
  ])('%s', async ([, arbitrary]) => {
    await fc.assert(fc.asyncProperty(arbitrary, async (data) => {
      expect(['number', 'string']).toContain(typeof (await readAll(new Blob([new Uint8Array(data)]))));
    }), { numRuns: 150 });
  });
});

it('rows are the same however few are asked for at a time, and whatever pieces a quoted break falls into', async () => {
  const line = `"${'x'.repeat(40_000)}\n""y""",b\r\n`;
  const file = new Blob(['first name,last name\r\n', ...Array.from({ length: 30 }, () => line)]);
  for (const limit of [1, 7, 200]) expect(await readAll(file, limit)).toBe(30);
});

test.for<[string, 'dmy' | 'mdy' | 'ymd', string | null]>([
  ['23.11.2026', 'dmy', '2026-11-23'],
  ['11/23/2026', 'mdy', '2026-11-23'],
  ['2026/11/23', 'ymd', '2026-11-23'],
  ['2026-11-23T08:30', 'dmy', '2026-11-23'],
  ['1.2.49', 'dmy', '2049-02-01'],
  ['1.2.50', 'dmy', '1950-02-01'],
  ['29.02.2024', 'dmy', '2024-02-29'],
  ['29.02.2026', 'dmy', null],
  ['31.04.2026', 'dmy', null],
  ['23/11/2026', 'mdy', null],
  ['0.0.0000', 'dmy', null],
  ['tomorrow', 'dmy', null],
])('day %s by %s: %s', ([text, order, day]) => expect(readDay(text, order)).toBe(day));

test.for<[string, '.' | ',', number | null]>([
  ['1,234.50', '.', 1234.5],
  ['1.234,50', ',', 1234.5],
  ['1 234,50', ',', 1234.5],
  ["1'234.50", '.', 1234.5],
  ['-0,5', ',', -0.5],
  ['1.234', ',', 1234],
  ['12.34.5', ',', null],
  ['1,2', '.', null],
  ['twelve', '.', null],
  ['1e999', '.', null],
])('number %s with %s: %s', ([text, decimal, number]) => expect(readNumber(text, decimal)).toBe(number));

test.for<[number, boolean, string | number]>([
  [46349, false, '2026-11-23'],
  [46349.354166667, false, '2026-11-23T08:30'],
  [1, false, '1900-01-01'],
  [61, false, '1900-03-01'],
  [44887, true, '2026-11-23'],
  [-1, false, -1],
  [1e12, false, 1e12],
])('cell %d (from 1904: %s) is %s', ([serial, from1904, day]) => expect(serialToIso(serial, from1904)).toBe(day));

test.for<[string, string | null]>([['Deutschland', 'DE'], ['allemagne', 'DE'], ['USA', 'US'], ['gb', 'GB'], ['England', 'GB'], ['Côte d’Ivoire', 'CI'], ['XX', null], ['Atlantis', null]])('country %s: %s', ([text, code]) => expect(countryCode(text)).toBe(code));
test.for<[string, string | null]>([['German', 'de'], ['français', 'fr'], ['pt_BR', 'pt-BR'], ['zh-hans', 'zh-Hans'], ['xx', null], ['Klingon?', null]])('language %s: %s', ([text, tag]) => expect(languageTag(text)).toBe(tag));
