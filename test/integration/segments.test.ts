import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openCore } from '../../src/crm/index.ts';
import type { Core, CrmApi } from '../../src/crm/index.ts';
import { newId } from '../../src/domain/ids.ts';

const open: Core[] = [];
async function core(name: string): Promise<Core> {
  const opened = await openCore({ name, clock: Date.now });
  open.push(opened);
  return opened;
}
async function close(one: Core): Promise<void> {
  open.splice(open.indexOf(one), 1);
  await one.close();
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

async function segments<T>(name: string, work: (table: Dexie.Table) => Promise<T>): Promise<T> {
  const db = await new Dexie(name).open();
  try {
    return await work(db.table('segments'));
  } finally {
    db.close();
  }
}
const headers = (name: string) => segments(name, async (table) => Number(isWhole(await table.get('customer')) && (await table.where('key').startsWith('customer/').filter(({ key }) => key.endsWith('#')).count()) === 1 && (await table.where('key').startsWith('customer/').filter(({ key }) => key.endsWith('/vip')).count()) === 1));
/** Lists store what they hold some seconds after they were first read. */
const stored = (name: string) => vi.waitFor(async () => expect(await headers(name)).toBe(1), { timeout: 8000, interval: 100 });
const isWhole = (header: unknown): boolean => (header as { data?: { version?: number } } | undefined)?.data?.version === 1;

/** All that lists and search say of the customers. */
async function said(api: CrmApi): Promise<unknown> {
  const [list, byCity, found, facets] = await Promise.all([
    api.customers.list({ sort: [{ field: 'accountNumber' }], limit: 100 }),
    api.customers.ids({ sort: [{ field: 'primaryAddress.city', desc: true }], filter: { field: 'vip', operator: 'equals', value: false } }),
    api.search('ann'),
    api.customers.list({ facets: ['customerType'], limit: 0 }),
  ]);
  return { list, byCity, found, facets };
}

async function people(api: CrmApi, count: number): Promise<{ batch: string; ids: string[] }> {
  const { id: batch } = await api.batches.begin({ kind: 'import', name: 'people' });
  const rows = Array.from({ length: count }, (_, i) => ({ type: 'customer' as const, fields: { firstName: ['Ann', 'Bo', 'Cy'][i % 3], lastName: `L${i}`, customerType: i % 2 ? 'private' : 'business', vip: i % 5 === 0, primaryAddress: { city: ['Köln', 'Ulm'][i % 2] } } }));
  const { ids } = await api.batches.rows(batch, rows);
  await api.batches.publish(batch);
  return { batch, ids };
}

describe('segments of lists and search', () => {
  it('say after a restart what was said before, with what changed since', async () => {
    const name = newId();
    const first = await core(name);
    const { batch, ids } = await people(first.api, 30);
    await said(first.api);
    await stored(name);
    await first.api.customers.edit(ids[3]!, { firstName: 'Annika', primaryAddress: { city: 'Mainz' } });
    await first.api.customers.remove(ids[4]!);
    await first.api.customers.create({ firstName: 'Anne', lastName: 'New' });
    const before = await said(first.api);
    await close(first);
    const second = await core(name);
    expect(await said(second.api)).toEqual(before);
    await people(second.api, 5);
    expect((await second.api.customers.list({ limit: 0 })).total).toBe(35);
    await second.api.batches.undo(batch);
    expect((await second.api.customers.list({ limit: 0 })).total).toBe(7);
    const undone = await said(second.api);
    await close(second);
    expect(await said((await core(name)).api)).toEqual(undone);
  }, 20_000);

  it('are made anew when they are missing, of another shape, or gone in part', async () => {
    const name = newId();
    const first = await core(name);
    await people(first.api, 12);
    const before = await said(first.api);
    await stored(name);
    await close(first);
    for (const harm of [
      (table: Dexie.Table) => table.clear(),
      (table: Dexie.Table) => table.update('customer', { 'data.version': 0 }),
      (table: Dexie.Table) => table.where('key').startsWith('customer/').filter(({ key }) => key.endsWith('#')).delete(),
      (table: Dexie.Table) => table.where('key').startsWith('customer/').filter(({ key }) => key.endsWith('/vip')).delete(),
      (table: Dexie.Table) => table.update('customer', { 'data.vector': { aaaaaaaaaaaaa: 5 } }),
    ]) {
      await segments(name, async (table) => harm(table));
      const again = await core(name);
      expect(await said(again.api)).toEqual(before);
      await stored(name);
      await close(again);
    }
  }, 30_000);

  it('keep nothing of a record that was erased', async () => {
    const name = newId();
    const { api } = await core(name);
    const { ids } = await people(api, 3);
    const secret = await api.customers.create({ firstName: 'Xanthippe', lastName: 'Unforgettable' });
    await said(api);
    await stored(name);
    await api.customers.erase(secret.id);
    const rows = await segments(name, (table) => table.toArray());
    expect(JSON.stringify(rows)).not.toContain('unforgettable');
    expect((await api.customers.list({ limit: 10 })).rows.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  }, 20_000);
});

it('segments loaded say what segments made anew say, after any edits', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom('edit', 'remove', 'create', 'restore'), fc.nat(11), fc.constantFrom('Ann', 'Bo', '佐')), { maxLength: 8 }), async (steps) => {
      const name = newId();
      const first = await core(name);
      const { ids } = await people(first.api, 12);
      await said(first.api);
      await stored(name);
      for (const [step, at, firstName] of steps) {
        const id = ids[at]!;
        await (step === 'edit' ? first.api.customers.edit(id, { firstName }) : step === 'remove' ? first.api.customers.remove(id) : step === 'restore' ? first.api.customers.restore(id) : first.api.customers.create({ firstName, lastName: `N${at}` })).catch(() => undefined);
      }
      await close(first);
      const loaded = await core(name);
      const answer = await said(loaded.api);
      await close(loaded);
      await segments(name, (table) => table.clear());
      expect(await said((await core(name)).api)).toEqual(answer);
    }),
    { numRuns: 3 },
  );
}, 60_000);
