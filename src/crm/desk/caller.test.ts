import { describe, expect, test } from 'vitest';
import { readCaller, readNamed } from './caller.ts';
import { createParser } from './parse.ts';

const parser = createParser();

describe('a caller ID as softphones show it', () => {
  test.each([
    ['+49 30 23125987', '+493023125987'],
    ['030 23125987', '+493023125987'],
    ['(030) 231 25 987', '+493023125987'],
    ['004930 23125987', '+493023125987'],
    ['<sip:+493023125987@pbx.example.com>', '+493023125987'],
    ['sip:+493023125987@pbx.example.com;user=phone', '+493023125987'],
    ['tel:+493023125987', '+493023125987'],
    ['Erika Sample <sip:+493023125987@pbx.example.com>', '+493023125987'],
    ['Erika Sample +49 30 23125987', '+493023125987'],
    ['٠٣٠ ٢٣١٢٥٩٨٧', '+493023125987'],
    ['＋４９３０２３１２５９８７', '+493023125987'],
    ['erika@sample.example', 'erika@sample.example'],
    ['anonymous', null],
    ['sip:anonymous@anonymous.invalid', null],
    ['Anonymous <sip:anonymous@anonymous.invalid>', null],
    ['Unknown', null],
    ['', null],
    ['   ', null],
    ['Erika Sample', null],
    ['\ud800\udfff\ud83d', null],
  ])('%j: %s', (text, value) => {
    expect(readCaller(text, parser, 'DE').contact?.value ?? null).toBe(value);
  });

  test('5 MB of digits are cut before they are read', () => {
    const longest: number[] = [];
    const counting = { ...parser, text: (text: string) => (longest.push(text.length), []), phone: (text: string) => (longest.push(text.length), null) };
    expect(readCaller('7'.repeat(5_000_000), counting, 'DE').text.length).toBe(256);
    expect(Math.max(...longest)).toBe(256);
  });
});

describe('a value that an address names', () => {
  test.each([
    ['phone', '030 23125987', '+493023125987'],
    ['email', ' Erika@Sample.example ', 'erika@sample.example'],
    ['case', 'k 1042', 'K-1042'],
    ['account', 'c-1001', 'C-1001'],
    ['account', 'imported/77', 'imported/77'],
    ['phone', '<script>alert(1)</script>', null],
    ['case', '', null],
  ] as const)('%s %j: %s', (kind, text, value) => {
    expect(readNamed(kind, text, parser, 'DE').contact?.value ?? null).toBe(value);
  });
});
