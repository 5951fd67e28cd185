import { describe, expect, it } from 'vitest';
import { digitsOf, foldEmail, foldText } from './fold.ts';
import { canonicalNumber, formatNumber, nextReplicaCode } from './numbers.ts';

describe('folding', () => {
  it.each([
    ['Étienne  Vasselot', 'etienne vasselot'],
    ['STRASSE Straße', 'strasse strasse'],
    ['Łódź Ørsted Æsir', 'lodz orsted aesir'],
    ['Ｆｕｌｌ　ｗｉｄｔｈ', 'full width'],
    ['İstanbul ısı', 'istanbul isi'],
    ['أحمد', 'احمد'],
    ['مُحَمَّد', 'محمد'],
    ['ﬁne', 'fine'],
  ])('%s', (text, folded) => expect(foldText(text)).toBe(folded));

  it.each([
    ['٠٣٠ ٩٠١', '030901'],
    ['०३०-९०१', '030901'],
    ['＋４９', '49'],
    ['+49 (0)30', '49030'],
    ['no digits', ''],
  ])('digits of %s', (text, digits) => expect(digitsOf(text)).toBe(digits));

  it('e-mail addresses alike in any case and composition', () => {
    expect(foldEmail(' JOSE\u0301@Example.COM ')).toBe('jos\u00e9@example.com');
    expect(foldEmail('info@XN--bcher-kva.example')).toBe('info@bücher.example');
  });
});

describe('numbers', () => {
  it.each([
    ['case', 'k 1042', 'K-1042'],
    ['case', 'K‑B1042', 'K-B1042'],
    ['account', 'ｃ-1042', 'C-1042'],
    ['account', 'K-1042', null],
    ['case', 'K-10', null],
    ['case', 'hello', null],
  ] as const)('%s %s', (kind, text, canonical) => expect(canonicalNumber(kind, text)).toBe(canonical));

  it('carry the replica’s letter, short enough to say', () => {
    expect(formatNumber('case', 'B', 1042)).toBe('K-B1042');
    expect(nextReplicaCode([])).toBe('');
    expect(nextReplicaCode(['', 'B'])).toBe('D');
    expect(nextReplicaCode(['', ...'BDFGHJLMRTWXY'])).toBe('BB');
  });
});
