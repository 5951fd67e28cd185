import { describe, expect, test } from 'vitest';
import { madeCases } from '../../test/support/detect-made.ts';
import { score } from '../../test/support/detect-score.ts';
import { findContacts } from './index.ts';

/** Each rule by what it must take beside what it must leave. */
const RULES: [rule: string, region: string, text: string, raws: string[]][] = [
  ['an hour behind a number is none of its groups', 'US', 'Tel. +49 30 136966 9:00–17:00', ['+49 30 136966']],
  ['an hour behind a number is none of its groups', 'DE', '(030 136966) 9–17 Uhr', ['030 136966']],
  ['an hour behind a number is none of its groups', 'US', '+44 20 7946 0018 5 pm', ['+44 20 7946 0018']],
  ['a date behind a number is none of its groups', 'US', '+49 30 136966 01.04.2024', ['+49 30 136966']],
  ['00 with a calling code apart is international anywhere', 'JP', '00 377 90 55 83 21', ['00 377 90 55 83 21']],
  ['00 with a calling code apart is international anywhere', 'JP', '0 0 468 573.848', []],
  ['an extension in brackets', 'US', '+247 64362 (x153), ', ['+247 64362 (x153)']],
  ['a small hyphen-minus', 'DE', '+49﹣30﹣136966', ['+49﹣30﹣136966']],
  ['labels of neighbouring languages', 'DK', 'Tlf. 20.24.01.31', ['20.24.01.31']],
  ['labels of neighbouring languages', 'KR', '전화 02.312.3456', ['02.312.3456']],
  ['a page number', 'DK', 'p. 5498-2359', []],
  ['a letter for a phone', 'DK', 'P: 54982359', ['54982359']],
  ['a name is set to it', 'US', 'const userId = 4155552671;', []],
  ['a name is set to it', 'US', 'tel=4155552671', ['4155552671']],
  ['a postal item', 'PT', 'BA 220 517 017 WB', []],
  ['a firm before the tax office', 'HU', 'BE 0626.896.306', []],
  ['a French security number', 'CL', '1 77 04 07 581 480 72', []],
  ['dates with blanks', 'SE', '04. 07. 2027–09.08.2014', []],
  ['dates with blanks', 'DK', '2022. 04. 22', []],
  ['dates with blanks', 'IT', '06-04-2029/11.03.2008', []],
  ['dates by dashes, two figures for the year', 'IT', '02-02-10', []],
  ['times of a flight', 'NO', 'ZB 8828 08FEB 7619 1690', []],
  ['prices in characters', 'DK', '57335864円', []],
  ['amounts of things', 'ES', '928760836 octets', []],
  ['amounts of things', 'VN', '907 720 018 g', []],
  ['ranges', 'DE', '1648–4196 pages', []],
  ['ranges', 'BE', '32573-71555', []],
  ['Unix time in milliseconds', 'DE', '1640318518219', []],
  ['groups of four by dots', 'DE', '0526.5199.7608', []],
  ['groups of four by dots', 'DE', 'Tel. 0526.5199.7608', ['0526.5199.7608']],
  ['two decimals', 'US', '162.66 421.991 Td', []],
  ['versions of packages', 'US', '(154.0.8037.92-1~deb12u1)', []],
  ['a column of figures', 'DE', '0 480 468 168 re', []],
  ['a column of figures', 'FR', '0 800 123 456', ['0 800 123 456']],
  ['a comma parts numbers, not thousands', 'US', '2125550147,2125550148;2125550149', ['2125550147', '2125550148', '2125550149']],
  ['a comma parts numbers, not thousands', 'US', '1,4155552671', []],
  ['the next label is glued', 'US', 'Phone: 212-555-0147Fax: 212-555-0148', ['212-555-0147', '212-555-0148']],
  ['the next label is glued', 'US', '212-555-0147Faxes', []],
  ['ways of countries', 'DE', 'Zentrale: 030/12345-0 · Fax: 030/12345-200', ['030/12345-0', '030/12345-200']],
  ['ways of countries', 'DE', 'Telefon (0 30) 13 69 66', ['(0 30) 13 69 66']],
  ['ways of countries', 'DE', 'Tel. 0 30 / 13 69 66', ['0 30 / 13 69 66']],
  ['ways of countries', 'US', 'T 212-555-0147 F 212-555-0148', ['212-555-0147', '212-555-0148']],
  ['ways of countries', 'US', '1 (800) 555-0199 / 1 (888) 555-0123', ['1 (800) 555-0199', '1 (888) 555-0123']],
  ['ways of countries', 'GB', '0044 (0)20 7946 0018', ['0044 (0)20 7946 0018']],
  ['ways of countries', 'FR', 'Tél : 01 42 68 53 00/01', ['01 42 68 53 00']],
  ['ways of countries', 'SE', '+46 (0)8-12 34 56', ['+46 (0)8-12 34 56']],
  ['ways of countries', 'RU', '+7 (495) 123-45-67, доб. 12', ['+7 (495) 123-45-67, доб. 12']],
  ['ways of countries', 'JP', '０３（３２２４）５０００', ['０３（３２２４）５０００']],
  ['ways of countries', 'CN', '010-65529988转8001', ['010-65529988转8001']],
  ['ways of countries', 'IN', '022-2345 6789', ['022-2345 6789']],
  ['ways of countries', 'AU', '1300 655 506', ['1300 655 506']],
  ['ways of countries', 'HK', '(852) 2123 4567', ['(852) 2123 4567']],
  ['ways of countries', 'IR', '۰۲۱ ۸۸۷۷ ۶۶۵۵', ['۰۲۱ ۸۸۷۷ ۶۶۵۵']],
  ['ways of countries', 'US', '"John" <sip:+12125550147@x>;tag=as123456', ['+12125550147']],
  ['ways of countries', 'US', 'sms:+12125550147?body=hi', ['+12125550147']],
  ['ways of countries', 'US', '(800) CALL-ATT', ['(800) CALL-ATT']],
  ['times at the end of a sentence', 'FI', '→ 05.06 – 20.21.', []],
  ['a word on the line above', 'DE', 'and calls\n 347277\tgtk', []],
  ['a word on the line above', 'DE', 'Telefon\n030 136966', ['030 136966']],
  ['names of files', 'DE', 'Add 02-539193-sendmail.patch', []],
  ['currencies and units in capitals', 'ES', 'Am 749.703.053 EUR"', []],
  ['currencies and units in capitals', 'BR', '4679835496 KB and more', []],
  ['a word in front of 00', 'KE', 'Routing 004969689', []],
  ['a word in front of 00', 'KE', 'Call 0049 30 136966', ['0049 30 136966']],
  ['a reference', 'PL', 'Ref: 685 990 100', []],
  ['days are no dialled words', 'PL', '3917 28FEB 7053', []],
];

test.each(RULES)('%s, %s: %j', (_, region, text, raws) => {
  expect(findContacts(text, { region }).map(({ raw }) => raw)).toEqual(raws);
});

/** The short way for plain numbers gives what the long way gives: a bidi mark in front is as free as a blank, and not plain. */
test.each(['+49 30 136966', '+4930136966, Anna', 'Fax +33 1 42 68 53 00.', 'Fax +33 1 42 68 53 00 h', '+44 20 7946 0018 ext. 5', '+1-415-555-2671 or', '+49 30 136966 9:00', '+999 123 4567', '+49 30'])('plain or not, %j', (text) => {
  const plain = findContacts(text, { region: 'US' }).map(({ raw, value, reason }) => [raw, value, reason]);
  const marked = findContacts(text.replace('+', '\u200e+'), { region: 'US' }).map(({ raw, value, reason }) => [raw, value, reason]);
  expect(plain).toEqual(marked);
});

describe('numbers of all plans in all notations, and decoys', () => {
  const made = score({ name: 'ours', phone: (text, region) => findContacts(text, { region }).filter(({ kind }) => kind === 'phone') }, 'phone', madeCases(7, 1));

  test('precision and recall', () => {
    expect(made.precision).toBeGreaterThanOrEqual(0.995);
    expect(made.recall).toBeGreaterThanOrEqual(0.99);
  });

  test('no class of decoys is taken for numbers, none of notations is missed', () => {
    const poor = [...made.byClass].filter(([, { exact, cases }]) => exact / cases < 0.93);
    expect(poor).toEqual([]);
  });
});
