import { describe, expect, it } from 'vitest';
import type { Customer } from '../../domain/records.ts';
import { fieldsOf, firstChoice, linesOf } from './choices.ts';

const BASE: Customer = { id: 'k', firstName: 'Ada', lastName: 'Lovelace', accountNumber: 'C-1', phones: {}, emails: {}, createdAt: 0, createdBy: '', updatedAt: 0, updatedBy: '' };
const keep: Customer = { ...BASE, company: 'Analytical', comments: 'first', primaryAddress: { city: 'London', postcode: 'W1' }, vip: true };
const lose: Customer = { ...BASE, id: 'l', accountNumber: 'C-2', firstName: 'Augusta', comments: 'second', secondaryAddress: { city: 'Paris' }, primaryAddress: { city: 'London' }, custom: { f1: 'red' }, vip: false };

describe('merging two customers', () => {
  const lines = linesOf(keep, lose);

  it('asks only about what differs', () => {
    expect(lines.map(({ path }) => path)).toEqual(['firstName', 'company', 'vip', 'comments', 'primaryAddress', 'secondaryAddress', 'custom.f1']);
  });

  it('starts with what the kept one has, and the other’s where it has nothing', () => {
    expect(Object.fromEntries(lines.map((line) => [line.path, firstChoice(line)]))).toEqual({ firstName: 'keep', company: 'keep', vip: 'keep', comments: 'keep', primaryAddress: 'keep', secondaryAddress: 'lose', 'custom.f1': 'lose' });
    expect(fieldsOf(lines, {})).toMatchObject({ 'secondaryAddress.city': 'Paris', 'custom.f1': 'red' });
    expect(fieldsOf(lines, {})).not.toHaveProperty('firstName');
  });

  it.each([
    [{ firstName: 'lose' }, { firstName: 'Augusta' }],
    [{ company: 'lose' }, { company: null }],
    [{ comments: 'both' }, { comments: 'first\n\nsecond' }],
    [{ primaryAddress: 'lose' }, { 'primaryAddress.city': 'London', 'primaryAddress.postcode': null }],
  ] as const)('writes %j as %j', (choices, fields) => {
    expect(fieldsOf(lines, choices)).toMatchObject(fields);
  });
});
