import { expect, test } from 'vitest';
import type { Interaction } from '../../domain/records.ts';
import { START, stage, type Stage } from './desk.fixture.ts';

const NUMBER = '+49 30 23125001';

function theirs(fields: Partial<Interaction> = {}): Interaction {
  const by = { createdAt: START, createdBy: 'agent-1', updatedAt: START, updatedBy: 'agent-1' };
  return { id: 'call-1', channel: 'phone', direction: 'in', agentId: 'agent-1', callerId: NUMBER, callerKey: '+493023125001', startedAt: START, answeredAt: START + 5_000, state: 'live', ...by, ...fields };
}

async function came({ desk, records, clock }: Stage, record: Interaction): Promise<void> {
  (records.interactions.has(record.id) ? records.interactions : records.elsewhere).set(record.id, record);
  desk.changed({ type: 'changed', path: 'sync', records: [{ type: 'interaction', id: record.id }] });
  await clock.pass(100);
}

const seen = async ({ desk }: Stage) => (await desk.calls.list()).map(({ state, notes, elsewhere, customer }) => `${elsewhere ? 'there' : 'here'} ${state} ${customer?.id ?? '?'}${notes && `: ${notes}`}`);

test('a call of another replica is shown, its notes are written here, and it goes when it has ended there', async () => {
  const set = stage([{ id: 'erika', phones: ['+493023125001'] }]);
  await came(set, theirs({ customerId: 'erika', notes: 'Boiler' }));
  expect(await seen(set)).toEqual(['there live erika: Boiler']);
  expect((await set.desk.calls.list())[0]?.can).toEqual({});
  await set.desk.calls.note('call-1', 'Boiler, again', true);
  expect(set.records.elsewhere.get('call-1')).toMatchObject({ notes: 'Boiler, again', state: 'live' });
  await came(set, { ...theirs({ customerId: 'erika', notes: 'Boiler, again', state: 'wrap-up', endedAt: START + 60_000, wrapUpEndsAt: START + 120_000 }) });
  expect(await seen(set)).toEqual(['there wrap-up erika: Boiler, again']);
  await set.desk.calls.endWrapUp('call-1');
  await set.clock.pass(10);
  expect(set.records.elsewhere.get('call-1')).toMatchObject({ state: 'ended' });
  expect(await seen(set)).toEqual([]);
});

test('what the other side writes to our call is taken in; what is being typed here stays', async () => {
  const set = stage([{ id: 'erika', phones: ['+493023125001'] }]);
  const page = set.page();
  page.call({ callerId: NUMBER });
  page.call({ callerId: NUMBER, state: 'live' });
  await set.clock.pass(200);
  const [call] = await set.desk.calls.list();
  const stored = (): Interaction => set.records.interactions.get(call!.id)!;
  await came(set, { ...stored(), notes: 'From there', disposition: 'resolved' });
  expect((await set.desk.calls.list())[0]).toMatchObject({ notes: 'From there', disposition: 'resolved', state: 'live' });
  await set.desk.calls.note(call!.id, 'From here');
  await came(set, { ...stored(), notes: 'From there again' });
  expect((await set.desk.calls.list())[0]?.notes).toBe('From here');
  await set.desk.calls.note(call!.id, 'From here', true);
  expect(stored().notes).toBe('From here');
  page.call({ callerId: NUMBER, state: 'ended' });
  await set.clock.pass(2_000);
  expect(await seen(set)).toEqual(['here wrap-up erika: From here']);
  await came(set, { ...stored(), wrapUpEndsAt: stored().wrapUpEndsAt! + 30_000 });
  expect((await set.desk.calls.list())[0]).toMatchObject({ wrapUpExtended: true, wrapUpEndsAt: stored().wrapUpEndsAt });
  await came(set, { ...stored(), state: 'ended' });
  expect(await seen(set)).toEqual([]);
});

test.each([
  ['another agent’s', { agentId: 'agent-2' }],
  ['one that ended', { state: 'ended' as const }],
  ['one that rings since an hour', { state: 'ringing' as const, answeredAt: null, startedAt: START - 3_600_000 }],
])('%s call is not shown', async (_name, fields) => {
  const set = stage();
  await came(set, theirs(fields));
  expect(await seen(set)).toEqual([]);
});

test('a page takes no call of another replica for its own', async () => {
  const set = stage();
  await came(set, theirs());
  set.page().call({ callerId: NUMBER });
  await set.clock.pass(100);
  expect(await seen(set)).toEqual(['here ringing ?', 'there live ?']);
});

test('a call that never ends is ended by the setting, said, and not begun again until its page shows another', async () => {
  const set = stage();
  set.settings.set('longestCallMinutes', 30);
  const page = set.page();
  page.call({ callerId: NUMBER });
  page.call({ callerId: NUMBER, state: 'live' });
  await set.clock.pass(30 * 60_000 + 10);
  expect(set.events.filter(({ type }) => type === 'overlong')).toHaveLength(1);
  expect(await seen(set)).toEqual(['here wrap-up ?']);
  page.call({ callerId: NUMBER, state: 'live' });
  await set.clock.pass(61_000);
  page.call({ callerId: NUMBER, state: 'live' });
  expect(await seen(set)).toEqual([]);
  page.call({ callerId: NUMBER, state: 'ended' });
  page.call({ callerId: NUMBER });
  await set.clock.pass(100);
  expect(await seen(set)).toEqual(['here ringing ?']);
});

test('a softphone whose taught element vanished is said to show no caller, until it shows one', async () => {
  const set = stage();
  set.settings.set('recipe.own', { id: 'own', name: 'Own', hosts: ['voice.example.com'], callerId: [{ at: '.peer' }], ringing: [{ at: '.ring' }], seen: '2026-11-23' });
  const page = set.page();
  page.call({ callerId: '' });
  await set.clock.pass(100);
  expect((await set.desk.calls.list())[0]).toMatchObject({ unread: true });
  page.call({ callerId: NUMBER });
  await set.clock.pass(100);
  expect((await set.desk.calls.list())[0]?.unread).toBeUndefined();
});

test('a state that flaps a hundred times a second is one call, told at most every 50 ms, and said to be unsteady', async () => {
  const set = stage();
  const page = set.page();
  for (let turn = 0; turn < 100; turn += 1) {
    page.call({ callerId: NUMBER, state: turn % 2 ? 'live' : 'ringing' });
    page.call({ callerId: NUMBER, state: 'ended' });
    await set.clock.pass(10);
  }
  expect(set.records.interactions.size).toBe(1);
  expect(set.events.filter(({ type }) => type === 'calls').length).toBeLessThanOrEqual(22);
  expect((await set.desk.calls.list())[0]).toMatchObject({ unsteady: true });
});
