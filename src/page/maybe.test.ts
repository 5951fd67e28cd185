import { describe, expect, test } from 'vitest';
import { spansOf } from '../detect/prefilter.ts';
import { HINT, MAYBE } from './maybe.ts';

/** Whatever the prefilter takes must pass here first; a notation it learns belongs into this list. */
const TAKEN = [
  '+49 30 23125077', '030/23125-077', '(030) 2312 5077', '0049 (0)30 23125077', '+1 (415) 555-0132', '0800 REGUS 1',
  '٠٣٠ ٢٣١٢٥٠٧٧', '०११ २३१२ ५०७७', '＋４９３０２３１２５０７７', '030\u00a023125\u2009077', '\u202d+49 30 23125077\u202c', '0 1 2 3 4 5', '+12345', '1-800-FLOWERS', '(800) FLOWERS', '0 8 0 0 REGUS',
  'K-1042', 'C‐10427', 'K-B1042', 'a@b.de', 'müller@straße.de', 'name [at] example [dot] com', 'name(at)example.com', 'K-10 42', 'user {at} host.org', 'INC-4711', 'Ａ－１０４２', 'nombre (arroba) ejemplo.es',
];

describe('what the prefilter takes', () => {
  test.each(TAKEN)('%s', (text) => {
    expect(spansOf(text)).not.toEqual([]);
    for (const around of [text, `x${text}`, `Müller: ${text} bis 9.`]) expect([HINT.test(around), MAYBE.test(around)]).toEqual([true, true]);
  });
});

test.each(['', 'lorem ipsum dolor sit amet', 'cell 385', 'in 2024', '3 of 12', 'A4', 'at noon'])('is not asked about “%s”', (text) => {
  expect(MAYBE.test(text)).toBe(false);
});
