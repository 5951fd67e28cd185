/** Finding, keeping apart and merging duplicates: product.md §4. */
import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import type { CrmApi } from '../../src/crm/index.ts';
import type { CrmEvent } from '../../src/domain/views.ts';
import { one, testCore } from '../support/cores.ts';

const phone = (number: string) => ({ phones: one({ number, kind: 'voice', order: 0 }) });
const email = (address: string) => ({ emails: one({ address, order: 0 }) });
const ADA = { firstName: 'Ada', lastName: 'Lovelace', company: 'Analytical' };

async function found(api: CrmApi) {
  await api.duplicates.find();
  await vi.waitFor(async () => expect((await api.duplicates.list()).state).toBe('done'));
  return api.duplicates.list();
}

describe('the finder', () => {
  it('finds pairs, likeliest first, tells its progress, and leaves strangers out', async () => {
    const core = await testCore();
    const { api } = core;
    const told: CrmEvent[] = [];
    core.onEvent((event) => event.type === 'duplicates' && told.push(event));
    await api.demo.load({ customers: 40, seed: 3 });
    const ada = await api.customers.create({ ...ADA, ...phone('+44 20 7946 0112') });
    const typo = await api.customers.create({ ...ADA, lastName: 'Lovelcae', ...phone('+44 (0)20 7946-0112') });
    const namesake = await api.customers.create({ ...ADA, company: 'analytical' });
    const list = await found(api);
    const mine = list.rows.filter(({ a, b }) => [ada.id, typo.id, namesake.id].includes(a.id) && [ada.id, typo.id, namesake.id].includes(b.id));
    expect(mine.map(({ reasons }) => reasons)).toContainEqual(['same-phone', 'similar-name', 'same-company']);
    expect(mine).toHaveLength(3);
    expect(list.rows.map(({ score }) => score)).toEqual(list.rows.map(({ score }) => score).toSorted((x, y) => y - x));
    expect(list.count).toBe(list.rows.length);
    expect(told.at(-1)).toMatchObject({ state: 'done', done: list.total });
  });

  it('follows edits, merges and deletions, and forgets pairs kept apart for good', async () => {
    const { api } = await testCore();
    const [a, b, c] = [await api.customers.create(ADA), await api.customers.create(ADA), await api.customers.create(ADA)];
    expect((await found(api)).count).toBe(3);
    await api.duplicates.dismiss(b.id, a.id);
    expect((await api.duplicates.list()).count).toBe(2);
    expect((await api.duplicates.of(a.id)).map((pair) => pair.b.id)).toEqual([c.id]);
    expect((await found(api)).count).toBe(2);
    await api.customers.edit(c.id, { company: null });
    expect((await api.duplicates.list()).count).toBe(0);
    await api.customers.edit(c.id, { company: 'Analytical' });
    expect((await found(api)).count).toBe(2);
    await api.customers.merge({ keep: a.id, lose: c.id });
    expect((await api.duplicates.list()).count).toBe(0);
    await api.demo.load({ customers: 1, seed: 9 });
    expect((await api.duplicates.list()).state).toBe('outdated');
  });

  it('takes nobody for the same by a switchboard, nor by a key that many share', async () => {
    const { api } = await testCore();
    for (let at = 0; at < 25; at += 1) await api.customers.create({ firstName: `First${at}`, lastName: `Last${at}`, ...phone('+44 20 7946 0112') });
    const shared = { phones: one({ number: '+44 20 7946 0999', kind: 'voice', order: 0, shared: true }) };
    await api.customers.create({ firstName: 'A', lastName: 'One', ...shared });
    await api.customers.create({ firstName: 'B', lastName: 'Two', ...shared });
    expect((await found(api)).count).toBe(0);
  });
});

describe('a merge', () => {
  it('takes the chosen fields, unites phones and e-mails, redirects, and is undone as one', async () => {
    const { api } = await testCore();
    const keep = await api.customers.create({ ...ADA, ...phone('+44 20 7946 0112'), ...email('ada@example.com') });
    const lose = await api.customers.create({ ...ADA, firstName: 'Augusta Ada', comments: 'countess', primaryAddress: { city: 'London' }, ...phone('+44 20 7946 0113'), ...email('countess@example.com') });
    const open = await api.cases.create({ customerId: lose.id, subject: 'Engine' });
    const merged = await api.customers.merge({ keep: keep.id, lose: lose.id, fields: { firstName: 'Augusta Ada', 'primaryAddress.city': 'London' } });
    expect(merged).toMatchObject({ id: keep.id, firstName: 'Augusta Ada', primaryAddress: { city: 'London' } });
    expect(merged.comments).toBeUndefined();
    expect([Object.keys(merged.phones).length, Object.keys(merged.emails).length]).toEqual([2, 2]);
    expect((await api.customers.get(lose.id)).id).toBe(keep.id);
    expect((await api.lookup({ kind: 'account', value: lose.accountNumber })).matches.map(({ customer }) => customer.id)).toEqual([keep.id]);
    expect((await api.customers.page(keep.id)).counts.cases).toBe(1);
    const [entry] = await api.history.of('customer', keep.id);
    expect(entry).toMatchObject({ path: 'merge' });
    await api.history.undo(entry!.commit);
    expect(await api.customers.get(lose.id)).toMatchObject({ id: lose.id, comments: 'countess' });
    expect(await api.customers.get(keep.id)).toMatchObject({ firstName: 'Ada' });
    expect(Object.keys((await api.customers.get(keep.id)).phones)).toHaveLength(1);
    expect((await api.cases.get(open.id)).customerId).toBe(lose.id);
    expect((await api.check()).problems).toEqual([]);
  });
});
