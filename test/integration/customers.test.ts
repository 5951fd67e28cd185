import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { one, testCore } from '../support/cores.ts';

const ADA = { firstName: 'Ada', lastName: 'Lovelace' };

/** Every field of product.md §1, with values at their edges. */
const FIELDS: [name: string, fields: Record<string, unknown>][] = [
  ['names of 100 characters in any script', { firstName: 'ش'.repeat(100), lastName: '𠮷'.repeat(100) }],
  ['a company', { company: 'Ångström & Söhne 株式会社' }],
  ['a voice, a mobile, an alternative and a fax number with labels', { phones: Object.fromEntries(['voice', 'mobile', 'alternative', 'fax'].map((kind, order) => [kind, { number: `+44 20 7946 000${order}`, kind, label: `${kind} of hers`, order }])) }],
  ['more than one e-mail', { emails: { a: { address: 'ada@example.com', order: 0 }, b: { address: 'countess@example.org', label: 'at home', order: 1 } } }],
  ['comments of 400 characters and more', { comments: 'x'.repeat(4000) }],
  ['a customer type', { customerType: 'business' }],
  ['a VIP flag', { vip: true }],
  ['a preferred language', { language: 'pt-BR' }],
  ['a time zone', { timeZone: 'America/Sao_Paulo' }],
  ['a do-not-call flag', { doNotCall: true }],
  ['a primary and a secondary address', { primaryAddress: { street1: '12 Coast Rd', street2: 'Flat 2', city: 'Łódź', state: 'łódzkie', postcode: '90-001', country: 'PL' }, secondaryAddress: { street1: 'Rua 1', city: 'São Paulo', state: 'SP', postcode: '01000-000', country: 'BR' } }],
];

describe('a customer', () => {
  it.each(FIELDS)('holds %s, told in History and taken back by undo', async (_name, fields) => {
    const { api } = await testCore();
    await api.settings.set('region', 'GB');
    const { id } = await api.customers.create(ADA);
    expect(await api.customers.edit(id, fields)).toMatchObject(fields);
    await api.history.undo((await api.history.of('customer', id))[0]!.commit);
    const { phones, emails, ...after } = await api.customers.get(id);
    expect([phones, emails, after.firstName]).toEqual([{}, {}, 'Ada']);
    for (const name of Object.keys(fields)) if (!['firstName', 'lastName', 'phones', 'emails'].includes(name)) expect(after[name as keyof typeof after] ?? {}, name).toEqual({});
    expect((await api.check()).problems).toEqual([]);
  });

  it('gets an account number of its own on creation', async () => {
    const { api } = await testCore();
    const numbers = [];
    for (const lastName of ['A', 'B', 'C']) numbers.push((await api.customers.create({ firstName: 'X', lastName })).accountNumber);
    expect(numbers).toEqual(['C-1001', 'C-1002', 'C-1003']);
  });

  it('may have a shared number, a switchboard’s, which identifies a company and is marked so in the match', async () => {
    const { api } = await testCore();
    await api.settings.set('region', 'GB');
    const ada = await api.customers.create({ ...ADA, company: 'Analytical Engines', phones: one({ number: '+44 20 7946 0000', kind: 'voice', order: 0, shared: true }) });
    const { matches } = await api.lookup({ kind: 'phone', value: '+442079460000' });
    expect(matches).toMatchObject([{ customer: { id: ada.id, company: 'Analytical Engines' }, shared: true }]);
  });
});

describe('a draft', () => {
  it('may be incomplete, is listed apart and matches no look-up and no search', async () => {
    const { api } = await testCore();
    await api.drafts.put({ id: 'd', type: 'customer', kind: 'saved', fields: { firstName: 'Callum', 'emails.a': { address: 'callum@example.com', order: 0 } } });
    expect(await api.drafts.list()).toMatchObject([{ id: 'd', fields: { firstName: 'Callum' } }]);
    expect((await api.lookup({ kind: 'email', value: 'callum@example.com' })).matches).toEqual([]);
    expect([(await api.search('Callum')).customers, (await api.customers.list()).total]).toEqual([[], 0]);
  });

  it('is there again after a crash, and gone once it became a customer', async () => {
    const name = 'crash';
    const first = await testCore({ name });
    await first.api.drafts.put({ id: 'd', type: 'customer', kind: 'saved', fields: ADA });
    // No closing: the next core opens the same database as if the first had died.
    const next = await testCore({ name });
    const [draft] = await next.api.drafts.list();
    await next.api.customers.create(draft!.fields, 'd');
    expect([(await next.api.drafts.list()).length, (await next.api.customers.list()).total]).toEqual([0, 1]);
  });
});
