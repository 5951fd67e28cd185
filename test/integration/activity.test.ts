/** Recent changes of everybody: filtered, paged without a gap, and undone. */
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { ActivityQuery } from '../../src/domain/activity.ts';
import type { CrmApi } from '../../src/crm/index.ts';
import { newId } from '../../src/domain/ids.ts';
import { Database } from '../../src/storage/database.ts';
import { testCore } from '../support/cores.ts';

async function made() {
  const { api } = await testCore();
  const me = await api.agents.current();
  const ada = await api.customers.create({ firstName: 'Ada', lastName: 'Lovelace' });
  const nora = await api.agents.create({ name: 'Nora', role: 'supervisor' });
  await api.agents.signIn(nora.id);
  await api.customers.edit(ada.id, { company: 'Analytical' });
  const one = await api.cases.create({ customerId: ada.id, subject: 'Engine' });
  await api.cases.addFollowUp(one.id, { text: 'Called' });
  const { id: batch } = await api.batches.begin({ kind: 'import', name: 'people.csv' });
  await api.batches.rows(batch, [{ type: 'customer', fields: { firstName: 'B', lastName: 'C' } }]);
  await api.batches.publish(batch);
  return { api, me, nora, ada, one, batch };
}

const said = async (api: CrmApi, query: ActivityQuery = {}) => (await api.history.activity(query)).entries.map(({ type, op, title }) => `${type} ${op} ${title}`);

describe('recent changes', () => {
  it('say what each was about, newest first, and filter by agent, path, record and field', async () => {
    const { api, me, nora, ada, one } = await made();
    const all = (await api.history.activity()).entries;
    expect(all[0]).toMatchObject({ type: 'batch', title: 'people.csv', batch: { rows: 1, status: 'published' } });
    expect(all.map(({ at }) => at)).toEqual(all.map(({ at }) => at).toSorted((a, b) => b - a));
    expect(await said(api, { agent: nora.id, type: 'customer' })).toEqual(['customer edit Ada Lovelace']);
    expect(await said(api, { agent: me.id, type: 'customer' })).toEqual(['customer create Ada Lovelace']);
    expect(await said(api, { field: 'company' })).toEqual(['customer edit Ada Lovelace']);
    expect(await said(api, { path: 'import' })).toEqual(['batch batch people.csv', 'batch batch people.csv']);
    const [followUp] = (await api.history.activity({ type: 'followUp' })).entries;
    expect(followUp).toMatchObject({ open: { type: 'case', id: one.id }, title: expect.stringContaining('Engine') });
    expect((await api.history.activity({ type: 'customer' })).entries[0]).toMatchObject({ open: { type: 'customer', id: ada.id } });
  });

  it('come in pages without a gap or a double', async () => {
    const { api } = await made();
    const whole = (await api.history.activity({ limit: 200 })).entries.map(({ id }) => id);
    const paged: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await api.history.activity({ limit: 2, ...(after && { after }) });
      paged.push(...page.entries.map(({ id }) => id));
      after = page.next;
      if (after === undefined) break;
    }
    expect(paged).toEqual(whole);
    await expect(api.history.activity({ after: 'x' })).rejects.toMatchObject({ code: 'validation' });
  });

  it('take a whole import back as one', async () => {
    const { api, batch } = await made();
    expect((await api.customers.list()).total).toBe(2);
    await api.history.undo((await api.history.activity({ path: 'import', limit: 1 })).entries[0]!.commit);
    expect((await api.customers.list()).total).toBe(1);
    expect((await api.batches.list()).find(({ id }) => id === batch)).toMatchObject({ status: 'undone' });
  });

  it('show only what one may see, and nothing without the permission', async () => {
    const { api, me } = await made();
    await api.agents.signIn(me.id);
    const { id: role } = await api.roles.save({ name: 'Auditor of tasks', permissions: ['history', 'task.edit'] });
    const auditor = await api.agents.create({ name: 'Ann', role });
    await api.agents.signIn(auditor.id);
    expect((await said(api)).filter((line) => /^(customer|case|followUp|batch)/.test(line))).toEqual([]);
  });

  it('tell a merge in the history of the one that stays, also where it took on nothing', async () => {
    const { api } = await testCore();
    const [keep, lose] = [await api.customers.create({ firstName: 'Ada', lastName: 'L' }), await api.customers.create({ firstName: 'Ada', lastName: 'L' })];
    await api.customers.merge({ keep: keep.id, lose: lose.id });
    const [entry] = await api.history.of('customer', keep.id);
    expect(entry).toMatchObject({ path: 'merge', record: lose.id });
    await api.history.undo(entry!.commit);
    expect((await api.customers.get(lose.id)).id).toBe(lose.id);
  });

  it('mark what the author’s role did not include when it was written, and nothing else', async () => {
    const name = newId();
    const core = await testCore({ name });
    const { api } = core;
    const vic = await api.agents.create({ name: 'Vic', role: 'viewer' });
    const ada = await api.customers.create({ firstName: 'Ada', lastName: 'Lovelace' });
    await api.agents.edit(vic.id, { role: 'supervisor' });
    const admin = (await api.agents.current()).id;
    await api.agents.signIn(vic.id);
    await api.customers.edit(ada.id, { company: 'While a supervisor' });
    await api.agents.signIn(admin);
    await api.agents.edit(vic.id, { role: 'viewer' });
    // What a core that asks nobody would send: the same write by one who may not.
    const db = new Database(name, 'strict');
    await db.open();
    const [last] = await db.changes.orderBy('hlc').reverse().limit(1).toArray();
    await db.changes.put({ ...last!, replica: 'elsewhere', seq: 1, hlc: `${last!.hlc}z`, agent: vic.id, type: 'customer', record: ada.id, op: 'delete', path: 'typed' });
    db.close();
    const marked = (await api.history.activity({ limit: 200 })).entries.filter(({ beyond }) => beyond);
    expect(marked.map(({ op, beyond, agentId }) => ({ op, beyond, agentId }))).toEqual([{ op: 'delete', beyond: 'customer.delete', agentId: vic.id }]);
  });
});
