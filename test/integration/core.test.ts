import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { openCore } from '../../src/crm/index.ts';
import type { Core } from '../../src/crm/index.ts';
import { newId } from '../../src/domain/ids.ts';

const open: Core[] = [];
async function core(name = newId()): Promise<Core> {
  const opened = await openCore({ name, clock: Date.now });
  open.push(opened);
  return opened;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

describe('a customer’s life in the core', () => {
  it('is created with a number, found by phone, edited, undone, merged and erased', async () => {
    const { api } = await core();
    await api.settings.set('region', 'DE');
    const id = newId();
    const ada = await api.customers.create({ firstName: 'Ada', lastName: 'Lovelace', phones: { [id]: { number: '030 901820', kind: 'voice', order: 0 } } });
    expect(ada.accountNumber).toBe('C-1001');
    expect(ada.phones[id]).toMatchObject({ e164: '+4930901820', national: '30901820' });
    const { matches } = await api.lookup({ kind: 'phone', value: '+4930901820' });
    expect(matches).toMatchObject([{ level: 'exact', certain: true, customer: { id: ada.id }, reasons: [{ code: 'same-number' }] }]);

    await api.customers.edit(ada.id, { firstName: 'Augusta' });
    const [edit] = await api.history.of('customer', ada.id);
    expect(edit).toMatchObject({ op: 'edit', fields: [{ field: 'firstName', from: 'Ada', to: 'Augusta' }] });
    await api.history.undo(edit!.commit);
    expect((await api.customers.get(ada.id)).firstName).toBe('Ada');

    const twin = await api.customers.create({ firstName: 'A.', lastName: 'Lovelace', emails: { [newId()]: { address: 'Ada@Example.com', order: 0 } } });
    await api.customers.merge({ keep: ada.id, lose: twin.id });
    expect((await api.customers.get(twin.id)).id).toBe(ada.id);
    expect((await api.find('ada@example.com'))?.matches).toMatchObject([{ customer: { id: ada.id } }]);
    expect((await api.customers.list({ query: 'lovel' })).total).toBe(1);

    await api.customers.erase(ada.id);
    await expect(api.customers.get(ada.id)).rejects.toMatchObject({ code: 'not-found' });
    expect((await api.history.of('customer', ada.id)).every(({ fields }) => fields.length === 0)).toBe(true);
    expect(await api.check()).toMatchObject({ ok: true, problems: [] });
  });
});
