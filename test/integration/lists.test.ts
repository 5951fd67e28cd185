import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCore } from '../../src/crm/index.ts';
import type { Core } from '../../src/crm/index.ts';
import { newId } from '../../src/domain/ids.ts';
import type { Filter } from '../../src/domain/query.ts';

const NOON = new Date(2026, 10, 23, 12).getTime();
const DAY = 86_400_000;
let now = NOON;
let core: Core;

beforeEach(async () => {
  now = NOON;
  core = await openCore({ name: newId(), clock: () => now });
  await core.api.settings.set('region', 'DE');
});
afterEach(() => core.close());

const phone = (number: string) => ({ [newId()]: { number, kind: 'voice' as const, order: 0 } });
const names = async (filter: Filter, sort?: string): Promise<string[]> =>
  (await core.api.customers.list({ filter, ...(sort && { sort: [{ field: sort }] }) })).rows.map(({ firstName }) => firstName);

describe('the customer list', () => {
  it('filters by fields of every kind', async () => {
    const { api } = core;
    const points = await api.fields.create({ target: 'customer', name: 'points', label: 'Points', fieldType: 'number' });
    const ada = await api.customers.create({ firstName: 'Ada', lastName: 'Lovelace', vip: true, customerType: 'private', phones: phone('030 901820'), primaryAddress: { city: 'Köln' }, custom: { [points.id]: 7 } });
    now += DAY;
    const bo = await api.customers.create({ firstName: 'Bo', lastName: 'Ek', company: 'ＡＢＣ', customerType: 'business', primaryAddress: { city: 'Malmö' }, custom: { [points.id]: 12 } });
    const kase = await api.cases.create({ customerId: bo.id, subject: 'No dial tone', status: 'open' });
    const table: [Filter, string[]][] = [
      [{ field: 'primaryAddress.city', operator: 'contains', value: 'KOL' }, ['Ada']],
      [{ field: 'company', operator: 'equals', value: 'abc' }, ['Bo']],
      [{ field: 'company', operator: 'empty' }, ['Ada']],
      [{ field: 'vip', operator: 'equals', value: false }, ['Bo']],
      [{ field: 'customerType', operator: 'not-in', value: ['business', 'partner'] }, ['Ada']],
      [{ field: 'phones', operator: 'contains', value: '0049 (30) 901' }, ['Ada']],
      [{ field: `custom.${points.id}`, operator: 'between', value: [7, 11] }, ['Ada']],
      [{ field: `custom.${points.id}`, operator: 'greater', value: 7 }, ['Bo']],
      [{ field: 'createdAt', operator: 'equals', value: { unit: 'day', from: 0 } }, ['Bo']],
      [{ field: 'createdAt', operator: 'equals', value: { unit: 'day', from: -6, to: 0 } }, ['Bo', 'Ada']],
      [{ field: 'createdAt', operator: 'before', value: '2026-11-24' }, ['Ada']],
      [{ field: 'openCases', operator: 'equals', value: 1 }, ['Bo']],
      [{ field: 'openCases', operator: 'empty' }, ['Ada']],
      [{ any: [{ field: 'firstName', operator: 'starts', value: 'a' }, { all: [{ field: 'createdBy', operator: 'equals', value: 'me' }] }] }, ['Bo', 'Ada']],
    ];
    for (const [filter, expected] of table) expect([filter, await names(filter, 'name')]).toEqual([filter, expected]);
    await api.cases.edit(kase.id, { status: 'closed' });
    expect(await names({ field: 'openCases', operator: 'filled' })).toEqual([]);
    expect(await api.customers.position(ada.id, { sort: [{ field: 'name' }] })).toBe(1);
    expect(await api.customers.position(ada.id, { filter: { field: 'vip', operator: 'equals', value: false } })).toBeNull();
    expect(await api.customers.ids({ sort: [{ field: `custom.${points.id}`, desc: true }] }, { limit: 1 })).toEqual({ total: 2, ids: [bo.id] });
    expect((await api.customers.list({ facets: ['customerType', 'vip'] })).facets).toEqual({
      customerType: [{ value: 'private', count: 1 }, { value: 'business', count: 1 }],
      vip: [{ value: true, count: 1 }, { value: false, count: 1 }],
    });
    expect(await api.customers.briefs([bo.id, newId(), ada.id])).toMatchObject([{ firstName: 'Bo' }, null, { firstName: 'Ada' }]);
  });

  it('refuses a query at the place of its fault', async () => {
    const condition = (field: string, operator: string, value?: unknown) => ({ filter: { all: [{ field, operator, value }] } });
    for (const [query, field, rule] of [
      [condition('shoeSize', 'equals', 1), 'filter.all.0.field', 'unknown-field'],
      [condition('__proto__', 'equals', 1), 'filter.all.0.field', 'unknown-field'],
      [condition('vip', 'contains', 'x'), 'filter.all.0.operator', 'not-in-list'],
      [condition('createdAt', 'before', '2026-02-30'), 'filter.all.0.value', 'not-date'],
      [condition('createdAt', 'between', ['2026-02-20']), 'filter.all.0.value', 'wrong-type'],
      [condition('company', 'contains', ''), 'filter.all.0.value', 'required'],
      [condition('openCases', 'less', 'many'), 'filter.all.0.value', 'not-number'],
      [{ sort: [{ field: 'comments' }] }, 'sort.0.field', 'not-in-list'],
      [{ facets: ['company'] }, 'facets.0', 'wrong-type'],
      [{ offset: -1 }, 'offset', 'not-number'],
    ] as const) {
      await expect(core.api.customers.list(query as never), field).rejects.toMatchObject({ code: 'validation', detail: { field, rule } });
    }
  });
});

it('cases, tasks and interactions answer in short and in full, with true totals', async () => {
  const { api } = core;
  const ada = await api.customers.create({ firstName: 'Ada', lastName: 'Lovelace' });
  const twin = await api.customers.create({ firstName: 'A.', lastName: 'Lovelace' });
  const [first, second] = [await api.cases.create({ customerId: ada.id, subject: 'First', priority: 'low', status: 'open' }), await api.cases.create({ customerId: twin.id, subject: 'Second', priority: 'urgent' })];
  await api.tasks.create({ subject: 'Call back', customerId: ada.id, dueAt: NOON });
  await api.customers.merge({ keep: ada.id, lose: twin.id });
  const subjects = async (query: Parameters<typeof api.cases.list>[0]) => (await api.cases.list(query)).rows.map(({ subject }) => subject);
  const byPriority = [{ field: 'priority', desc: true }];
  expect(await subjects({ sort: byPriority })).toEqual(['Second', 'First']);
  expect(await subjects({ customerId: ada.id, sort: byPriority })).toEqual(['Second', 'First']);
  expect(await subjects({ mine: true, open: true })).toEqual(['First']);
  await api.cases.edit(first.id, { status: 'closed' });
  expect(await subjects({ open: false })).toEqual(['First']);
  expect(await subjects({})).toEqual(['Second', 'First']);
  expect((await api.cases.list({ query: second.caseNumber.toLowerCase() })).total).toBe(1);
  expect((await api.tasks.list({ mine: true, open: true, limit: 0 })).total).toBe(1);
  expect(await api.tasks.position((await api.tasks.list()).rows[0]!.id)).toBe(0);
  expect(await api.interactions.list({ mine: true })).toEqual({ total: 0, rows: [] });
});

describe('the one search box', () => {
  it('finds people by what is known of them, the surest first, and says where', async () => {
    const { api } = core;
    const people: [string, string, Record<string, unknown>?][] = [
      ['Ada', 'Lovelace', { phones: phone('030 901820'), emails: { a: { address: 'ada@analytical.example', order: 0 } } }],
      ['Grace', 'Hopper', { company: 'Lovelace & Sons' }],
      ['Linus', 'Clovelace'],
      ['Zoë', 'Müller-Łukasz', { primaryAddress: { street1: 'Lovelaceweg 3', city: 'Köln', postcode: '50667' } }],
      ['太郎', '佐藤'],
      ['ﾀﾛｳ', 'ヤマダ'],
      ['أَحْمَد', 'منصور'],
      ['שָׁלוֹם', 'כהן'],
    ];
    for (const [firstName, lastName, more] of people) await api.customers.create({ firstName, lastName, ...more });
    const found = async (query: string) => (await api.search(query)).customers.map(({ firstName, foundIn }) => [firstName, ...foundIn.map(({ field, typo }) => `${field}${typo ? '?' : ''}`)].join(' '));
    const table: [string, string[]][] = [
      ['lovelace', ['Grace company', 'Ada lastName', 'Linus lastName', 'Zoë primaryAddress.street1']],
      ['LOVELACE ada', ['Ada lastName firstName']],
      ['c-1001', ['Ada accountNumber']],
      ['1002', ['Grace accountNumber']],
      ['+49 (30) 90 18-20', ['Ada phones']],
      ['０３０９０１', ['Ada phones']],
      ['ada@analytical.example', ['Ada emails']],
      ['muller lukasz', ['Zoë lastName']],
      ['koln 50667', ['Zoë primaryAddress.city primaryAddress.postcode']],
      ['佐', ['太郎 lastName']],
      ['タロウ', ['ﾀﾛｳ firstName']],
      ['احمد', ['أَحْمَد firstName']],
      ['שלום', ['שָׁלוֹם firstName']],
      ['hoper', ['Grace lastName?']],
      ['grcae hopper', ['Grace firstName? lastName']],
      ['zz', []],
      ['', []],
    ];
    for (const [query, expected] of table) expect([query, await found(query)]).toEqual([query, expected]);
    expect((await found('lovleace')).toSorted()).toEqual(['Ada lastName?', 'Grace company?', 'Linus lastName?']);
    expect((await api.customers.list({ query: 'hoper' })).total).toBe(1);
  });

  it('finds cases by number and subject, tasks by subject', async () => {
    const { api } = core;
    const ada = await api.customers.create({ firstName: 'Ada', lastName: 'Lovelace' });
    const kase = await api.cases.create({ customerId: ada.id, subject: 'No dial tone' });
    await api.tasks.create({ subject: 'Dial back', customerId: ada.id });
    expect(await api.search(kase.caseNumber)).toMatchObject({ cases: [{ id: kase.id, foundIn: [{ field: 'caseNumber' }] }], totals: { customers: 0, cases: 1, tasks: 0 } });
    expect(await api.search('dial')).toMatchObject({ cases: [{ subject: 'No dial tone' }], tasks: [{ subject: 'Dial back' }] });
  });
});

it('a customer’s interactions are counted and paged as they are seen: not before their batch is published, nor after it is undone', async () => {
  const { api } = core;
  const [ada, twin] = [await api.customers.create({ firstName: 'Ada', lastName: 'Lovelace' }), await api.customers.create({ firstName: 'A.', lastName: 'Lovelace' })];
  const stage = async (customerId: string, from: number, count: number): Promise<string> => {
    const { id } = await api.batches.begin({ kind: 'import', name: 'calls' });
    const rows = Array.from({ length: count }, (_, i) => ({ type: 'interaction' as const, fields: { channel: 'phone', direction: 'in', customerId, agentId: 'a', state: 'ended', startedAt: from + i } }));
    await api.batches.rows(id, rows);
    return id;
  };
  const seen = async (offset = 0) => {
    const { total, rows } = await api.interactions.list({ customerId: ada.id, offset, limit: 2 });
    return [total, (await api.customers.page(ada.id)).counts.interactions, ...rows.map(({ startedAt }) => startedAt)];
  };
  await api.batches.publish(await stage(ada.id, 100, 3));
  expect([await seen(), await seen(2)]).toEqual([[3, 3, 102, 101], [3, 3, 100]]);
  const later = await stage(ada.id, 200, 2);
  expect([await seen(), await seen(2)]).toEqual([[3, 3, 102, 101], [3, 3, 100]]);
  await api.batches.publish(later);
  expect([await seen(), await seen(2)]).toEqual([[5, 5, 201, 200], [5, 5, 102, 101]]);
  await api.batches.undo(later);
  expect(await seen()).toEqual([3, 3, 102, 101]);
  await api.batches.publish(await stage(twin.id, 150, 1));
  await api.customers.merge({ keep: ada.id, lose: twin.id });
  expect([await seen(), await seen(2)]).toEqual([[4, 4, 150, 102], [4, 4, 101, 100]]);
});
