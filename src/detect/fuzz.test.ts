import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Contact } from '../domain/contact.ts';
import { contactsInCandidate, findContacts, type DetectOptions } from './index.ts';
import { normal } from './normal.ts';
import { spansOf, windowOf } from './prefilter.ts';

/** What notations are made of, and what breaks readers of text. */
const PIECES = [
  '+', '++', '+49', '+1', '00', '011', '030', '(0)', '0', '12', '345', '4155552671', '٠١١', '۰۹۱', '०११', '০১৭', '０３', '๐๒', '𝟎𝟑𝟎', '𑁦', '¹²³', '①', ' ', '\n', '\t', '\u00a0', '\u2007', '\u2009', '\u3000',
  '-', '–', '—', '‑', '−', '﹣', '/', '.', '·', ',', ';', ':', '#', '~', '*', '=', '&', '?', '%', '°', '(', ')', '[', ']', '（', '）', '{', '}', '<', '>', '"', '@', '＠', '[at]', ' [dot] ', '(ät)', 'a@b.de', '.com', 'xn--',
  'K-', 'C‑', 'INC-', '1042', 'x', 'ext.', 'Durchwahl', '内線', 'Tel', 'Nr.', 'Fax:', 'IBAN DE', 'call ', '電話', 'هاتف', 'טלפון', '€', '$', 'FLOWERS', '800-', '9:00', '2024-01-31', 'http://', 'tel:', 'sip:', 'mailto:', ';ext=',
  '\u0301', '\u20e3', '\ufe0f', '\u200d', '\u202a', '\u202c', '\u2066', '\u2069', '\u200e', '\u061c', '\u00ad', '\ufeff', '\u0000', '\u0001', '\u0002', '\ud83d', '\udcde', '👩‍👧', 'é', 'ß', 'İ',
];
const units = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 120 }).map((codes) => String.fromCharCode(...codes));
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 120 }),
  units,
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((all) => all.join('')),
  fc.array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...PIECES) }, { weight: 1, arbitrary: units }), { maxLength: 30 }).map((all) => all.join('')),
);
const options: fc.Arbitrary<DetectOptions> = fc.record({
  region: fc.constantFrom('DE', 'US', 'IT', 'BR', 'JP', 'AR', '', 'ZZ', null, undefined),
  languages: fc.constantFrom([], ['en-US'], ['de', 'fr'], ['?', 'x'.repeat(40)]),
  labels: fc.constantFrom(undefined, { phone: ['x'], other: ['Tel'] }),
  patterns: fc.constantFrom(undefined, [{ kind: 'case' as const, pattern: 'INC-####+' }, { kind: 'account' as const, pattern: '##/####' }]),
});

const SHAPES: Record<Contact['kind'], RegExp> = { phone: /^\+\d{4,18}$/, email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/, case: /^(?:K-[A-Z]{0,2}\d{4,12}|INC-\d{4,15})$/, account: /^(?:C-[A-Z]{0,2}\d{4,12}|\d\d\/\d{4})$/ };
const FEW = { numRuns: 3000 };

describe('any text', () => {
  test('offsets slice to raw, in order, apart; values have their shape', () => {
    fc.assert(
      fc.property(text, options, (any, by) => {
        let end = 0;
        for (const contact of findContacts(any, by)) {
          expect(any.slice(contact.start, contact.end)).toBe(contact.raw);
          expect(contact.raw).not.toBe('');
          expect(contact.start).toBeGreaterThanOrEqual(end);
          expect(contact.value).toMatch(SHAPES[contact.kind]);
          expect(contact.extension ?? '1').toMatch(/^\d{1,10}$/);
          expect(contact.confidence).toBeGreaterThan(0);
          expect(contact.confidence).toBeLessThanOrEqual(1);
          end = contact.end;
        }
      }),
      FEW,
    );
  });

  test('a value that was found is found again, as itself, and asking twice gives the same', () => {
    fc.assert(
      fc.property(text, options, (any, by) => {
        const found = findContacts(any, by);
        expect(findContacts(any, by)).toEqual(found);
        for (const { kind, value, reason } of found) {
          if (reason === 'pattern' && !/^[CK]-/.test(value)) continue;
          expect(findContacts(value, by).map((again) => [again.kind, again.value])).toEqual([[kind, value]]);
        }
      }),
      FEW,
    );
  });

  test('candidates fit a message, and hold what the whole text holds', () => {
    fc.assert(
      fc.property(text, options, (any, by) => {
        const windows = spansOf(any).map((span) => windowOf(any, span));
        for (const window of windows) expect(window.text.length).toBeLessThanOrEqual(256);
        const found = windows.flatMap((window) => contactsInCandidate(window, by).map(({ raw }) => raw));
        for (const { raw } of findContacts(any, by)) expect(found).toContain(raw);
      }),
      FEW,
    );
  });

  test('a text normalised is as long as before', () => {
    fc.assert(fc.property(text, (any) => void expect(normal(any).length).toBe(any.length)));
    const long = '電話０３'.repeat(5000);
    expect(normal(long)).toBe('電話03'.repeat(5000));
  });
});
