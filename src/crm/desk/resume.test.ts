import { describe, expect, test } from 'vitest';
import type { PageCall } from '../../link/messages.ts';
import { stage, START, type Person, type Stage } from './desk.fixture.ts';

const NUMBER = '+49 30 23125001';
const ERIKA: Person = { id: 'erika', phones: ['+493023125001'] };

const seen = async (set: Stage): Promise<string[]> => (await set.desk.calls.list()).map(({ state, callerId, customer }) => `${state} ${callerId} ${customer?.id ?? '?'}`);
const logged = (set: Stage): string[] => [...set.records.interactions.values()].map(({ state, outcome, notes }) => `${state} ${outcome ?? '-'} ${notes ?? ''}`.trim());

/** A call seen by one core, which then dies without a word, and by the next. */
async function twice(before: Partial<PageCall>, away: number, after: Partial<PageCall> | null): Promise<Stage> {
  const first = stage([ERIKA]);
  first.page().call({ callerId: NUMBER, ...before });
  await first.clock.pass(100);
  first.clock.sleep(away);
  const next = first.restart();
  await next.clock.pass(500);
  if (after) next.page({ tab: 9 }).call({ key: 'other', callerId: NUMBER, ...after });
  await next.clock.pass(500);
  return next;
}

describe('a call a core left unfinished', () => {
  const rows: [string, Partial<PageCall>, number, Partial<PageCall> | null, string[], string[]][] = [
    ['carries on, live', { state: 'live' }, 1_000, { state: 'live' }, [`live ${NUMBER} erika`], ['live answered']],
    ['carries on, ringing', {}, 1_000, {}, [`ringing ${NUMBER} erika`], ['ringing -']],
    ['was answered meanwhile', {}, 1_000, { state: 'live' }, [`live ${NUMBER} erika`], ['live answered']],
    ['is not shown before a page shows it', { state: 'live' }, 1_000, null, [], ['live answered']],
    ['rings anew: another call', { state: 'live' }, 1_000, {}, [`ringing ${NUMBER} erika`], ['live answered', 'ringing -']],
    ['of another caller: another call', { state: 'live' }, 1_000, { state: 'live', callerId: '+49 30 23125002' }, ['live +49 30 23125002 ?'], ['live answered', 'live answered']],
    ['the other way round: another call', { state: 'live' }, 1_000, { state: 'live', direction: 'out' }, [`live ${NUMBER} erika`], ['live answered', 'live answered']],
    ['of yesterday is over', { state: 'live' }, 86_400_000, { state: 'live' }, [`live ${NUMBER} erika`], ['ended answered', 'live answered']],
    ['that rang an hour ago is over', {}, 3_600_000, {}, [`ringing ${NUMBER} erika`], ['ended missed', 'ringing -']],
  ];
  test.each(rows)('%s', async (_name, before, away, after, shown, log) => {
    const set = await twice(before, away, after);
    expect(await seen(set)).toEqual(shown);
    expect(logged(set)).toEqual(log);
  });

  test('does not pop again', async () => {
    expect((await twice({ state: 'live' }, 1_000, { state: 'live' })).pops()).toEqual([]);
  });

  test('ends when no page shows it again, with wrap-up while that lasts', async () => {
    const set = await twice({ state: 'live' }, 1_000, null);
    await set.clock.pass(20_000);
    expect(await set.desk.calls.list()).toMatchObject([{ state: 'wrap-up', endedAt: START }]);
    await set.clock.pass(60_000);
    expect(logged(set)).toEqual(['ended answered']);
    expect(set.pops()).toEqual([]);
  });

  test('keeps the agent’s choice', async () => {
    const first = stage([ERIKA, { ...ERIKA, id: 'max' }]);
    first.page().call({ callerId: NUMBER, state: 'live' });
    await first.clock.pass(100);
    await first.desk.calls.choose((await first.desk.calls.list())[0]?.id ?? '', 'max');
    const next = first.restart();
    next.page().call({ callerId: NUMBER, state: 'live' });
    await next.clock.pass(100);
    expect(await seen(next)).toEqual([`live ${NUMBER} max`]);
    expect((await next.desk.calls.list())[0]?.matches.map(({ customer }) => customer.id)).toEqual(['erika', 'max']);
  });
});

describe('what was being typed becomes a change', () => {
  test.each<[string, number, string[]]>([
    ['of a call that goes on', 1_000, ['live answered Boiler']],
    ['of one that is over', 86_400_000, ['ended answered Boiler']],
  ])('%s', async (_name, away, log) => {
    const first = stage([ERIKA]);
    first.page().call({ callerId: NUMBER, state: 'live' });
    await first.clock.pass(100);
    await first.desk.calls.note((await first.desk.calls.list())[0]?.id ?? '', 'Boiler');
    first.clock.sleep(away);
    const next = first.restart();
    await next.clock.pass(500);
    expect(logged(next)).toEqual(log);
    expect(next.records.drafts.size).toBe(0);
  });

  test('of a call that had ended, or was erased', async () => {
    const first = stage([ERIKA]);
    first.page().call({ callerId: NUMBER });
    await first.clock.pass(100);
    const [call] = await first.desk.calls.list();
    await first.desk.calls.dismiss(call?.id ?? '');
    const id = call?.id ?? '';
    const draft = { type: 'interaction', agentId: 'agent-1', kind: 'typing', savedAt: START } as const;
    first.records.interactions.set(id, { ...first.records.interactions.get(id)!, state: 'ended' });
    const form = { ...draft, id: 'a form', record: id, fields: { notes: 'of a form, not ours' } };
    first.records.drafts.set('form', form);
    first.records.drafts.set(`call:${id}`, { ...draft, id: `call:${id}`, record: id, fields: { notes: 'Boiler' } });
    first.records.drafts.set('call:erased', { ...draft, id: 'call:erased', record: 'erased', fields: { notes: 'gone' } });
    first.records.drafts.set('call:odd', { ...draft, id: 'call:odd', record: 'odd', fields: { notes: 7 } });
    const next = first.restart();
    await next.clock.pass(100);
    expect(next.records.interactions.get(id)?.notes).toBe('Boiler');
    expect([...next.records.drafts.values()]).toEqual([form]);
  });
});

describe('calls without a page', () => {
  test('by hand: goes on', async () => {
    const first = stage([ERIKA]);
    await first.desk.calls.start({ channel: 'phone', direction: 'out', contact: { kind: 'phone', value: '+493023125001' } });
    first.clock.sleep(3_600_000);
    const next = first.restart();
    expect(await next.desk.calls.list()).toMatchObject([{ state: 'live', customer: { id: 'erika' }, can: { hangUp: true } }]);
  });

  test.each([
    ['goes on where it was', false, 20_000, START + 60_100],
    ['with its 30 s more', true, 20_000, START + 90_100],
    ['ended while nobody looked', false, 600_000, null],
  ])('wrap-up %s', async (_name, extended, away, endsAt) => {
    const first = stage([ERIKA]);
    const page = first.page();
    page.call({ callerId: NUMBER, state: 'live' });
    await first.clock.pass(100);
    page.call({ callerId: NUMBER, state: 'ended' });
    await first.clock.pass(2_000);
    if (extended) await first.desk.calls.extendWrapUp((await first.desk.calls.list())[0]?.id ?? '');
    first.clock.sleep(away);
    const next = first.restart();
    await next.clock.pass(100);
    expect((await next.desk.calls.list())[0]?.wrapUpEndsAt ?? null).toBe(endsAt);
    await next.clock.pass(100_000);
    expect(logged(next)).toEqual(['ended answered']);
    expect(next.records.drafts.size).toBe(0);
  });
});

test('records that cannot be read hold nothing up', async () => {
  const set = stage([ERIKA]);
  set.records.unfinishedInteractions = () => Promise.reject(new Error('blocked'));
  const next = set.restart();
  next.page().call({ callerId: NUMBER });
  await next.clock.pass(100);
  expect(await seen(next)).toEqual([`ringing ${NUMBER} erika`]);
});
