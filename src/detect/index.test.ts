import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contactsInCandidate, findContacts, formatPhone } from './index.ts';
import { spansOf, windowOf } from './prefilter.ts';

interface Case {
  id: string;
  cls: string;
  region?: string;
  text: string;
  expected: { start: number; end: number; raw: string; e164?: string; value?: string; extension?: string }[];
}

const cases = (name: string): Case[] =>
  JSON.parse(readFileSync(new URL(`../../test/fixtures/detect/${name}.json`, import.meta.url), 'utf8')) as Case[];

const found = (kind: string, { text, region }: Case): object[] =>
  findContacts(text, { region })
    .filter((contact) => contact.kind === kind)
    .map(({ start, end, raw, value, extension }) => ({ start, end, raw, value, ...(extension ? { extension } : {}) }));

const wanted = ({ expected }: Case): object[] => expected.map(({ e164, value, ...rest }) => ({ ...rest, value: e164 ?? value }));

describe('phone numbers', () => {
  test.each(cases('phones'))('$id $cls $region $text', (one) => {
    expect(found('phone', one)).toEqual(wanted(one));
  });
});

describe('e-mail addresses', () => {
  test.each(cases('emails'))('$id $cls $text', (one) => {
    expect(found('email', one)).toEqual(wanted(one));
  });
});

describe('case and account numbers', () => {
  test.each([
    ['Case K-1042 is open', [['case', 'K-1042', 5]]],
    ['C-1001, C-B1002 and K‑BD100200', [['account', 'C-1001', 0], ['account', 'C-B1002', 8], ['case', 'K-BD100200', 20]]],
    ['（Ｋ－１０４２）', [['case', 'K-1042', 1]]],
    ['AK-1042 K-104 K-1042-7 K-1042b k-1042', []],
  ])('%s', (text, expected) => {
    const got = findContacts(text, { region: 'DE' }).map(({ kind, value, start }) => [kind, value, start]);
    expect(got).toEqual(expected);
  });

  const patterns = [
    { kind: 'case', pattern: 'INC-####+' }, { kind: 'case', pattern: 'SR ####/##' }, { kind: 'account', pattern: 'KD-##.######' }, { kind: 'account', pattern: '########' },
  ] as const;
  test.each([
    ['see INC-4711 (C-1001)', ['case INC-4711', 'account C-1001']],
    ['inc–0012345 and INC-47 and AINC-4711 and INC-4711-2', ['case INC-0012345']],
    ['SR 2024/17, KD-10.004711', ['case SR 2024/17', 'account KD-10.004711']],
    ['Kundennummer 12345678', ['account 12345678']],
    ['Account no. 12345678', ['account 12345678']],
    ['12345678', []],
    ['ＩＮＣ－４７１１', ['case INC-4711']],
  ])("by an administrator's patterns, %s", (text, expected) => {
    expect(findContacts(text, { patterns }).map(({ kind, value }) => `${kind} ${value}`)).toEqual(expected);
  });

  test('a pattern that is none finds nothing', () => {
    const broken = ['(', '(a+)+#######', '', '.*######'].map((pattern) => ({ kind: 'case', pattern }) as const);
    expect(findContacts('see aaaaaaaaaaaaaaaa1234567 (1234567)', { patterns: broken })).toEqual([]);
  });
});

describe('trust', () => {
  test.each([
    ['+49 30 136966', 'DE', 'international', 0.9],
    ['Tel.: 030 136966', 'DE', 'labelled', 0.9],
    ['bei uns 030 136966 fragen', 'DE', 'national', 0.8],
    ['bare 4155552671 here', 'US', 'national', 0.4],
    ['4155552671', 'US', 'alone', 0.7],
    ['user [at] example [dot] com', 'US', 'spelt', 0.3],
  ])('%s', (text, region, reason, least) => {
    const [contact] = findContacts(text, { region });
    expect(contact?.reason).toBe(reason);
    expect(contact?.confidence).toBeGreaterThanOrEqual(least);
    expect(contact?.confidence).toBeLessThan(least + 0.2);
  });

  test("words of the administrator's decide", () => {
    const text = 'Gutschein 0561 9876540, Klingel 05619876540';
    const labels = { other: ['Gutschein'], phone: ['Klingel'] };
    expect(findContacts(text, { region: 'DE', labels }).map(({ start, reason }) => [start, reason])).toEqual([[32, 'labelled']]);
  });
});

test.each([
  [{ languages: ['de-AT', 'en'] }, ['+436761234567']],
  [{ languages: ['de'] }, []],
  [{ region: 'AT', languages: ['de-DE'] }, ['+436761234567']],
  [{}, []],
])('region of %o', (options, expected) => {
  expect(findContacts('0676 1234567', options).map(({ value }) => value)).toEqual(expected);
});

describe('numbers of the countries that languages name', () => {
  test.each([
    ['Call (415) 555-2671', ['en-US'], ['+14155552671 elsewhere']],
    ['Call (415) 555-2671', ['en'], ['+14155552671 elsewhere']],
    ['Call (415) 555-2671 ext. 12', ['fr', 'en'], ['+14155552671 elsewhere']],
    ['Call 030 136966', ['en-US'], ['+4930136966 labelled']],
    ['(415) 555-2671', ['en-US'], []],
    ['Call (415) 555-2671', ['es-419', 'tlh', '?'], []],
    ['Call 1300 655 506', ['en_AU'], ['+611300655506 elsewhere']],
  ])('%s, %j', (text, languages, expected) => {
    expect(findContacts(text, { region: 'DE', languages }).map(({ value, reason }) => `${value} ${reason}`)).toEqual(expected);
  });
});

describe('candidates of a page', () => {
  test.each(cases('phones').filter(({ expected }) => expected.length))('$id as a candidate', (one) => {
    const values = spansOf(one.text).flatMap((span) => contactsInCandidate(windowOf(one.text, span), { region: one.region }));
    for (const { start, end } of one.expected) expect(values.map(({ raw }) => raw)).toContain(one.text.slice(start, end));
  });

  test.each([
    ['tel:+49-30-136966;ext=12', 'phone', '+4930136966', '12', '+49-30-136966'],
    ['tel:863-1234;phone-context=+1-415', 'phone', '+14158631234', undefined, '863-1234'],
    ['sip:+4930136966@pbx.example.com;user=phone', 'phone', '+4930136966', undefined, '+4930136966'],
    ['sip:%2B4930136966@pbx.example.com', 'phone', '+4930136966', undefined, '%2B4930136966'],
    ['callto:+4930136966', 'phone', '+4930136966', undefined, '+4930136966'],
    ['mailto:Info%2Bx@Example.com?subject=Hi', 'email', 'info+x@example.com', undefined, 'Info%2Bx@Example.com'],
  ])('URI %s', (text, kind, value, extension, raw) => {
    const [contact] = contactsInCandidate({ text, start: 0, end: text.length, uri: true }, { region: 'DE' });
    expect(contact).toMatchObject({ kind, value, raw, reason: 'uri', ...(extension ? { extension } : {}) });
  });

  test.each(['sip:alice@example.com', 'tel:12', 'https://example.com', 'mailto:?subject=x', ''])('no contact in URI %j', (text) => {
    expect(contactsInCandidate({ text, start: 0, end: text.length, uri: true }, { region: 'DE' })).toEqual([]);
  });
});

test.each([
  ['+4930136966', 'DE', '030 136966'],
  ['+4930136966', 'US', '+49 30 136966'],
  ['+14155552671', 'CA', '(415) 555-2671'],
  ['not a number', 'DE', 'not a number'],
  ['+999', '', '+999'],
])('formatPhone(%j, %j)', (e164, region, expected) => {
  expect(formatPhone(e164, region)).toBe(expected);
});
