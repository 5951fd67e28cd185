import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { one, testCore } from '../support/cores.ts';

const MAIL = { from: 'Ada Lovelace <ada@example.com>', to: ['help@example.com'], cc: ['Grace <grace@example.com>'], bcc: ['boss@example.com'], subject: 'The boiler again', messageId: '<1@example.com>' };

async function withAda() {
  const time = { now: Date.UTC(2026, 10, 20) };
  const { api } = await testCore({ clock: () => time.now });
  const ada = await api.customers.create({ firstName: 'Ada', lastName: 'Lovelace', emails: one({ address: 'ada@example.com', order: 0 }) });
  return { api, ada, time };
}

describe('an e-mail', () => {
  it('finds its customer by the From address and its case by the number in the subject', async () => {
    const { api, ada } = await withAda();
    const boiler = await api.cases.create({ customerId: ada.id, subject: 'Boiler' });
    expect(await api.mail.place({ ...MAIL, subject: 'Hello' })).toMatchObject({ customers: [{ customer: { id: ada.id } }], case: null, open: [{ id: boiler.id }], known: null });
    expect((await api.mail.place({ ...MAIL, subject: `Re: [${boiler.caseNumber}] Boiler` })).case?.id).toBe(boiler.id);
    expect((await api.mail.place({ from: 'Somebody <x@example.com>', subject: `AW: ${boiler.caseNumber}` })).case?.id).toBe(boiler.id);
    expect(await api.mail.place({ from: 'x@example.com', subject: 'K-9999' })).toEqual({ customers: [], case: null, open: [], known: null });
    expect(await api.mail.place({ from: 'undisclosed', subject: '' })).toMatchObject({ customers: [], case: null });
  });

  it('becomes a case with From, To, Cc and Bcc, and an interaction, all in one commit', async () => {
    const { api, ada, time } = await withAda();
    const date = time.now - 3_600_000;
    const made = await api.mail.take({ mail: { ...MAIL, date }, text: 'It is off again.\n', customerId: ada.id });
    expect(made).toMatchObject({ kind: 'email', inbound: true, text: 'It is off again.', at: date, mail: MAIL });
    expect(await api.cases.get(made.caseId)).toMatchObject({ subject: 'The boiler again', channel: 'email', customerId: ada.id, status: 'new' });
    const { lastInteractions } = await api.customers.page(ada.id);
    expect(lastInteractions).toMatchObject([{ channel: 'email', direction: 'in', callerKey: 'ada@example.com', caseId: made.caseId, followUpId: made.id, startedAt: date }]);
    expect((await api.mail.place(MAIL)).known).toEqual({ caseId: made.caseId, id: made.id });
    await api.history.undo((await api.history.of('case', made.caseId))[0]!.commit);
    expect(await api.customers.page(ada.id)).toMatchObject({ counts: { cases: 0 }, lastInteractions: [] });
    expect((await api.check()).problems).toEqual([]);
  });

  it('of somebody new brings the customer along, or nothing at all', async () => {
    const { api } = await testCore();
    const grace = { firstName: 'Grace', lastName: 'Hopper', emails: one({ address: 'grace@example.com', order: 0 }) };
    await expect(api.mail.take({ mail: { from: 'grace@example.com', to: [] }, text: 'Hi', customer: { ...grace, lastName: '' } })).rejects.toMatchObject({ code: 'validation', detail: { field: 'lastName', rule: 'required' } });
    expect([(await api.customers.list()).total, (await api.cases.list()).total]).toEqual([0, 0]);
    const made = await api.mail.take({ mail: { from: 'grace@example.com', to: [] }, text: 'Hi\nthere', customer: grace });
    expect((await api.cases.get(made.caseId)).subject).toBe('Hi');
    await expect(api.mail.take({ mail: MAIL, text: 'x' })).rejects.toMatchObject({ detail: { field: 'customerId', rule: 'required' } });
  });

  it('on a closed case follows the reopening rule', async () => {
    const { api, ada, time } = await withAda();
    await api.settings.set('reopen', { when: 'within', days: 7, to: 'last' });
    const old = await api.cases.create({ customerId: ada.id, subject: 'Boiler', status: 'closed' });
    time.now += 3 * 86_400_000;
    expect((await api.mail.take({ mail: MAIL, text: 'Again', caseId: old.id })).caseId).toBe(old.id);
    expect((await api.cases.get(old.id)).status).toBe('open');
    await api.cases.edit(old.id, { status: 'closed' });
    time.now += 8 * 86_400_000;
    const { caseId } = await api.mail.take({ mail: MAIL, text: 'And again', caseId: old.id });
    expect(await api.cases.get(caseId)).toMatchObject({ followsCaseId: old.id, channel: 'email' });
    expect((await api.customers.page(ada.id)).lastInteractions.map((call) => call.caseId).sort()).toEqual([old.id, caseId].sort());
  });

  it('that is too long is cut, whole characters and all, and its head is checked', async () => {
    const { api, ada } = await withAda();
    const made = await api.mail.take({ mail: { ...MAIL, subject: '🙂'.repeat(300) }, text: '🙂'.repeat(40_000), customerId: ada.id });
    expect([[...made.text].length, [...(await api.cases.get(made.caseId)).subject].length]).toEqual([32_000, 200]);
    await expect(api.mail.take({ mail: { ...MAIL, to: Array.from({ length: 501 }, () => 'x') }, text: 'x', customerId: ada.id })).rejects.toMatchObject({ code: 'validation', detail: { field: 'mail', rule: 'too-many' } });
    await expect(api.mail.take({ mail: { ...MAIL, source: 'not a hash', size: 1 }, text: 'x', customerId: ada.id })).rejects.toMatchObject({ code: 'validation' });
  });

  it('asks for the right to write follow-ups', async () => {
    const { api, ada } = await withAda();
    await api.agents.signIn((await api.agents.create({ name: 'Vic', role: 'viewer' })).id);
    await expect(api.mail.take({ mail: MAIL, text: 'x', customerId: ada.id })).rejects.toMatchObject({ code: 'permission' });
  });
});
