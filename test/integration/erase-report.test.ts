/** Verified erasure: the report is read from where the person's data stood, and finds what is left. */
import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { Database } from '../../src/storage/database.ts';
import { newId } from '../../src/domain/ids.ts';
import { one, testCore } from '../support/cores.ts';
import { inStep, joinCores, pairCores } from '../support/peers.ts';

const ADA = { firstName: 'Augusta', lastName: 'Lovelace', comments: 'call +44 20 7946 0199', emails: one({ address: 'ada@example.com', order: 0 }) };

async function person(core: Awaited<ReturnType<typeof testCore>>) {
  const { api } = core;
  const { id: batch } = await api.batches.begin({ kind: 'import', name: 'x.csv' });
  const { ids: [imported] } = await api.batches.rows(batch, [{ type: 'customer', fields: { ...ADA } }]);
  await api.batches.publish(batch);
  const merged = await api.customers.create({ firstName: 'Ada', lastName: 'Byron' });
  await api.customers.merge({ keep: imported!, lose: merged.id });
  const made = await api.cases.create({ customerId: imported!, subject: 'Engine of Augusta' });
  await api.cases.addFollowUp(made.id, { text: 'Augusta wrote' });
  await api.tasks.create({ subject: 'Augusta back', customerId: imported! });
  await api.drafts.put({ id: newId(), type: 'customer', record: imported!, kind: 'typing', fields: { company: 'Augusta & Co' } });
  return imported!;
}

describe('erasing a customer', () => {
  it('says before what goes, and after that nothing is left, anywhere in the database', async () => {
    const name = newId();
    const core = await testCore({ name });
    const id = await person(core);
    const before = await core.api.customers.beforeErase(id);
    expect(before).toMatchObject({ records: { customer: 2, case: 1, followUp: 1, task: 1 }, drafts: 1, imports: 1, files: 0 });
    expect(before.changes).toBeGreaterThan(5);
    // A change from a clock far ahead waits aside with its contents.
    const aside = new Database(name, 'strict');
    await aside.open();
    const [change] = (await aside.changes.toArray()).filter(({ record, op }) => record !== id && op === 'create');
    await aside.quarantine.put({ ...change!, replica: 'elsewhere', seq: 9, record: id, fields: { company: [null, 'Augusta aside'] } });
    aside.close();
    const report = await core.api.customers.erase(id);
    expect(Object.entries(report.checks).filter(([, { left }]) => left > 0)).toEqual([]);
    expect(report.checks).toMatchObject({ records: { checked: 5 }, imports: { checked: 1 }, search: { checked: 4 } });
    expect(JSON.stringify(report)).not.toMatch(/Augusta|Lovelace|Byron|example\.com/);
    await core.close();
    const db = new Database(name, 'strict');
    await db.open();
    const all = await Promise.all(db.tables.filter((table) => table.name !== 'chunks').map((table) => table.toArray()));
    expect(JSON.stringify(all)).not.toMatch(/Augusta|Lovelace|Byron|example\.com|2079460199/);
    db.close();
  });

  it('finds what somebody put back behind its back', async () => {
    const name = newId();
    const core = await testCore({ name });
    const { api } = core;
    const id = await person(core);
    const report = await api.customers.erase(id);
    const db = new Database(name, 'strict');
    await db.open();
    const change = (await db.changes.toArray()).find(({ record, op }) => op !== 'erase' && report.places.some((place) => place.id === record));
    await db.changes.put({ ...change!, fields: { firstName: [null, 'Augusta'] } });
    await db.mentions.put({ id, type: 'customer', customerId: id, keys: ['p:+442079460199'] });
    await db.drafts.put({ id: newId(), type: 'customer', record: id, agentId: '', kind: 'typing', fields: {}, savedAt: 0 });
    db.close();
    const again = await api.customers.verifyErased(report);
    expect(Object.entries(again.checks).filter(([, { left }]) => left > 0).map(([check]) => check).sort()).toEqual(['drafts', 'history', 'mentions']);
  });

  it('says whether the other replica has heard of it', async () => {
    const [extension, web] = [await testCore({ role: 'extension' }), await testCore({ role: 'web' })];
    const wire = joinCores(extension, web);
    await pairCores(extension, web);
    const id = await person(extension);
    await inStep(extension, web);
    wire.cut();
    const report = await extension.api.customers.erase(id);
    expect(report.peers).toEqual([{ origin: 'https://app.example.com', told: false }]);
    joinCores(extension, web);
    await vi.waitFor(async () => expect((await extension.api.customers.verifyErased(report)).peers).toEqual([{ origin: 'https://app.example.com', told: true }]));
    await vi.waitFor(async () => expect(Object.values((await web.api.customers.verifyErased(report)).checks).every(({ left }) => left === 0)).toBe(true));
  });
});
