import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Core } from '../../src/crm/index.ts';
import { newId } from '../../src/domain/ids.ts';
import { one, testCore } from '../support/cores.ts';

const ROWS = 250;
const phoneOf = (n: number): string => `+4930901${String(n).padStart(4, '0')}`;

async function staged({ api }: Core): Promise<{ batch: string; ids: string[] }> {
  const { id: batch } = await api.batches.begin({ kind: 'import', name: 'people.csv' });
  const rows = Array.from({ length: ROWS }, (_, n) => ({
    type: 'customer' as const,
    fields: { firstName: 'Row', lastName: `N${n}`, phones: one({ number: phoneOf(n), e164: phoneOf(n), national: phoneOf(n).slice(3), kind: 'voice', order: 0 }) },
  }));
  return { batch, ids: (await api.batches.rows(batch, rows)).ids };
}

const lookup = async ({ api }: Core, n: number): Promise<number> => (await api.lookup({ kind: 'phone', value: phoneOf(n) })).matches.length;

describe('a batch', () => {
  it('is unseen while staged, there at once when published, with its history read from its chunk', async () => {
    const core = await testCore();
    const { batch, ids } = await staged(core);
    expect(await lookup(core, 7)).toBe(0);
    expect((await core.api.customers.list()).total).toBe(0);
    await core.api.batches.publish(batch);
    expect(await lookup(core, 7)).toBe(1);
    expect((await core.api.customers.list()).total).toBe(ROWS);
    expect(await core.api.history.of('customer', ids[7]!)).toMatchObject([{ path: 'import', op: 'create', commit: batch, fields: expect.arrayContaining([{ field: 'lastName', from: null, to: 'N7' }]) }]);
    expect(await core.api.check()).toMatchObject({ problems: [] });
  });

  it('is cancelled without a trace', async () => {
    const core = await testCore();
    const { batch } = await staged(core);
    await core.api.batches.undo(batch);
    expect(await lookup(core, 7)).toBe(0);
    expect((await core.api.customers.list()).total).toBe(0);
    await expect(core.api.batches.publish(batch)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is undone as one from History; a row edited since stays', async () => {
    const core = await testCore();
    const { batch, ids } = await staged(core);
    await core.api.batches.publish(batch);
    await core.api.customers.edit(ids[3]!, { company: 'Kept' });
    await core.api.history.undo(batch);
    expect((await core.api.customers.list()).rows.map(({ id }) => id)).toEqual([ids[3]]);
    expect(await lookup(core, 3)).toBe(1);
    expect(await lookup(core, 4)).toBe(0);
  });

  it('refuses a whole chunk for one bad row, and names it', async () => {
    const { api } = await testCore();
    const { id } = await api.batches.begin({ kind: 'import', name: 'x' });
    const rows = [{ type: 'customer' as const, fields: { firstName: 'A', lastName: 'B' } }, { type: 'customer' as const, fields: { firstName: 'x'.repeat(101), lastName: 'B' } }];
    await expect(api.batches.rows(id, rows)).rejects.toMatchObject({ code: 'validation', detail: { field: '1.firstName', rule: 'too-long', limit: 100 } });
    const taken = one({ address: 'a@example.com', order: 0 });
    await api.customers.create({ firstName: 'Has', lastName: 'It', emails: taken });
    await expect(api.batches.rows(id, [{ type: 'customer', fields: { firstName: 'A', lastName: 'B', emails: one({ address: 'A@example.com', order: 0 }) } }])).rejects.toMatchObject({ code: 'duplicate', detail: { field: expect.stringMatching(/^0\.emails\./) } });
    await api.batches.publish(id);
    expect((await api.customers.list()).total).toBe(1);
  });

  it('keeps nothing of an erased row, chunk included', async () => {
    const core = await testCore();
    const { batch, ids } = await staged(core);
    await core.api.batches.publish(batch);
    await core.api.customers.erase(ids[9]!);
    expect(await lookup(core, 9)).toBe(0);
    expect(await core.api.history.of('customer', ids[9]!)).toMatchObject([{ op: 'erase', fields: [] }]);
    expect(await core.api.check()).toMatchObject({ problems: [] });
  });

  it('is made good at the next start when the core died between publishing and writing', async () => {
    const name = newId();
    const first = await testCore({ name });
    const { batch } = await staged(first);
    await first.api.batches.publish(batch);
    const second = await testCore({ name });
    expect((await second.api.customers.list()).total).toBe(ROWS);
    expect(await second.api.check()).toMatchObject({ problems: [] });
  });
});

it('demo data can be loaded again beside what is there', async () => {
  const { api } = await testCore();
  for (let load = 1; load <= 3; load += 1) {
    await api.demo.load({ customers: 20, seed: 7 });
    expect((await api.customers.list({ limit: 0 })).total).toBe(20 * load);
  }
  expect(await api.check()).toMatchObject({ ok: true });
});
