import { describe, expect, test } from 'vitest';
import type { Call } from '../../domain/views.ts';
import type { PageCall } from '../../link/messages.ts';
import { stage, START, type FakePage, type Person, type Stage } from './desk.fixture.ts';

const NUMBER = '+49 30 23125001';
const OTHER = '+49 30 23125002';
const ERIKA: Person = { id: 'erika', phones: ['+493023125001'] };

const seen = async (set: Stage): Promise<string[]> =>
  (await set.desk.calls.list()).map(({ state, callerId, customer }) => `${state} ${callerId} ${customer?.id ?? '?'}`);
const logged = (set: Stage): string[] =>
  [...set.records.interactions.values()].map(({ state, callerKey, customerId, outcome }) => `${state} ${callerKey ?? '-'} ${customerId ?? '?'} ${outcome ?? '-'}`);

async function only(set: Stage): Promise<Call> {
  const [call, ...more] = await set.desk.calls.list();
  expect(more).toEqual([]);
  if (!call) throw new Error('no call');
  return call;
}

async function ring(set: Stage, page: FakePage, call: Partial<PageCall> = {}): Promise<void> {
  page.call({ callerId: NUMBER, ...call });
  await set.clock.pass(10);
}

describe('whom a call belongs to', () => {
  const rows: [string, Person[], string, { customer: string | null; matches: string[] }][] = [
    ['one certain match is linked', [ERIKA], NUMBER, { customer: 'erika', matches: ['erika'] }],
    ['a sip address', [ERIKA], '<sip:+493023125001@pbx.example.com>', { customer: 'erika', matches: ['erika'] }],
    ['several: the agent chooses', [ERIKA, { ...ERIKA, id: 'max' }], NUMBER, { customer: null, matches: ['erika', 'max'] }],
    ['the likeliest is offered first', [ERIKA, { ...ERIKA, id: 'max', openCases: 1 }], NUMBER, { customer: null, matches: ['max', 'erika'] }],
    ['a switchboard is nobody', [{ ...ERIKA, shared: true }], NUMBER, { customer: null, matches: ['erika'] }],
    ['a maybe is offered', [{ ...ERIKA, level: 'suffix' }], NUMBER, { customer: null, matches: ['erika'] }],
    ['one certain beside a maybe', [ERIKA, { ...ERIKA, id: 'max', level: 'mined' }], NUMBER, { customer: 'erika', matches: ['erika', 'max'] }],
    ['nobody: a prompt', [ERIKA], OTHER, { customer: null, matches: [] }],
    ['anonymous', [ERIKA], 'Anonymous', { customer: null, matches: [] }],
    ['an e-mail address', [{ id: 'max', emails: ['max@sample.example'] }], 'max@sample.example', { customer: 'max', matches: ['max'] }],
  ];
  test.each(rows)('%s', async (_name, people, callerId, expected) => {
    const set = stage(people);
    await ring(set, set.page(), { callerId });
    const call = await only(set);
    expect({ customer: call.customer?.id ?? null, matches: call.matches.map(({ customer }) => customer.id) }).toEqual(expected);
    expect(set.pops()).toEqual([`offered ${callerId} ${expected.customer ?? '?'}`]);
    expect(set.records.writes).toHaveLength(1);
  });

  test('a caller ID that comes after the ring', async () => {
    const set = stage([ERIKA]);
    const page = set.page();
    await ring(set, page, { callerId: '' });
    await ring(set, page, { callerId: NUMBER });
    await ring(set, page, { callerId: 'Erika Sample' });
    expect(await seen(set)).toEqual([`ringing ${NUMBER} erika`]);
    expect(set.pops()).toEqual(['offered  ?', `offered ${NUMBER} erika`]);
  });

  test('a caller ID that comes piece by piece is one call', async () => {
    const set = stage([ERIKA, { id: 'short', phones: ['+49302312500'] }]);
    const page = set.page();
    for (const callerId of ['+49 30', '+49 30 2312500', NUMBER, '+49 30 2312500']) await ring(set, page, { callerId });
    expect(await seen(set)).toEqual([`ringing ${NUMBER} erika`]);
    await set.clock.pass(3_000);
    expect(logged(set)).toEqual(['ringing +493023125001 erika -']);
  });

  test('a customer created while it rings is linked; one the agent took off is not', async () => {
    const set = stage([]);
    const page = set.page();
    await ring(set, page);
    set.records.people.push(ERIKA);
    set.desk.changed({ type: 'changed', path: 'typed', records: [{ type: 'customer', id: 'erika' }] });
    await set.clock.pass(1_000);
    expect(await seen(set)).toEqual([`ringing ${NUMBER} erika`]);
    await set.desk.calls.unlink((await only(set)).id);
    set.desk.changed({ type: 'changed', path: 'typed', records: 'many' });
    await set.clock.pass(1_000);
    expect(await seen(set)).toEqual([`ringing ${NUMBER} ?`]);
    expect(logged(set)).toEqual(['ringing +493023125001 ? -']);
  });
});

describe('states', () => {
  test('ringing, live, wrap-up, ended; one interaction of it', async () => {
    const set = stage([ERIKA]);
    const page = set.page();
    await ring(set, page);
    await set.clock.pass(3_990);
    await ring(set, page, { state: 'live' });
    await set.clock.pass(59_990);
    await ring(set, page, { state: 'ended' });
    await set.clock.pass(1_000);
    const call = await only(set);
    expect(call).toMatchObject({ state: 'wrap-up', startedAt: START, answeredAt: START + 4_000, endedAt: START + 64_000, wrapUpEndsAt: START + 124_000, tab: 1 });
    await set.clock.pass(60_000);
    expect(await seen(set)).toEqual([]);
    expect([...set.records.interactions.values()]).toMatchObject([
      { id: call.id, channel: 'phone', direction: 'in', callerId: NUMBER, callerKey: '+493023125001', customerId: 'erika', agentId: 'agent-1', startedAt: START, answeredAt: START + 4_000, endedAt: START + 64_000, state: 'ended', outcome: 'answered' },
    ]);
  });

  test.each([
    ['when the page last showed it', 1_250, 58_750],
    ['not long before, whatever a page says', 3_600_000, 55_000],
  ])('a call ended %s', async (_name, gone, talked) => {
    const set = stage([ERIKA]);
    const page = set.page();
    await ring(set, page, { state: 'live' });
    await set.clock.pass(59_990);
    await ring(set, page, { state: 'ended', gone });
    await set.clock.pass(1_000);
    expect((await only(set)).endedAt).toBe(START + talked);
  });

  type Step = [Partial<PageCall>, number];
  const rows: [string, Step[], string[], string[]][] = [
    ['missed', [[{}, 5_000], [{ state: 'ended' }, 2_000]], ['ended +493023125001 erika missed'], []],
    ['never shown ringing', [[{ state: 'live' }, 100]], ['live +493023125001 erika answered'], [`live ${NUMBER} erika`]],
    ['ended unseen', [[{ state: 'ended' }, 2_000]], [], []],
    ['a state never goes back', [[{ state: 'live' }, 100], [{ state: 'ringing' }, 100]], ['live +493023125001 erika answered'], [`live ${NUMBER} erika`]],
    ['gone for a moment', [[{}, 100], [{ state: 'ended' }, 500], [{}, 2_000]], ['ringing +493023125001 erika -'], [`ringing ${NUMBER} erika`]],
    ['gone for a moment under another key', [[{}, 100], [{ state: 'ended' }, 500], [{ key: 'new' }, 2_000]], ['ringing +493023125001 erika -'], [`ringing ${NUMBER} erika`]],
    ['the same caller again is another call', [[{}, 100], [{ state: 'ended' }, 2_000], [{}, 100]], ['ended +493023125001 erika missed', 'ringing +493023125001 erika -'], [`ringing ${NUMBER} erika`]],
    ['another caller on the same line is another call', [[{}, 100], [{ callerId: OTHER }, 2_000]], ['ended +493023125001 erika missed', 'ringing +493023125002 ? -'], [`ringing ${OTHER} ?`]],
    ['two lines are two calls', [[{}, 100], [{ key: 'line-2' }, 100]], ['ringing +493023125001 erika -', 'ringing +493023125001 erika -'], [`ringing ${NUMBER} erika`, `ringing ${NUMBER} erika`]],
    ['an outgoing call that nobody takes', [[{ direction: 'out' }, 9_000], [{ direction: 'out', state: 'ended' }, 2_000]], ['ended +493023125001 erika missed'], []],
  ];
  test.each(rows)('%s', async (_name, steps, log, shown) => {
    const set = stage([ERIKA]);
    const page = set.page();
    for (const [call, wait] of steps) {
      page.call({ callerId: NUMBER, ...call });
      await set.clock.pass(wait);
    }
    expect(logged(set)).toEqual(log);
    expect(await seen(set)).toEqual(shown);
  });

  test('flapping a hundred times a second pops once and writes once', async () => {
    const set = stage([ERIKA]);
    const page = set.page();
    for (let beat = 0; beat < 500; beat += 1) {
      page.call({ callerId: NUMBER, state: beat % 2 ? 'ended' : 'ringing', key: `k${beat >> 1}` });
      await set.clock.pass(10);
    }
    expect(set.pops()).toEqual([`offered ${NUMBER} erika`]);
    expect(set.records.writes).toHaveLength(1);
  });

  test('a flood of new calls is bounded, and what is over it is not written', async () => {
    const set = stage([]);
    const page = set.page();
    for (let call = 0; call < 500; call += 1) {
      page.call({ key: `k${call}`, callerId: `+49 30 ${23_125_000 + call}` });
      await set.clock.pass(10);
    }
    expect(set.records.interactions.size).toBeLessThanOrEqual(13);
    expect(set.pops().length).toBeLessThanOrEqual(set.records.interactions.size);
  });
});

describe('pages come and go', () => {
  test.each([
    ['a new Port of the same frame carries on', {}, 1_000, [`live ${NUMBER} erika`], 1],
    ['the tab is gone: the call has ended', null, 7_000, [`wrap-up ${NUMBER} erika`], 1],
  ] as const)('%s', async (_name, again, wait, shown, count) => {
    const set = stage([ERIKA]);
    const page = set.page();
    await ring(set, page, { state: 'live' });
    page.close();
    await set.clock.pass(200);
    if (again) await ring(set, set.page(again), { state: 'live', key: 'other' });
    await set.clock.pass(wait);
    expect(await seen(set)).toEqual(shown);
    expect(set.records.interactions.size).toBe(count);
    expect(set.pops()).toHaveLength(1);
  });

  test('two windows of one softphone show one call, and it is live while one of them is', async () => {
    const set = stage([ERIKA]);
    const a = set.page();
    const b = set.page({ tab: 2 });
    await ring(set, a);
    await ring(set, b);
    await ring(set, a, { state: 'live' });
    await ring(set, b, { state: 'ended' });
    await set.clock.pass(3_000);
    expect(await seen(set)).toEqual([`live ${NUMBER} erika`]);
    expect(set.pops()).toEqual([`offered ${NUMBER} erika`]);
  });

  test('sites apart have calls apart', async () => {
    const set = stage([ERIKA]);
    await ring(set, set.page());
    await ring(set, set.page({ tab: 2, origin: 'https://other.example', url: 'https://other.example/' }));
    expect(await seen(set)).toHaveLength(2);
  });

  test('a private window leaves no trace until the agent acts on it', async () => {
    const set = stage([ERIKA]);
    const page = set.page({ incognito: true });
    await ring(set, page);
    expect([set.pops().length, set.records.writes.length]).toEqual([1, 0]);
    await set.desk.calls.choose((await only(set)).id, 'erika');
    expect(logged(set)).toEqual(['ringing +493023125001 erika -']);
  });
});

describe('pop on', () => {
  test.each([
    [undefined, ['offered']],
    [{ offered: true, accepted: true, ended: true }, ['offered', 'accepted', 'ended']],
    [{ offered: false, accepted: true }, ['accepted']],
    [{ offered: false, accepted: false, ended: true }, ['ended']],
    [{ offered: false }, []],
    ['nonsense', ['offered']],
  ])('%j', async (setting, reasons) => {
    const set = stage([ERIKA]);
    set.settings.set('popOn', setting);
    const page = set.page();
    for (const state of ['ringing', 'live', 'live', 'ended'] as const) await ring(set, page, { state });
    await set.clock.pass(2_000);
    expect(set.pops().map((pop) => pop.split(' ')[0])).toEqual(reasons);
  });
});

describe('what the agent does', () => {
  test('chooses, and the number is added to the customer, once', async () => {
    const set = stage([ERIKA, { ...ERIKA, id: 'max' }]);
    await ring(set, set.page());
    const { id } = await only(set);
    set.records.customers.set('max', { phones: { a: { number: 'x', kind: 'voice', order: 4 } }, emails: {} });
    await set.desk.calls.choose(id, 'max', { remember: true });
    expect((await only(set)).match?.customer.id).toBe('max');
    expect(logged(set)).toEqual(['ringing +493023125001 max -']);
    const patch = set.records.writes.at(-1);
    expect(patch).toMatchObject({ op: 'customer', id: 'max' });
    expect(Object.entries(patch?.fields ?? {})).toEqual([[expect.stringMatching(/^phones\.[0-9a-f-]{36}$/), { number: '+493023125001', kind: 'voice', order: 5 }]]);
    set.records.customers.set('erika', { phones: { a: { number: 'x', e164: '+493023125001', kind: 'voice', order: 0 } }, emails: {} });
    await set.desk.calls.choose(id, 'erika', { remember: true });
    expect(set.records.writes.filter(({ op }) => op === 'customer')).toHaveLength(1);
  });

  test('an unknown customer is refused, and what cannot be saved is taken back', async () => {
    const set = stage([ERIKA]);
    await ring(set, set.page());
    const { id } = await only(set);
    await expect(set.desk.calls.choose(id, 'nobody')).rejects.toMatchObject({ code: 'not-found' });
    await expect(set.desk.calls.choose('no call', 'erika')).rejects.toMatchObject({ code: 'not-found' });
    const { CrmError } = await import('../../domain/errors.ts');
    set.records.failing = new CrmError('validation', { field: 'disposition', rule: 'not-in-list' });
    await expect(set.desk.calls.dispose(id, 'nonsense')).rejects.toMatchObject({ code: 'validation' });
    set.records.failing = null;
    await set.desk.calls.dispose(id, 'resolved');
    expect(set.records.interactions.get(id)).toMatchObject({ disposition: 'resolved', customerId: 'erika' });
  });

  test('links a case, and with it its customer; never another customer’s', async () => {
    const max: Person = { id: 'max', caseNumber: 'K-1042' };
    const set = stage([ERIKA, max]);
    const page = set.page();
    await ring(set, page);
    await expect(set.desk.calls.linkCase((await only(set)).id, 'K-1042')).rejects.toMatchObject({ code: 'conflict' });
    await ring(set, page, { callerId: OTHER, key: 'two' });
    const unknown = (await set.desk.calls.list()).find(({ customer }) => !customer);
    await set.desk.calls.linkCase(unknown?.id ?? '', 'K-1042');
    expect(logged(set)).toEqual(['ringing +493023125001 erika -', 'ringing +493023125002 max -']);
  });

  test('presses the page’s own buttons', async () => {
    const set = stage([ERIKA]);
    const page = set.page();
    await ring(set, page, { can: { answer: true, decline: true } });
    const { id, can } = await only(set);
    expect(can).toEqual({ answer: true, decline: true });
    await set.desk.calls.press(id, 'answer');
    await set.desk.calls.press(id, 'decline');
    expect(page.got.slice(-2)).toEqual([{ t: 'press', key: 'k', button: 'answer' }, { t: 'press', key: 'k', button: 'decline' }]);
    await expect(set.desk.calls.press(id, 'hold')).rejects.toMatchObject({ code: 'not-found' });
    page.close();
    await expect(set.desk.calls.press(id, 'answer')).rejects.toMatchObject({ code: 'link-down' });
    await set.clock.pass(10_000);
    expect(logged(set)).toEqual(['ended +493023125001 erika declined']);
  });

  test('dismisses a call: off the screens, still logged', async () => {
    const set = stage([ERIKA]);
    const page = set.page();
    await ring(set, page);
    await set.desk.calls.dismiss((await only(set)).id);
    for (const state of ['live', 'ended'] as const) await ring(set, page, { state });
    await set.clock.pass(2_000);
    expect(await seen(set)).toEqual([]);
    expect(set.pops()).toHaveLength(1);
    expect(logged(set)).toEqual(['ended +493023125001 erika answered']);
  });

  test('starts one by hand and hangs it up', async () => {
    const set = stage([ERIKA]);
    const call = await set.desk.calls.start({ channel: 'other', direction: 'in', customerId: 'erika' });
    expect(call).toMatchObject({ state: 'live', customer: { id: 'erika' }, can: { hangUp: true } });
    await set.clock.pass(30_000);
    await set.desk.calls.press(call.id, 'hangUp');
    expect(await only(set)).toMatchObject({ state: 'wrap-up', endedAt: START + 30_000 });
    await set.desk.calls.endWrapUp(call.id);
    expect(logged(set)).toEqual(['ended - erika answered']);
    expect(set.records.drafts.size).toBe(0);
    await expect(set.desk.calls.start({ channel: 'phone', direction: 'in', customerId: 'nobody' })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('opened by address', () => {
  const rows: [{ kind: 'phone' | 'email' | 'case' | 'account'; value: string }, string | null][] = [
    [{ kind: 'phone', value: '030 23125001' }, 'erika'],
    [{ kind: 'email', value: 'Erika@Sample.example' }, 'erika'],
    [{ kind: 'case', value: 'k 1042' }, 'erika'],
    [{ kind: 'phone', value: '\'; DROP TABLE customers; --' }, null],
    [{ kind: 'email', value: '<img src=x onerror=alert(1)>' }, null],
    [{ kind: 'account', value: '../../../etc/passwd' }, null],
    [{ kind: 'phone', value: '9'.repeat(100_000) }, null],
  ];
  test.each(rows.map(([asked, customer]) => [asked.kind, asked.value.slice(0, 40), asked, customer] as const))('%s %j: looked up and nothing else', async (_kind, _value, asked, customer) => {
    const set = stage([{ ...ERIKA, emails: ['erika@sample.example'], caseNumber: 'K-1042' }]);
    const call = await set.desk.calls.pop(asked);
    expect(call.customer?.id ?? null).toBe(customer);
    expect(call.callerId.length).toBeLessThanOrEqual(256);
    await set.desk.calls.dismiss(call.id);
    await set.clock.pass(60_000);
    expect(set.records.writes).toEqual([]);
  });

  test('the same address is the same call, many leave few, and a page that rings joins it', async () => {
    const set = stage([ERIKA]);
    for (let at = 0; at < 20; at += 1) await set.desk.calls.pop({ kind: 'phone', value: `030 2312${5100 + at}` });
    expect(await seen(set)).toHaveLength(5);
    const first = await set.desk.calls.pop({ kind: 'phone', value: NUMBER });
    expect((await set.desk.calls.pop({ kind: 'phone', value: '030 23125001' })).id).toBe(first.id);
    await ring(set, set.page());
    expect((await set.desk.calls.list()).filter(({ state }) => state === 'ringing').map(({ id }) => id)).toEqual([first.id]);
    expect(logged(set)).toEqual(['ringing +493023125001 erika -']);
  });

  test('what the agent writes is logged', async () => {
    const set = stage([ERIKA]);
    const { id } = await set.desk.calls.pop({ kind: 'phone', value: NUMBER });
    await set.desk.calls.note(id, 'Wants a call back', true);
    expect(set.records.interactions.get(id)).toMatchObject({ notes: 'Wants a call back', customerId: 'erika' });
  });
});
