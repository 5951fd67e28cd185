import { describe, expect, it } from 'vitest';
import { customerKeys, phoneQuery } from './keys.ts';
import type { Phone } from './records.ts';

const phone = (more: Partial<Phone>): Phone => ({ number: '', kind: 'voice', order: 0, ...more });

describe('look-up keys of a phone', () => {
  it.each<[string, Partial<Phone>, string[]]>([
    ['E.164', { number: '030 901820', e164: '+4930901820', national: '30901820' }, ['s:930901820', 's:30901820', 'p:+4930901820']],
    ['with extension', { number: 'x', e164: '+4930901820', national: '30901820', extension: '7' }, ['s:930901820', 's:30901820', 'p:+4930901820', 'x:+4930901820;7']],
    ['long', { number: 'x', e164: '+442079460018', national: '2079460018' }, ['s:079460018', 'p:+442079460018']],
    ['no valid number', { number: '0901 820' }, ['s:901820', 'n:901820'].slice(1)],
    ['no valid number, long', { number: '00 12 345 678 901' }, ['s:345678901', 'n:12345678901']],
  ])('%s', (_name, fields, keys) => {
    expect(customerKeys({ phones: { p: phone(fields) }, emails: {}, accountNumber: '' }).toSorted()).toEqual(keys.toSorted());
  });

  it('are asked for by level', () => {
    expect(phoneQuery({ kind: 'phone', value: '+4930901820', extension: '7' }, '30901820')).toEqual({ withExtension: 'x:+4930901820;7', exact: 'p:+4930901820', national: 'n:30901820', suffix: ['s:930901820', 's:30901820'] });
    expect(phoneQuery({ kind: 'phone', value: '+4930901820' }, null)).toMatchObject({ withExtension: null, national: null });
  });
});

it('an e-mail and an account number have one key each, however written', () => {
  expect(customerKeys({ phones: {}, emails: { e: { address: 'A@B.example', order: 0 } }, accountNumber: 'c 1042' })).toEqual(['e:a@b.example', 'a:C-1042']);
});
