import fc from 'fast-check';
import { parsePhoneNumber, type CountryCode } from 'libphonenumber-js/max';
import { describe, expect, test } from 'vitest';
import { parsePhone } from './parse.ts';
import { readNumber } from './read.ts';

describe('typed numbers', () => {
  test.each([
    ['030 136966', 'DE', '+4930136966', true],
    ['+49 (0)30 136966', 'US', '+4930136966', true],
    ['0049 30 136966', 'US', '+4930136966', true],
    ['4930136966', 'US', '+4930136966', true],
    ['(415) 555-2671', 'US', '+14155552671', true],
    ['1-800-FLOWERS', 'US', '+18003569377', true],
    ['０３－３２２４－５０００', 'JP', '+81332245000', true],
    ['٠١١ ٢٣٤ ٥٦٧٨', 'SA', '+966112345678', true],
    ['Tel. 030 136966', 'DE', '+4930136966', true],
    ['tel:030136966', 'DE', '+4930136966', true],
    ['"Anna" <sip:+4930136966@pbx.example>', '', '+4930136966', true],
    ['sip:030136966@pbx.example;user=phone', 'DE', '+4930136966', true],
    ['tel:30-136966;phone-context=+49', 'US', '+4930136966', true],
    ['5552671', 'US', '+15552671', false],
  ])('%s in %s', (text, region, e164, valid) => {
    expect(parsePhone(text, region)).toMatchObject({ e164, valid });
  });

  test.each([
    ['030 136966 ext. 12', 'DE', '+4930136966', '12'],
    ['030 136966 x12', 'DE', '+4930136966', '12'],
    ['030 136966 Durchwahl 12', 'DE', '+4930136966', '12'],
    ['tel:+4930136966;ext=12', '', '+4930136966', '12'],
    ['+14155552671,,12', '', '+14155552671', '12'],
    ['01 42 68 53 00 poste 12', 'FR', '+33142685300', '12'],
  ])('extension of %s', (text, region, e164, extension) => {
    expect(parsePhone(text, region)).toMatchObject({ e164, extension });
  });

  test.each(['', 'Anna', 'anonymous', 'sip:alice@example.com', 'mailto:a@b.de', '030 abc 136966', '1'.repeat(300), '+'])('%j is no number', (text) => {
    expect(parsePhone(text, 'DE')).toBeNull();
  });
});

/** libphonenumber-js is the reference: our plans are its metadata, compiled. */
test('reads what libphonenumber-js reads', () => {
  const regions = ['DE', 'US', 'GB', 'FR', 'IT', 'ES', 'AR', 'BR', 'MX', 'JP', 'CN', 'IN', 'RU', 'KZ', 'SM', 'VA', 'PL', 'HU', 'SG', 'IL'] as const;
  fc.assert(
    fc.property(fc.constantFrom(...regions), fc.stringMatching(/^[0-9]{5,14}$/), fc.boolean(), (region, digits, plus) => {
      const ours = readNumber(digits, plus, region);
      const theirs = reference(plus ? `+${digits}` : digits, region);
      if (theirs?.isValid()) expect({ e164: ours?.e164, valid: ours?.type != null }).toEqual({ e164: theirs.number, valid: true });
      else expect(ours?.type ?? null).toBeNull();
    }),
    { numRuns: 4000 },
  );
});

function reference(text: string, region: CountryCode): ReturnType<typeof parsePhoneNumber> | null {
  try {
    return parsePhoneNumber(text, region);
  } catch {
    return null;
  }
}
