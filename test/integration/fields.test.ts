import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Core } from '../../src/crm/index.ts';
import { DEFAULT_LISTS } from '../../src/domain/lists.ts';
import { testCore } from '../support/cores.ts';

const ADA = { firstName: 'Ada', lastName: 'Lovelace' };

async function withField(fields: Record<string, unknown>): Promise<{ api: Core['api']; id: string }> {
  const { api } = await testCore();
  return { api, id: (await api.fields.create({ target: 'customer', name: 'plan', fieldType: 'text', ...fields })).id };
}

describe('custom fields', () => {
  it.each([
    ['text', {}, 'Gold'],
    ['url', {}, 'https://example.com'],
    ['number', {}, 7.5],
    ['date', {}, '2026-11-23'],
    ['pick', { options: [{ id: 'gold', label: 'Gold' }] }, 'gold'],
  ])('keeps a value of the type %s, in the record and in History', async (fieldType, more, value) => {
    const { api, id } = await withField({ fieldType, ...more });
    const ada = await api.customers.create(ADA);
    await api.customers.edit(ada.id, { [`custom.${id}`]: value });
    expect((await api.customers.get(ada.id)).custom).toEqual({ [id]: value });
    const [entry] = await api.history.of('customer', ada.id);
    expect(entry?.fields).toEqual([{ field: `custom.${id}`, from: null, to: value }]);
    await api.history.undo(entry!.commit);
    expect((await api.customers.get(ada.id)).custom ?? {}).toEqual({});
    expect((await api.check()).problems).toEqual([]);
  });

  it.each(['customer', 'case', 'followUp', 'task'])('stands on a %s, and on no other record', async (target) => {
    const { api, id } = await withField({ target });
    const ada = await api.customers.create({ ...ADA, ...(target === 'customer' && { [`custom.${id}`]: 'x' }) });
    const case_ = { customerId: ada.id, subject: 'Boiler' };
    const writes: Record<string, (fields: object) => Promise<{ custom?: object }>> = {
      customer: (fields) => api.customers.create({ ...ADA, ...fields }),
      case: (fields) => api.cases.create({ ...case_, ...fields }),
      followUp: async (fields) => api.cases.addFollowUp((await api.cases.create(case_)).id, { text: 'Called', ...fields }),
      task: (fields) => api.tasks.create({ subject: 'Call', ...fields }),
    };
    for (const [type, write] of Object.entries(writes)) {
      const made = write({ custom: { [id]: 'here' } });
      if (type === target) expect((await made).custom).toEqual({ [id]: 'here' });
      else await expect(made).rejects.toMatchObject({ code: 'validation', detail: { field: `custom.${id}`, rule: 'unknown-field' } });
    }
  });

  it('says what is wrong at the field', async () => {
    const { api, id } = await withField({ fieldType: 'number' });
    await expect(api.customers.create({ ...ADA, custom: { [id]: 'many' } })).rejects.toMatchObject({ code: 'validation', detail: { field: `custom.${id}`, rule: 'not-number' } });
    await expect(api.customers.create({ ...ADA, 'custom.nobody': 'x' })).rejects.toMatchObject({ detail: { rule: 'unknown-field' } });
    expect((await api.customers.list()).total).toBe(0);
  });

  it('gives a new record its defaults, typed or imported, and not where the field was emptied', async () => {
    const { api, id } = await withField({ defaultValue: 'Basic' });
    expect((await api.customers.create(ADA)).custom).toEqual({ [id]: 'Basic' });
    expect((await api.customers.create({ ...ADA, custom: { [id]: null } })).custom ?? {}).toEqual({});
    const { batch } = await importOne(api);
    await api.batches.publish(batch);
    const { rows } = await api.customers.list({ query: 'Hopper' });
    expect((await api.customers.get(rows[0]!.id)).custom).toEqual({ [id]: 'Basic' });
  });

  it('takes 64 fields of a record and no more, and each name once', async () => {
    const { api, id } = await withField({});
    await expect(api.fields.create({ target: 'customer', name: 'PLAN', fieldType: 'text' })).rejects.toMatchObject({ code: 'duplicate', detail: { field: 'name' } });
    for (let n = 1; n < 64; n += 1) await api.fields.create({ target: 'customer', name: `f${n}`, fieldType: 'text' });
    await expect(api.fields.create({ target: 'customer', name: 'f64', fieldType: 'text' })).rejects.toMatchObject({ detail: { rule: 'too-many', limit: 64 } });
    await api.fields.create({ target: 'case', name: 'f64', fieldType: 'text' });
    await api.fields.remove(id);
    await api.fields.create({ target: 'customer', name: 'f64', fieldType: 'text' });
    await expect(api.fields.restore(id)).rejects.toMatchObject({ detail: { rule: 'too-many' } });
    expect(await api.fields.list('customer')).toHaveLength(64);
  });

  it.each([
    [{ name: 'x'.repeat(33) }, { field: 'name', rule: 'too-long', limit: 32 }],
    [{ label: 'x'.repeat(33) }, { field: 'label', rule: 'too-long', limit: 32 }],
    [{ fieldType: 'colour' }, { field: 'fieldType', rule: 'not-in-list' }],
    [{ maxLength: 4001 }, { field: 'maxLength', rule: 'not-number' }],
    [{ defaultValue: 'x'.repeat(86) }, { field: 'defaultValue', rule: 'too-long', limit: 85 }],
    [{ fieldType: 'pick' }, { field: 'options', rule: 'required' }],
    [{ target: 'agent' }, { field: 'target', rule: 'not-in-list' }],
  ])('refuses a field with %o', async (fields, detail) => {
    const { api } = await testCore();
    await expect(api.fields.create({ target: 'customer', name: 'plan', fieldType: 'text', ...fields })).rejects.toMatchObject({ code: 'validation', detail });
  });

  it('keeps the type, orders, hides, deletes with undo; the values stay', async () => {
    const { api, id } = await withField({});
    const second = await api.fields.create({ target: 'customer', name: 'tier', fieldType: 'text' });
    const ada = await api.customers.create({ ...ADA, custom: { [id]: 'Gold' } });
    await expect(api.fields.edit(id, { fieldType: 'number' })).rejects.toMatchObject({ detail: { field: 'fieldType', rule: 'fixed' } });
    await api.fields.order([second.id, id]);
    expect((await api.fields.list('customer')).map((one) => one.name)).toEqual(['tier', 'plan']);
    expect((await api.fields.edit(id, { hidden: true })).hidden).toBe(true);
    await api.fields.remove(id);
    expect(await api.fields.list('customer')).toHaveLength(1);
    const [removal] = await api.history.of('fieldDefinition', id);
    await api.history.undo(removal!.commit);
    expect(await api.fields.list('customer')).toHaveLength(2);
    expect((await api.customers.get(ada.id)).custom).toEqual({ [id]: 'Gold' });
  });

  it('is an administrator’s to change', async () => {
    const { api, id } = await withField({});
    await api.agents.signIn((await api.agents.create({ name: 'Nora' })).id);
    await expect(api.fields.create({ target: 'customer', name: 'x', fieldType: 'text' })).rejects.toMatchObject({ code: 'permission' });
    await expect(api.fields.edit(id, { label: 'X' })).rejects.toMatchObject({ code: 'permission' });
    await expect(api.settings.set('lists.priority', DEFAULT_LISTS.priority)).rejects.toMatchObject({ code: 'permission' });
  });
});

describe('pick lists', () => {
  it('counts cases of a status as open or closed as its list says, also those there are', async () => {
    const { api } = await testCore();
    const ada = await api.customers.create(ADA);
    await api.cases.create({ customerId: ada.id, subject: 'Boiler', status: 'pending' });
    await api.settings.set('lists.caseStatus', DEFAULT_LISTS.caseStatus.map((one) => (one.id === 'pending' ? { ...one, closed: true } : one)));
    expect((await api.customers.page(ada.id)).counts).toMatchObject({ openCases: 0, cases: 1 });
    expect((await api.customers.list()).rows[0]?.openCases).toBe(0);
    expect((await api.check()).problems).toEqual([]);
    await api.settings.set('lists.caseStatus', DEFAULT_LISTS.caseStatus);
    expect((await api.customers.page(ada.id)).counts.openCases).toBe(1);
    expect((await api.check()).problems).toEqual([]);
  });

  it('takes new options, keeps hidden ones on old records, and lets none be taken out', async () => {
    const { api } = await testCore();
    const ada = await api.customers.create({ ...ADA, customerType: 'partner' });
    await api.settings.set('lists.customerType', [...DEFAULT_LISTS.customerType.map((one) => (one.id === 'partner' ? { ...one, hidden: true } : one)), { id: 'charity', label: 'Charity' }]);
    expect((await api.customers.edit(ada.id, { company: 'Analytical Engines' })).customerType).toBe('partner');
    expect((await api.customers.edit(ada.id, { customerType: 'charity' })).customerType).toBe('charity');
    await expect(api.settings.set('lists.customerType', [{ id: 'charity' }])).rejects.toMatchObject({ code: 'validation', detail: { field: 'lists.customerType.private', rule: 'fixed' } });
  });

  it('gives a new case the first open status when “new” is hidden', async () => {
    const { api } = await testCore();
    const ada = await api.customers.create(ADA);
    await api.settings.set('lists.caseStatus', DEFAULT_LISTS.caseStatus.map((one) => (one.id === 'new' ? { ...one, hidden: true } : one)));
    expect((await api.cases.create({ customerId: ada.id, subject: 'Boiler' })).status).toBe('open');
  });
});

async function importOne(api: Core['api']): Promise<{ batch: string }> {
  const { id: batch } = await api.batches.begin({ kind: 'import', name: 'one.csv' });
  await api.batches.rows(batch, [{ type: 'customer', fields: { firstName: 'Grace', lastName: 'Hopper' } }]);
  return { batch };
}
