import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { testCore } from '../support/cores.ts';

const DAY = 86_400_000;

describe('the dashboard', () => {
  it('counts open cases by age and priority, interactions by day, and one’s own tasks by due day', async () => {
    const noon = new Date(2026, 10, 20, 12).getTime();
    // The log's clock never goes back: everything is made in the order in which it happened.
    let now = noon - 60 * DAY;
    const clock = () => now;
    const { api } = await testCore({ clock, timers: { now: clock, after: () => () => undefined } });
    const customer = await api.customers.create({ firstName: 'Ada', lastName: 'Lovelace' });
    const made: [days: number, priority: string, closed?: boolean][] = [[40, 'urgent'], [29, 'normal'], [7, 'high'], [6, 'high'], [2, 'normal'], [1, 'low'], [0, 'urgent'], [0, 'urgent'], [0, 'low', true]];
    for (const [days, priority, closed] of made) {
      now = noon - days * DAY;
      const one = await api.cases.create({ customerId: customer.id, subject: `${days}`, priority });
      if (closed) await api.cases.edit(one.id, { status: 'closed' });
    }
    for (const [days, direction] of [[30, 'in'], [29, 'in'], [1, 'out'], [0, 'in'], [0, 'in']] as const) {
      now = noon - days * DAY;
      await api.calls.press((await api.calls.start({ channel: 'phone', direction, customerId: customer.id })).id, 'hangUp');
    }
    now = noon;
    const other = await api.agents.create({ name: 'Nora' });
    for (const [dueAt, assignedTo] of [[noon - DAY, undefined], [noon + 60_000, undefined], [noon - 60_000, undefined], [noon + 2 * DAY, undefined], [null, undefined], [noon, other.id]] as const) await api.tasks.create({ subject: 'T', dueAt, ...(assignedTo && { assignedTo }) });
    const view = await api.dashboard();
    expect(view.cases).toEqual([
      { age: 'today', total: 2, byPriority: { urgent: 2 } },
      { age: 'days', total: 2, byPriority: { normal: 1, low: 1 } },
      { age: 'week', total: 1, byPriority: { high: 1 } },
      { age: 'month', total: 2, byPriority: { normal: 1, high: 1 } },
      { age: 'older', total: 1, byPriority: { urgent: 1 } },
    ]);
    expect(view.days).toHaveLength(30);
    expect(view.days[0]).toMatchObject({ day: '2026-10-22', incoming: 1, outgoing: 0 });
    expect(view.days.slice(-2)).toMatchObject([{ day: '2026-11-19', incoming: 0, outgoing: 1 }, { day: '2026-11-20', incoming: 2, outgoing: 0 }]);
    expect(view.tasks).toEqual({ late: 1, today: 2, later: 1, undated: 1 });
    await api.agents.signIn(other.id);
    expect((await api.dashboard({ mine: true })).cases.map(({ total }) => total)).toEqual([0, 0, 0, 0, 0]);
    expect((await api.dashboard()).tasks).toMatchObject({ late: 0, today: 1 });
  });
});
