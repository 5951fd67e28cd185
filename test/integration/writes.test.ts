import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { one, testCore } from '../support/cores.ts';

const ADA = { firstName: 'Ada', lastName: 'Lovelace' };
const email = (address: string) => ({ emails: one({ address, order: 0 }) });

/** Every refusal at its place; the limits are product.md's. */
const REFUSED: [name: string, fields: Record<string, unknown>, error: object][] = [
  ['no last name', { firstName: 'Ada' }, { code: 'validation', detail: { field: 'lastName', rule: 'required' } }],
  ['a blank first name', { ...ADA, firstName: '  ' }, { detail: { field: 'firstName', rule: 'required' } }],
  ['a name of 101 characters', { ...ADA, firstName: '漢'.repeat(101) }, { detail: { rule: 'too-long', limit: 100 } }],
  ['an e-mail of 255 characters', { ...ADA, ...email(`${'a'.repeat(243)}@example.com`) }, { detail: { rule: 'too-long', limit: 254 } }],
  ['no e-mail', { ...ADA, ...email('ada@') }, { detail: { rule: 'not-email', field: expect.stringMatching(/^emails\..*\.address$/) } }],
  ['no phone', { ...ADA, phones: one({ number: 'call me', kind: 'voice', order: 0 }) }, { detail: { rule: 'not-phone' } }],
  ['a type not in the list', { ...ADA, customerType: 'nonsense' }, { detail: { field: 'customerType', rule: 'not-in-list' } }],
  ['a field nobody knows', { ...ADA, __proto: 1 }, { detail: { rule: 'unknown-field' } }],
  ['a path out of the record', { ...ADA, 'constructor.prototype': 1 }, { detail: { rule: 'unknown-field' } }],
];

describe('writing', () => {
  it.each(REFUSED)('refuses %s', async (_name, fields, error) => {
    const { api } = await testCore();
    await expect(api.customers.create(fields)).rejects.toMatchObject(error);
    expect((await api.customers.list()).total).toBe(0);
  });

  it('accepts what is at the limit', async () => {
    const { api } = await testCore();
    const made = await api.customers.create({ firstName: '漢'.repeat(100), lastName: '🙂'.repeat(100), comments: 'x'.repeat(400), ...email(`${'a'.repeat(242)}@example.com`) });
    expect(Object.values(made.emails)[0]?.address).toHaveLength(254);
  });

  it('keeps e-mail and account number unique, and says who has it', async () => {
    const { api } = await testCore();
    const ada = await api.customers.create({ ...ADA, ...email('ada@example.com') });
    await expect(api.customers.create({ ...ADA, ...email('ADA@example.com') })).rejects.toMatchObject({ code: 'duplicate', detail: { record: ada.id } });
    await expect(api.customers.create({ ...ADA, accountNumber: 'c 1001' })).rejects.toMatchObject({ code: 'duplicate', detail: { field: 'accountNumber' } });
  });

  it('refuses an agent who lacks the permission, whatever a screen shows', async () => {
    const { api } = await testCore();
    const ada = await api.customers.create(ADA);
    const [agent, viewer] = [await api.agents.create({ name: 'Nora' }), await api.agents.create({ name: 'Vic', role: 'viewer' })];
    await api.agents.signIn(agent.id);
    await expect(api.customers.remove(ada.id)).rejects.toMatchObject({ code: 'permission', detail: { permission: 'customer.delete' } });
    await expect(api.settings.set('region', 'FR')).rejects.toMatchObject({ code: 'permission' });
    await expect(api.agents.edit(agent.id, { role: 'administrator' })).rejects.toMatchObject({ code: 'permission' });
    const own = await api.customers.create({ firstName: 'By', lastName: 'Mistake' });
    await api.history.undo((await api.history.of('customer', own.id))[0]!.commit);
    await expect(api.customers.get(own.id)).rejects.toMatchObject({ code: 'not-found' });
    await api.agents.signIn(viewer.id);
    await expect(api.customers.edit(ada.id, { company: 'X' })).rejects.toMatchObject({ code: 'permission', detail: { permission: 'customer.edit' } });
    expect((await api.customers.get(ada.id)).company).toBeUndefined();
  });

  it('says a conflict when a later change touched what is to be undone, and changes nothing', async () => {
    const { api } = await testCore();
    const ada = await api.customers.create(ADA);
    await api.customers.edit(ada.id, { company: 'First', vip: true });
    const [first] = await api.history.of('customer', ada.id);
    await api.customers.edit(ada.id, { company: 'Second' });
    await expect(api.history.undo(first!.commit)).rejects.toMatchObject({ code: 'conflict', detail: { fields: ['company'] } });
    expect(await api.customers.get(ada.id)).toMatchObject({ company: 'Second', vip: true });
  });

  it('undoes a creation, a deletion and an undo', async () => {
    const { api } = await testCore();
    const ada = await api.customers.create(ADA);
    await api.customers.remove(ada.id);
    const [removed, created] = await api.history.of('customer', ada.id);
    await api.history.undo(removed!.commit);
    expect(await api.customers.get(ada.id)).toMatchObject(ADA);
    const [undone] = await api.history.of('customer', ada.id);
    expect(undone).toMatchObject({ path: 'undo', op: 'restore' });
    await api.history.undo(undone!.commit);
    await expect(api.customers.get(ada.id)).rejects.toMatchObject({ code: 'not-found' });
    expect(created).toMatchObject({ op: 'create' });
  });

  it('opening a case assigns it, closing notes who and when, a follow-up moves its last activity', async () => {
    let now = 1_700_000_000_000;
    const { api } = await testCore({ clock: () => now });
    const ada = await api.customers.create(ADA);
    const made = await api.cases.create({ customerId: ada.id, subject: 'Engine stops' });
    expect(made).toMatchObject({ caseNumber: 'K-1001', status: 'new', priority: 'normal', visibility: 'public', channel: 'phone' });
    const me = (await api.agents.current()).id;
    expect(await api.cases.edit(made.id, { status: 'open' })).toMatchObject({ assignedTo: me, assignedAt: now });
    now += 1000;
    await api.cases.addFollowUp(made.id, { text: 'Came back twice.' });
    expect((await api.cases.get(made.id)).lastActivityAt).toBe(now);
    expect(await api.cases.edit(made.id, { status: 'closed' })).toMatchObject({ closedBy: me, closedAt: now });
    expect(await api.customers.page(ada.id)).toMatchObject({ counts: { openCases: 0, cases: 1 } });
  });

  it('finds the children of a merged customer under the kept one, and undoes the merge', async () => {
    const { api } = await testCore();
    const [keep, lose] = [await api.customers.create({ ...ADA, phones: one({ number: '+49 30 901820', kind: 'voice', order: 0 }) }), await api.customers.create({ ...ADA, firstName: 'A.' })];
    await api.cases.create({ customerId: lose.id, subject: 'Of the loser' });
    await api.customers.merge({ keep: keep.id, lose: lose.id, fields: { firstName: 'A.' } });
    expect(await api.customers.page(lose.id)).toMatchObject({ customer: { id: keep.id, firstName: 'A.' }, counts: { cases: 1 } });
    const [merged] = await api.history.of('customer', keep.id);
    await api.history.undo(merged!.commit);
    expect(await api.customers.page(lose.id)).toMatchObject({ customer: { id: lose.id }, counts: { cases: 1 } });
    expect((await api.customers.get(keep.id)).firstName).toBe('Ada');
  });
});
