import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { toPlainError } from '../../src/domain/errors.ts';
import { testCore } from '../support/cores.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
const NOON = new Date(2026, 10, 20, 12).getTime();
const SPAN = { from: '2026-11-18', to: '2026-11-20' } as const;

/** Three calls on two days by two agents, two cases, one of them closed. */
async function team() {
  let now = NOON - 40 * DAY;
  const clock = () => now;
  const { api } = await testCore({ clock, timers: { now: clock, after: () => () => undefined } });
  const me = await api.agents.current();
  const nora = await api.agents.create({ name: '=Nora', role: 'supervisor' });
  const customer = await api.customers.create({ firstName: 'Ada', lastName: 'Lovelace' });
  const call = async (at: number, minutes: number, wrapUp: number, disposition: string, direction: 'in' | 'out' = 'in') => {
    now = at;
    const { id } = await api.calls.start({ channel: 'phone', direction, customerId: customer.id });
    now += minutes * MINUTE;
    await api.calls.press(id, 'hangUp');
    await api.calls.dispose(id, disposition);
    now += wrapUp * 1000;
    await api.calls.endWrapUp(id);
  };
  await call(NOON - 30 * DAY, 9, 9, 'resolved');
  await call(NOON - 2 * DAY, 4, 20, 'resolved');
  const one = await api.cases.create({ customerId: customer.id, subject: 'Boiler' });
  await call(NOON - DAY, 2, 40, 'callback', 'out');
  await api.agents.signIn(nora.id);
  await call(NOON, 6, 30, 'resolved');
  await api.cases.edit(one.id, { status: 'closed' });
  return { api, me, nora };
}

describe('the supervisor’s view', () => {
  it('counts interactions and cases by agent, day and disposition, with average handling and wrap-up', async () => {
    const { api, me, nora } = await team();
    const agents = await api.supervisor.view({ ...SPAN, by: 'agent' });
    expect(agents.rows).toEqual([
      { key: me.id, interactions: 2, incoming: 1, outgoing: 1, missed: 0, handling: 6 * MINUTE, averageHandling: 3 * MINUTE, averageWrapUp: 30_000, casesCreated: 1, casesClosed: 0 },
      { key: nora.id, interactions: 1, incoming: 1, outgoing: 0, missed: 0, handling: 6 * MINUTE, averageHandling: 6 * MINUTE, averageWrapUp: 30_000, casesCreated: 0, casesClosed: 1 },
    ]);
    expect(agents.sum).toMatchObject({ interactions: 3, averageHandling: 4 * MINUTE, averageWrapUp: 30_000, casesCreated: 1, casesClosed: 1 });
    const days = await api.supervisor.view({ ...SPAN, by: 'day' });
    expect(days.rows.map(({ key, interactions, casesCreated, casesClosed }) => [key, interactions, casesCreated, casesClosed])).toEqual([['2026-11-20', 1, 0, 1], ['2026-11-19', 1, 0, 0], ['2026-11-18', 1, 1, 0]]);
    const how = await api.supervisor.view({ ...SPAN, by: 'disposition' });
    expect(how.rows.map(({ key, interactions, casesCreated }) => [key, interactions, casesCreated])).toEqual([['resolved', 2, null], ['callback', 1, null]]);
  });

  it('is paged, and its sum is that of all', async () => {
    const { api } = await team();
    const page = await api.supervisor.view({ ...SPAN, by: 'day', offset: 1, limit: 1 });
    expect([page.total, page.rows.map(({ key }) => key), page.sum.interactions]).toEqual([3, ['2026-11-19'], 3]);
  });

  it('is given as CSV that no spreadsheet runs', async () => {
    const { api } = await team();
    expect((await api.supervisor.csv({ ...SPAN, by: 'agent' })).split('\r\n')).toEqual([
      'agent,interactions,incoming,outgoing,missed,averageHandlingSeconds,averageWrapUpSeconds,casesCreated,casesClosed',
      expect.stringMatching(/,2,1,1,0,180,30,1,0$/), "'=Nora,1,1,0,0,360,30,0,1", '',
    ]);
  });

  it.each([
    [{ ...SPAN, from: '2026-11-21' }, 'to', 'not-date'],
    [{ ...SPAN, from: 'yesterday' }, 'from', 'not-date'],
    [{ ...SPAN, from: '2026-01-01' }, 'to', 'too-many'],
  ])('refuses %o at %s', async (span, field, rule) => {
    const { api } = await testCore();
    await expect(api.supervisor.view({ ...span, by: 'agent' }).catch((error: unknown) => Promise.reject(toPlainError(error)))).rejects.toMatchObject({ code: 'validation', detail: { field, rule } });
  });

  it('is for who leads others: an agent is refused, a supervisor is not', async () => {
    const { api } = await testCore();
    const [agent, supervisor] = [await api.agents.create({ name: 'A', role: 'agent' }), await api.agents.create({ name: 'S', role: 'supervisor' })];
    await api.agents.signIn(agent.id);
    for (const ask of [api.supervisor.view, api.supervisor.csv]) await expect(ask({ ...SPAN, by: 'agent' })).rejects.toMatchObject({ code: 'permission' });
    await api.agents.signIn(supervisor.id);
    expect(await api.supervisor.view({ ...SPAN, by: 'agent' })).toMatchObject({ total: 0, rows: [] });
  });
});
