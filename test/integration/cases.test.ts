import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Core } from '../../src/crm/index.ts';
import type { CrmEvent } from '../../src/domain/views.ts';
import { testCore } from '../support/cores.ts';

const DAY = 86_400_000;

/** A closed case of Ada's, and a clock to move on. */
async function closedCase() {
  const time = { now: Date.UTC(2026, 10, 1) };
  const core = await testCore({ clock: () => time.now });
  const { api } = core;
  const me = await api.agents.current();
  const ada = await api.customers.create({ firstName: 'Ada', lastName: 'Lovelace' });
  const made = await api.cases.create({ customerId: ada.id, subject: 'Boiler', priority: 'high', status: 'open' });
  await api.cases.edit(made.id, { status: 'closed' });
  return { core, api, me, ada, id: made.id, time };
}

const inbound = (api: Core['api'], id: string) => api.cases.addFollowUp(id, { text: 'Again!', inbound: true });

describe('a case', () => {
  it('is assigned by setting it Open, notes who closed it and when, and forgets that when it is reopened', async () => {
    const { api, me, id, time } = await closedCase();
    expect(await api.cases.get(id)).toMatchObject({ assignedTo: me.id, assignedAt: time.now, closedBy: me.id, closedAt: time.now, createdBy: me.id, lastActivityAt: time.now });
    time.now += DAY;
    const open = await api.cases.edit(id, { status: 'open' });
    expect([open.closedBy, open.closedAt, open.assignedTo, open.lastActivityAt]).toEqual([undefined, undefined, me.id, time.now]);
  });

  it('dates the hand-over to another agent, and leaves a hand-over to nobody undated', async () => {
    const { api, id, time } = await closedCase();
    const nora = await api.agents.create({ name: 'Nora' });
    time.now += DAY;
    expect(await api.cases.edit(id, { assignedTo: nora.id })).toMatchObject({ assignedTo: nora.id, assignedAt: time.now });
    expect((await api.cases.edit(id, { assignedTo: null })).assignedAt).toBeUndefined();
  });

  it('takes notes and e-mails as follow-ups, and rewording is an edit with its history', async () => {
    const { api, id, me } = await closedCase();
    const note = await api.cases.addFollowUp(id, { text: 'Caled' });
    await api.cases.addFollowUp(id, { kind: 'email', text: 'Dear Ada', mail: { from: 'help@example.com', to: ['Ada <ada@example.com>'] } });
    expect((await api.cases.editFollowUp(note.id, { text: 'Called' })).text).toBe('Called');
    expect((await api.cases.followUps(id)).map(({ kind, agentId }) => [kind, agentId]).sort()).toEqual([['email', me.id], ['note', me.id]]);
    expect((await api.history.of('followUp', note.id))[0]?.fields).toEqual([{ field: 'text', from: 'Caled', to: 'Called' }]);
  });
});

describe('a follow-up by the customer on a closed case', () => {
  it.each<[name: string, rule: object | null, days: number, reopened: boolean]>([
    ['reopens it where nothing is set', null, 900, true],
    ['reopens it always', { when: 'always', days: 1, to: 'last' }, 900, true],
    ['reopens it up to the limit', { when: 'within', days: 14, to: 'last' }, 14, true],
    ['carries on in a new case past the limit', { when: 'within', days: 14, to: 'last' }, 15, false],
    ['carries on in a new case where none may be reopened', { when: 'never', days: 14, to: 'last' }, 0, false],
  ])('%s', async (_name, rule, days, reopened) => {
    const { api, me, ada, id, time } = await closedCase();
    if (rule) await api.settings.set('reopen', rule);
    time.now += days * DAY;
    const { caseId } = await inbound(api, id);
    expect(caseId === id).toBe(reopened);
    expect((await api.cases.get(id)).status).toBe(reopened ? 'open' : 'closed');
    if (!reopened) expect(await api.cases.get(caseId)).toMatchObject({ followsCaseId: id, customerId: ada.id, subject: 'Boiler', priority: 'high', status: 'new', assignedTo: me.id });
    expect((await api.cases.followUps(caseId)).map(({ text }) => text)).toEqual(['Again!']);
    expect((await api.check()).problems).toEqual([]);
  });

  it('leaves a reopened case to the next handler where the rule says so', async () => {
    const { api, id } = await closedCase();
    await api.settings.set('reopen', { when: 'always', days: 14, to: 'next' });
    await inbound(api, id);
    const open = await api.cases.get(id);
    expect([open.status, open.assignedTo, open.closedAt]).toEqual(['open', undefined, undefined]);
  });

  it('is taken back as one, the reopening with it', async () => {
    const { api, id } = await closedCase();
    const made = await inbound(api, id);
    await api.history.undo((await api.history.of('followUp', made.id))[0]!.commit);
    expect((await api.cases.get(id)).status).toBe('closed');
    expect(await api.cases.followUps(id)).toEqual([]);
  });

  it('does nothing more to an open case, and an agent’s own follow-up leaves a closed one closed', async () => {
    const { api, id } = await closedCase();
    await api.cases.addFollowUp(id, { text: 'For the file' });
    expect((await api.cases.get(id)).status).toBe('closed');
    await inbound(api, id);
    await api.cases.edit(id, { status: 'pending' });
    await inbound(api, id);
    expect((await api.cases.get(id)).status).toBe('pending');
  });

  it.each([[null, 'reopen.when'], [{ when: 'sometimes', days: 1, to: 'last' }, 'reopen.when'], [{ when: 'within', days: 0, to: 'last' }, 'reopen.days'], [{ when: 'within', days: 1, to: 'boss' }, 'reopen.to']])('refuses the rule %o', async (rule, field) => {
    const { api } = await testCore();
    await expect(api.settings.set('reopen', rule)).rejects.toMatchObject({ code: 'validation', detail: { field } });
  });
});

it('tells when a listed draft comes, goes, or was made good; typing tells nobody', async () => {
  const core = await testCore();
  const events: CrmEvent[] = [];
  core.onEvent((event) => void (event.type === 'drafts' && events.push(event)));
  const draft = { type: 'customer' as const, fields: { firstName: 'Ada', lastName: 'Lovelace' } };
  await core.api.drafts.put({ id: 'typing', kind: 'typing', ...draft });
  await core.api.drafts.discard('typing');
  expect(events).toHaveLength(0);
  await core.api.drafts.put({ id: 'one', kind: 'saved', ...draft });
  await core.api.drafts.discard('one');
  expect(events).toHaveLength(2);
  await core.api.drafts.put({ id: 'two', kind: 'saved', ...draft });
  await core.api.customers.create(draft.fields, 'two');
  expect([events.length, (await core.api.drafts.list()).length]).toEqual([4, 0]);
});
