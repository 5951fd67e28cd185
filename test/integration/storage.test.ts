import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openCore } from '../../src/crm/index.ts';
import { newId } from '../../src/domain/ids.ts';
import { openStorage } from '../../src/storage/database.ts';
import { MIGRATIONS } from '../../src/storage/migrations/index.ts';
import { write } from '../../src/storage/transaction.ts';

afterEach(() => vi.restoreAllMocks());

describe('version 1 of the database', () => {
  it('is frozen', () => {
    const [first] = MIGRATIONS;
    expect(first?.VERSION).toBe(1);
    expect(first?.STORES).toMatchInlineSnapshot(`
      {
        "agents": "id",
        "batches": "id, status",
        "blobs": "[hash+n]",
        "cases": "id, *keys, *customKeys, customerId, openOf, assignedTo, lastActivityAt",
        "changes": "[replica+seq], hlc, [record+hlc], commit",
        "chunks": "[batch+n], *edits",
        "customers": "id, *keys, *customKeys, mergedInto",
        "drafts": "id, kind, record",
        "fieldDefinitions": "id, target",
        "followUps": "id, *customKeys, [caseId+at]",
        "heads": "replica",
        "interactions": "id, [customerId+startedAt], [agentId+startedAt], startedAt, state",
        "local": "key",
        "mentions": "id, *keys, customerId",
        "peers": "id",
        "quarantine": "[replica+seq]",
        "settings": "id",
        "tasks": "id, *customKeys, customerId, caseId, [openFor+dueAt]",
      }
    `);
  });

  it('opens in today’s core with every record as it was', async () => {
    const name = newId();
    const old = new Dexie(name);
    old.version(1).stores(MIGRATIONS[0]!.STORES as Record<string, string>);
    const stamp = '0m1abcdef0000.aaaaaaaaaaaaa';
    const row = { id: 'c1', firstName: 'Ada', lastName: 'Lovelace', accountNumber: 'C-1001', phones: { p: { number: '+49 30 901820', e164: '+4930901820', kind: 'voice', order: 0 } }, keys: ['s:930901820', 'p:+4930901820', 'a:C-1001'], fieldOfTheFuture: 7, _: { v: 1, s: stamp } };
    await old.open();
    await old.table('customers').add(row);
    old.close();
    const core = await openCore({ name, clock: Date.now });
    const { matches } = await core.api.lookup({ kind: 'phone', value: '+4930901820' });
    expect(matches).toMatchObject([{ customer: { id: 'c1', lastName: 'Lovelace' } }]);
    await core.api.customers.edit('c1', { company: 'Engines' });
    expect(await core.api.customers.get('c1')).toMatchObject({ company: 'Engines', fieldOfTheFuture: 7 });
    await core.close();
  });
});

describe('the write transaction', () => {
  let asked: { stores: string[]; mode: string; durability: string | undefined }[];

  beforeEach(() => {
    asked = [];
    const real = IDBDatabase.prototype.transaction;
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, stores, mode, options) {
      asked.push({ stores: [stores].flat() as string[], mode: mode ?? 'readonly', durability: options?.durability });
      return real.call(this, stores as string[], mode, options);
    });
  });

  it('waits for the disk with what a person typed, in one transaction with the log', async () => {
    const core = await openCore({ name: newId(), clock: Date.now });
    asked = [];
    await core.api.customers.create({ firstName: 'Ada', lastName: 'Lovelace' });
    const writes = asked.filter(({ mode }) => mode === 'readwrite');
    expect(writes).toHaveLength(1);
    expect(writes[0]).toMatchObject({ durability: 'strict' });
    expect(writes[0]?.stores).toEqual(expect.arrayContaining(['customers', 'changes', 'heads']));
    await core.close();
  });

  it('stores nothing when a step fails, and says why', async () => {
    const core = await openCore({ name: newId(), clock: Date.now });
    const before = await core.api.history.recent();
    await expect(core.api.customers.create({ firstName: 'Ada', lastName: ' ' })).rejects.toMatchObject({ code: 'validation', detail: { field: 'lastName', rule: 'required' } });
    await expect(core.api.customers.create({ firstName: 'Ada', lastName: 'L', nonsense: 1 })).rejects.toMatchObject({ detail: { field: 'nonsense', rule: 'unknown-field' } });
    expect(await core.api.history.recent()).toEqual(before);
    expect((await core.api.customers.list()).total).toBe(0);
    expect(await core.api.check()).toMatchObject({ ok: true });
    await core.close();
  });

  it('says so when something foreign was awaited in it: the write after it is refused', async () => {
    const storage = await openStorage(newId());
    const foreign = write(storage, ['customer'], true, async (tx) => {
      await tx.put('customer', { id: 'half', _: { v: 1 } });
      await new Promise((resolve) => setTimeout(resolve, 20));
      await tx.put('customer', { id: 'other', _: { v: 1 } });
    });
    await expect(foreign).rejects.toThrow();
    expect(await storage.db.customers.get('other')).toBeUndefined();
    storage.close();
  });
});
