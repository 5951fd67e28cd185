/** Many records at once, and saved views: what is written, what is refused, and that either is taken back as one. */
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Core } from '../../src/crm/index.ts';
import type { BulkRequest, BulkState } from '../../src/domain/bulk.ts';
import { testCore } from '../support/cores.ts';

type Api = Core['api'];

async function run(api: Api, request: BulkRequest): Promise<BulkState> {
  const { id } = await api.bulk.begin(request);
  for (;;) {
    const state = await api.bulk.next(id);
    if (state.finished) return state;
  }
}

async function people(api: Api, count: number): Promise<string[]> {
  const { id } = await api.batches.begin({ kind: 'file', name: 'people.csv' });
  const { ids } = await api.batches.rows(id, Array.from({ length: count }, (_, n) => ({ type: 'customer' as const, fields: { firstName: 'Row', lastName: `N${String(n).padStart(4, '0')}`, company: n % 2 ? 'Odd' : 'Even' } })));
  await api.batches.publish(id);
  return ids;
}

const vips = async (api: Api): Promise<number> => (await api.customers.list({ filter: { field: 'vip', operator: 'equals', value: true }, limit: 1 })).total;

describe('an edit of many records', () => {
  it('of few is one commit, undone as one', async () => {
    const { api } = await testCore();
    const ids = await people(api, 30);
    const state = await run(api, { type: 'customer', ids: ids.slice(0, 20), fields: { vip: true } });
    expect(state).toMatchObject({ written: 20, refused: 0, done: 20 });
    expect(await vips(api)).toBe(20);
    expect(await api.history.of('customer', ids[3]!, { limit: 1 })).toMatchObject([{ op: 'edit', path: 'typed', commit: state.commit, fields: [{ field: 'vip', from: null, to: true }] }]);
    await api.bulk.undo(state.commit!);
    expect(await vips(api)).toBe(0);
  });

  it('of more than 200 found by a query is staged in pieces, seen at once, told in History as typed, and undone as one', async () => {
    const { api } = await testCore();
    const ids = await people(api, 620);
    const { id, total } = await api.bulk.begin({ type: 'customer', query: { filter: { field: 'company', operator: 'equals', value: 'even' } }, except: [ids[0]!], fields: { vip: true, 'primaryAddress.city': 'Ulm' } });
    expect(total).toBe(309);
    expect(await api.bulk.next(id)).toMatchObject({ done: 200, total: 309, finished: false });
    expect(await vips(api)).toBe(0);
    const last = await api.bulk.next(id);
    expect(last).toMatchObject({ done: 309, finished: true, written: 309, refused: 0 });
    expect(await vips(api)).toBe(309);
    expect(await api.history.of('customer', ids[2]!, { limit: 1 })).toMatchObject([{ op: 'edit', path: 'typed', commit: last.commit }]);
    await api.customers.edit(ids[4]!, { vip: false });
    await api.history.undo(last.commit!);
    expect(await vips(api)).toBe(0);
    expect((await api.customers.get(ids[2]!)).primaryAddress?.city ?? null).toBeNull();
    expect(await api.imports.list()).toHaveLength(1);
    expect(await api.check()).toMatchObject({ problems: [] });
  });

  it('that is cancelled leaves everything as it was', async () => {
    const { api } = await testCore();
    await people(api, 450);
    const { id } = await api.bulk.begin({ type: 'customer', query: {}, fields: { vip: true } });
    await api.bulk.next(id);
    await api.bulk.cancel(id);
    expect(await vips(api)).toBe(0);
    await expect(api.bulk.next(id)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('of cases and tasks brings with it what one edit does: closing, and the next task of a series', async () => {
    const { api } = await testCore();
    const [customerId] = await people(api, 1);
    const kase = await api.cases.create({ customerId, subject: 'Boiler', status: 'open' });
    const task = await api.tasks.create({ subject: 'Call', dueAt: Date.now(), repeat: 'DTSTART;TZID=Europe/Berlin:20260105T090000\nRRULE:FREQ=DAILY' });
    await run(api, { type: 'case', ids: [kase.id], fields: { status: 'closed' } });
    expect(await api.cases.get(kase.id)).toMatchObject({ status: 'closed', closedBy: expect.any(String), closedAt: expect.any(Number) });
    const done = await run(api, { type: 'task', ids: [task.id], fields: { status: 'completed' } });
    expect((await api.tasks.list({ open: true })).total).toBe(1);
    await api.bulk.undo(done.commit!);
    expect((await api.tasks.list({})).rows.map(({ status }) => status)).toEqual(['not-started']);
  });

  it.each([
    [{ firstName: 'X' }, 'validation', 'firstName'],
    [{ emails: {} }, 'validation', 'emails'],
    [{ customerType: 'nonsense' }, 'validation', 'customerType'],
    [{ 'custom.gone': 1 }, 'validation', 'custom.gone'],
    [{}, 'validation', 'fields'],
  ])('refuses %j at its place', async (fields, code, field) => {
    const { api } = await testCore();
    const ids = await people(api, 2);
    await expect(api.bulk.begin({ type: 'customer', ids, fields })).rejects.toMatchObject({ code, detail: { field } });
  });

  it('says of records that are gone why they were left, and writes the others', async () => {
    const { api } = await testCore();
    const ids = await people(api, 5);
    await api.customers.remove(ids[1]!);
    expect(await run(api, { type: 'customer', ids, fields: { vip: true } })).toMatchObject({ written: 4, refused: 1, faults: [{ id: ids[1], error: { code: 'not-found' } }] });
  });

  it('asks for the permission of the edit, for undoing too', async () => {
    const { api } = await testCore();
    const ids = await people(api, 250);
    const all = await run(api, { type: 'customer', ids, fields: { vip: true } });
    const viewer = await api.agents.create({ name: 'V', role: 'viewer' });
    const agent = await api.agents.create({ name: 'A', role: 'agent' });
    await api.agents.signIn(viewer.id);
    await expect(api.bulk.begin({ type: 'customer', ids, fields: { vip: false } })).rejects.toMatchObject({ code: 'permission', detail: { permission: 'customer.edit' } });
    await expect(api.bulk.undo(all.commit!)).rejects.toMatchObject({ code: 'permission' });
    expect(await vips(api)).toBe(250);
    await api.agents.signIn(agent.id);
    await expect(api.bulk.begin({ type: 'customer', ids, remove: true })).rejects.toMatchObject({ code: 'permission', detail: { permission: 'customer.delete' } });
    expect(await run(api, { type: 'customer', ids, fields: { vip: false } })).toMatchObject({ written: 250 });
  });
});

describe('a deletion of many records', () => {
  it('is one commit in small transactions, restored as one', async () => {
    const { api } = await testCore();
    await people(api, 230);
    const state = await run(api, { type: 'customer', query: {}, remove: true });
    expect(state).toMatchObject({ written: 230, refused: 0 });
    expect((await api.customers.list()).total).toBe(0);
    await api.bulk.undo(state.commit!);
    expect((await api.customers.list()).total).toBe(230);
    expect(await api.check()).toMatchObject({ problems: [] });
  });
});

describe('a saved view', () => {
  const look = { sort: [{ field: 'company' }], filter: { all: [{ field: 'vip', operator: 'equals', value: true }] } } as const;

  it('is one agent’s own, or everybody’s by an administrator; deleted and restored', async () => {
    const { api } = await testCore();
    const own = await api.views.create({ list: 'customer', name: '  My VIPs ', ...look });
    const shared = await api.views.create({ list: 'customer', name: 'All VIPs', shared: true, ...look });
    expect((await api.views.list('customer')).map(({ name, agent }) => [name, agent === null])).toEqual([['My VIPs', false], ['All VIPs', true]]);
    const other = await api.agents.create({ name: 'A', role: 'viewer' });
    const first = await api.agents.current();
    await api.agents.signIn(other.id);
    expect((await api.views.list('customer')).map(({ name }) => name)).toEqual(['All VIPs']);
    await api.views.create({ list: 'customer', name: 'Mine', ...look });
    const calls = [() => api.views.edit(shared.id, { name: 'X' }), () => api.views.edit(own.id, { name: 'X' }), () => api.views.remove(shared.id), () => api.views.remove(own.id), () => api.views.create({ list: 'customer', name: 'S', shared: true, ...look })];
    for (const call of calls) await expect(call()).rejects.toMatchObject({ code: 'permission' });
    await api.agents.signIn(first.id);
    await api.views.remove(own.id);
    expect(await api.views.list('customer')).toHaveLength(1);
    await api.views.restore(own.id);
    expect(await api.views.edit(own.id, { name: 'VIPs', order: -1, look: { sort: [] } })).toEqual({ id: own.id, list: 'customer', name: 'VIPs', agent: first.id, order: -1, sort: [] });
    expect((await api.views.list('customer')).map(({ name }) => name)).toEqual(['VIPs', 'All VIPs']);
  });

  it.each([
    [{ name: '', sort: [] }, 'name'],
    [{ name: 'x'.repeat(61), sort: [] }, 'name'],
    [{ name: 'V', sort: [{ field: 'nonsense' }] }, 'sort.0.field'],
    [{ name: 'V', sort: [], filter: { all: [{ field: 'vip', operator: 'contains', value: 'x' }] } }, 'filter.all.0.operator'],
    [{ name: 'V', sort: [], columns: [{ id: 'name', width: 2 }] }, 'columns.0'],
  ] as const)('refuses %j at its place', async (view, field) => {
    const { api } = await testCore();
    await expect(api.views.create({ list: 'customer', ...view } as never)).rejects.toMatchObject({ code: 'validation', detail: { field } });
  });

  it('leaves what each agent made of a list to that agent', async () => {
    const { api } = await testCore();
    await api.views.keep('case', { first: 'open', looks: { mine: { sort: [{ field: 'priority', desc: true }], columns: [{ id: 'subject', width: 300 }] } } });
    expect(await api.views.prefs('case')).toMatchObject({ first: 'open', looks: { mine: { columns: [{ id: 'subject', width: 300 }] } } });
    await api.agents.signIn((await api.agents.create({ name: 'A', role: 'viewer' })).id);
    expect(await api.views.prefs('case')).toEqual({});
    await api.views.keep('case', { looks: {} });
    expect(await api.views.prefs('case')).toEqual({ looks: {} });
  });
});
