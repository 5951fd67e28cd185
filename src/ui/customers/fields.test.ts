import { describe, expect, test } from 'vitest';
import type { Customer } from '../../domain/records.ts';
import { elementsOf, patchOf, valuesOf, withNumber, type Values } from './fields.ts';

const customer: Customer = {
  id: 'c', createdAt: 1, createdBy: 'a', updatedAt: 1, updatedBy: 'a', firstName: 'Ada', lastName: 'Byron', accountNumber: 'C-1', vip: true,
  phones: { p2: { number: '2', kind: 'mobile', order: 1 }, p1: { number: '+4420', e164: '+4420', national: '20', kind: 'voice', order: 0 } },
  emails: {}, primaryAddress: { city: 'Leeds', state: '' },
};

test('a record by field path, without what it does not have', () => {
  expect(valuesOf(customer)).toEqual({
    firstName: 'Ada', lastName: 'Byron', vip: true, 'phones.p1': customer.phones['p1'], 'phones.p2': customer.phones['p2'], 'primaryAddress.city': 'Leeds',
  });
});

test('elements stand in the order of the form, those taken out are gone', () => {
  const values = { ...valuesOf(customer), 'phones.p3': null };
  expect(elementsOf(values, 'phones').map(([path]) => path)).toEqual(['phones.p1', 'phones.p2']);
});

test('another number forgets what was read from the old one', () => {
  expect(withNumber(customer.phones['p1']!, '030 1')).toEqual({ number: '030 1', kind: 'voice', order: 0 });
});

describe('what is written', () => {
  const before = valuesOf(customer);
  const email = { address: ' a@b.example ', label: '', order: 0 };
  test.for<[typed: Values, patch: Values]>([
    [{}, {}],
    [{ firstName: ' Augusta ' }, { firstName: 'Augusta' }],
    [{ firstName: '' }, { firstName: null }],
    [{ company: '' }, {}],
    [{ vip: false }, { vip: null }],
    [{ doNotCall: false }, {}],
    [{ doNotCall: true }, { doNotCall: true }],
    [{ 'phones.p1': null }, { 'phones.p1': null }],
    [{ 'phones.new': { number: ' ', kind: 'voice', order: 2 } }, {}],
    [{ 'phones.p2': { number: '', kind: 'mobile', order: 1 } }, { 'phones.p2': null }],
    [{ 'emails.e': email }, { 'emails.e': { address: 'a@b.example', order: 0 } }],
    [{ 'primaryAddress.city': '' }, { 'primaryAddress.city': null }],
  ])('%j becomes %j', ([typed, patch]) => {
    expect(patchOf(typed, before)).toEqual(patch);
  });
});
