import { beforeAll, describe, expect, it } from 'vitest';
import { setLocale } from '../../i18n/index.ts';
import type { Call, Match, PageContact } from '../../domain/views.ts';
import { heading } from '../calls/chooser.tsx';
import { groupFound } from './found.ts';
import { splitName } from '../kit/known.ts';
import { contactPatch, customerFields, initialFields, leaveFaults } from '../calls/new-customer.ts';
import { pickCall, stayWith } from '../calls/shown-call.ts';

beforeAll(() => setLocale('en'));

const match = (id: string, certain = true): Match => ({ customer: { id, firstName: id, lastName: '', accountNumber: '', openCases: 0 }, level: certain ? 'exact' : 'mined', certain, reasons: [] });
const contact = (value: string, ...matches: Match[]): PageContact => ({ contact: { kind: 'phone', value }, raw: value, count: 1, matches });

describe('groupFound', () => {
  it('lists known customers first, certain before maybe, each once with all its contacts', () => {
    const rows = groupFound([contact('+1'), contact('+2', match('maybe', false)), contact('+3', match('sure')), contact('+4', match('sure')), contact('+5', match('a'), match('b'))]);
    expect(rows.known.map((row) => [row.customer.id, row.certain, row.found.length])).toEqual([['sure', true, 2], ['a', true, 1], ['b', true, 1], ['maybe', false, 1]]);
    expect(rows.unknown.map((one) => one.contact.value)).toEqual(['+1']);
  });
});

describe('pickCall', () => {
  const call = (id: string, state: Call['state']) => ({ id, state }) as Call;
  it.each([
    ['nothing', [], null, null],
    ['the one that rings', [call('w', 'wrap-up'), call('r', 'ringing')], null, 'r'],
    ['the one being talked on before one that rings', [call('r', 'ringing'), call('l', 'live')], null, 'l'],
    ["the agent's choice", [call('r', 'ringing'), call('l', 'live')], 'r', 'r'],
    ['another once the choice has ended', [call('r', 'ended'), call('w', 'wrap-up')], 'r', 'w'],
  ] as [string, Call[], string | null, string | null][])('%s', (_, calls, chosen, shown) => {
    expect(pickCall(calls, chosen)?.id ?? null).toBe(shown);
  });
});

describe('stayWith', () => {
  const call = (id: string, state: Call['state']) => ({ id, state }) as Call;
  it.each([
    ['a form without a call', null, null],
    ['the call it is typed for', 'a', 'a'],
    ['another once that has ended', 'b', 'c'],
  ] as [string, string | null, string | null][])('%s', (_, stood, shown) => {
    expect(stayWith([call('a', 'wrap-up'), call('b', 'ended'), call('c', 'live')], call('c', 'live'), stood)?.id ?? null).toBe(shown);
  });
});

describe('splitName', () => {
  it.each([
    ['Callum Reddin', 'Callum', 'Reddin'], ['Reddin, Callum', 'Callum', 'Reddin'], ['Ada King Lovelace', 'Ada King', 'Lovelace'],
    ['Reddin', '', 'Reddin'], ['', '', ''], ['  Callum   Reddin ', 'Callum', 'Reddin'],
  ])('%s', (name, first, last) => {
    expect(splitName(name)).toEqual([first, last]);
  });
});

describe('the short form', () => {
  const phone = { kind: 'phone', value: '+12025550173', extension: '12' } as const;

  it('fills in what is known', () => {
    expect(initialFields(phone, 'Callum Reddin')).toMatchObject({ firstName: 'Callum', lastName: 'Reddin', number: '+1 202 555 0173 #12', email: '' });
    expect(initialFields({ kind: 'email', value: 'c@example.com' }, undefined)).toMatchObject({ number: '', email: 'c@example.com' });
  });

  it.each([
    ['as it came', '+1 202 555 0173 #12', { number: '+12025550173', extension: '12' }],
    ['as it was typed', '020 7946 0112', { number: '020 7946 0112' }],
  ])('gives the number %s', (_, number, expected) => {
    const { phones } = customerFields({ ...initialFields(phone, 'A B'), number }, phone) as { phones: Record<string, object> };
    expect(Object.values(phones)).toEqual([{ ...expected, kind: 'voice', order: 0 }]);
  });

  it('leaves out what is empty', () => {
    expect(customerFields({ firstName: ' A ', lastName: 'B', number: '', language: '', email: '' }, null)).toEqual({ firstName: 'A', lastName: 'B' });
  });

  it('adds a contact to a known customer as an element of its own', () => {
    const [[path = '', value] = []] = Object.entries(contactPatch({ kind: 'email', value: 'c@example.com' }, 2));
    expect([path.startsWith('emails.'), value]).toEqual([true, { address: 'c@example.com', order: 2 }]);
  });

  it.each([
    [{}, {}],
    [{ lastName: true }, { lastName: 'This is needed to save.' }],
    [{ email: true }, { email: 'No complete address. For example name@example.com' }],
  ])('faults only what was left: %j', (left, faults) => {
    expect(leaveFaults({ firstName: '', lastName: '', number: '', language: '', email: 'c.reddin@example' }, left)).toEqual(faults);
  });
});

describe('heading', () => {
  const key = (kind: 'phone' | 'email') => ({ kind, value: 'x' });
  it.each([
    [[match('a'), match('b')], key('phone'), 'Two customers share this number'],
    [[match('a'), match('b'), match('c'), match('d')], key('phone'), '4 customers share this number'],
    [[match('a', false)], key('phone'), 'Perhaps this customer'],
    [[match('a', false), match('b', false)], key('phone'), 'Perhaps one of 2 customers'],
    [[match('a'), match('b')], key('email'), '2 customers match'],
  ])('%#', (matches, contact, words) => {
    expect(heading({ matches, contact })).toBe(words);
  });
});
