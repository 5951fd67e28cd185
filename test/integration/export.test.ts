import 'fake-indexeddb/auto';
import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Core } from '../../src/crm/index.ts';
import { neutral } from '../../src/crm/export/csv.ts';
import type { Customer } from '../../src/domain/records.ts';
import { one, testCore } from '../support/cores.ts';
import { importFile } from '../support/import-files.ts';

type Request = Parameters<Core['api']['exports']['begin']>[0];

async function exported({ api }: Core, request: Request): Promise<Blob> {
  const { id, workbook } = await api.exports.begin(request);
  let text = '';
  for (let done = false; !done; ) {
    const next = await api.exports.next(id);
    text += next.text;
    ({ done } = next);
  }
  if (!workbook) return new Blob([text]);
  const zip = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
  for (const [path, part] of Object.entries({ ...workbook.parts, [workbook.sheet]: text })) await zip.add(path, new TextReader(part), { useWebWorkers: false });
  return zip.close();
}

const customers = async ({ api }: Core): Promise<Customer[]> => Promise.all((await api.customers.ids({ sort: [{ field: 'accountNumber' }] })).ids.map((id) => api.customers.get(id)));

/** What a person would compare: no ids, no moments of writing, elements in their order within each kind. */
function bare({ id: _id, createdAt: _c, createdBy: _b, updatedAt: _u, updatedBy: _w, phones, emails, custom, ...rest }: Customer) {
  const list = <T extends { order: number }>(map: Record<string, T>) => Object.values(map).sort((a, b) => a.order - b.order).map(({ order: _order, ...element }) => element);
  const byKind = list(phones).toSorted((a, b) => ['voice', 'mobile', 'alternative', 'fax'].indexOf(a.kind) - ['voice', 'mobile', 'alternative', 'fax'].indexOf(b.kind));
  return { ...rest, phones: byKind.map(({ number: _number, ...phone }) => ({ ...phone, number: phone.e164 ?? _number })), emails: list(emails), custom: Object.values(custom ?? {}) };
}

async function filled(): Promise<{ core: Core; fields: string[] }> {
  const core = await testCore();
  const { api } = core;
  await api.settings.set('region', 'DE');
  const since = await api.fields.create({ target: 'customer', name: 'Since', fieldType: 'date' });
  const size = await api.fields.create({ target: 'customer', name: 'Turnover', fieldType: 'number' });
  const plan = await api.fields.create({ target: 'customer', name: 'Plan', fieldType: 'pick', options: [{ id: 'gold', label: 'Gold, or better' }] });
  const phones = { a: { number: '030 901820', kind: 'voice', order: 0, label: 'Reception', shared: true }, b: { number: '+49 170 1234567', kind: 'mobile', order: 1 }, c: { number: '+1 212 555 0100', kind: 'voice', order: 2, extension: '12' }, d: { number: '12345', kind: 'fax', order: 3, label: 'work' } };
  const emails = { a: { address: 'jörg@example.de', order: 0 }, b: { address: 'j.m@example.com', order: 1, label: 'home' } };
  await api.customers.create({
    firstName: 'Jörg', lastName: 'Müller; "the" boss, Sr.', company: '=cmd|x', customerType: 'business', vip: true, doNotCall: true, language: 'de', timeZone: 'Europe/Berlin', comments: 'one\ntwo; three, four\\five\n+six', phones, emails,
    primaryAddress: { street1: 'Straße 1', street2: 'Hof', city: 'Köln', state: 'NRW', postcode: '01234', country: 'DE' }, secondaryAddress: { city: '東京', country: 'JP' },
    [`custom.${since.id}`]: '2024-02-29', [`custom.${size.id}`]: 1234.5, [`custom.${plan.id}`]: 'gold',
  });
  await api.customers.create({ firstName: '-Ada', lastName: '@Lovelace', accountNumber: 'X 1' });
  return { core, fields: [since.id, size.id, plan.id] };
}

describe('a round trip gives the same customers', () => {
  const WORDS = { customerType: { business: 'Business' } };
  test.for<[string, Partial<Request>, boolean]>([
    ['CSV', { format: 'csv' }, true],
    ['CSV for Excel in Germany', { format: 'csv', delimiter: ';', bom: true, words: WORDS }, true],
    ['CSV by tabs', { format: 'csv', delimiter: '\t' }, true],
    ['XLSX', { format: 'xlsx', words: WORDS }, true],
    ['vCard 4.0', { format: 'vcard' }, false],
    ['vCard 3.0', { format: 'vcard', version: '3.0' }, false],
  ])('%s', async ([, request, custom]) => {
    const { core, fields } = await filled();
    const names = Object.fromEntries(['Since', 'Turnover', 'Plan'].map((name, at) => [`custom.${fields[at]!}`, name]));
    const file = await exported(core, { type: 'customer', format: 'csv', headings: names, ...request });
    const before = (await customers(core)).map(bare);
    for (const { id } of await customers(core)) await core.api.customers.erase(id);
    const { counts } = await importFile(core, file);
    expect(counts).toMatchObject({ create: 2, error: 0 });
    const after = (await customers(core)).map(bare);
    expect(after).toEqual(custom ? before : before.map((customer) => ({ ...customer, custom: [] })));
  });

  it('of any text in any field', async () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).map((one) => one.toWellFormed().replace(/[\0\r\uFFFD]/g, '').trim()).filter((one) => one !== '' && !one.startsWith("'"));
    await fc.assert(fc.asyncProperty(text, text, text, async (firstName, lastName, comments) => {
      const core = await testCore();
      await core.api.customers.create({ firstName, lastName, comments });
      const before = (await customers(core)).map(bare);
      const file = await exported(core, { type: 'customer', format: 'csv' });
      const other = await testCore();
      await importFile(other, file);
      expect((await customers(other)).map(bare)).toEqual(before);
    }), { numRuns: 40 });
  });
});

test.for<[string, string]>([
  ['=1+1', "'=1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['-2+3+cmd|x', "'-2+3+cmd|x"],
  ['\t=1', "'\t=1"],
  ['＝1+1', "'＝1+1"],
  ['+49 30 901820', '+49 30 901820'],
  ['+4930901820 ext. 12', '+4930901820 ext. 12'],
  ['+1-212-555-0100', "'+1-212-555-0100"],
  ['-12.5', '-12.5'],
  ['plain', 'plain'],
  ['+4930901820\n=cmd', "'+4930901820\n=cmd"],
])('in CSV %o stands as %o', ([text, safe]) => expect(neutral(text)).toBe(safe));

describe('what goes out', () => {
  it('is what the list shows, or the rows chosen, in that order', async () => {
    const { core } = await filled();
    const [first, second] = await customers(core);
    const found = await (await exported(core, { type: 'customer', format: 'jsonl', query: { query: 'Lovelace' } })).text();
    expect(found.trim().split('\n').map((line) => JSON.parse(line).id)).toEqual([second!.id]);
    const chosen = await (await exported(core, { type: 'customer', format: 'jsonl', ids: [second!.id, first!.id] })).text();
    expect(chosen.trim().split('\n').map((line) => JSON.parse(line).id)).toEqual([second!.id, first!.id]);
  });

  it('cases with follow-ups, tasks and interactions, with names instead of ids', async () => {
    const { core } = await filled();
    const { api } = core;
    const [customer] = await customers(core);
    const made = await api.cases.create({ customerId: customer!.id, subject: 'Boiler', status: 'open' });
    await api.cases.addFollowUp(made.id, { text: 'Gauge reads 0.4 bar' });
    await api.tasks.create({ subject: 'Call back', customerId: customer!.id, caseId: made.id, dueAt: Date.UTC(2026, 10, 23, 14, 5) });
    const cases = await (await exported(core, { type: 'case', format: 'csv' })).text();
    expect(cases).toContain(made.caseNumber);
    expect(cases).toContain('Gauge reads 0.4 bar');
    expect(cases).toContain(customer!.accountNumber);
    const tasks = await (await exported(core, { type: 'task', format: 'csv', zone: 'Europe/Berlin' })).text();
    expect(tasks).toContain('2026-11-23 15:05');
    expect(tasks).toContain(made.caseNumber);
    expect(JSON.parse(await (await exported(core, { type: 'case', format: 'jsonl' })).text())).toMatchObject({ id: made.id, followUps: [{ text: 'Gauge reads 0.4 bar' }] });
  });

  it('is everybody once, one merged away with the other, over as many pages as it takes', async () => {
    const core = await testCore();
    await importFile(core, `First name,Last name\n${Array.from({ length: 450 }, (_, n) => `Row,N${n}`).join('\n')}`);
    const [keep, lose] = (await core.api.customers.ids()).ids;
    await core.api.customers.merge({ keep: keep!, lose: lose! });
    for (const request of [{}, { query: { sort: [{ field: 'name' }] } }] as Partial<Request>[]) {
      const text = await (await exported(core, { type: 'customer', format: 'jsonl', ...request })).text();
      const ids = text.trim().split('\n').map((line) => (JSON.parse(line) as { id: string }).id);
      expect(new Set(ids).size).toBe(449);
      expect(ids).toHaveLength(449);
      expect(ids).not.toContain(lose);
    }
    expect(await (await exported(await testCore(), { type: 'customer', format: 'csv' })).text()).toMatch(/^accountNumber,.*\r\n$/);
  });

  it.each<[Request['type'], NonNullable<NonNullable<Request['query']>['filter']>, number]>([
    ['case', { all: [{ field: 'open', operator: 'equals', value: true }, { field: 'assignedTo', operator: 'equals', value: 'me' }] }, 1],
    ['case', { field: 'open', operator: 'equals', value: false }, 1],
    ['task', { all: [{ field: 'open', operator: 'equals', value: true }, { field: 'assignedTo', operator: 'equals', value: 'me' }] }, 1],
    ['interaction', { field: 'agentId', operator: 'equals', value: 'me' }, 0],
  ])('what the tab of a list of %ss shows', async (type, filter, count) => {
    const { core } = await filled();
    const [customer] = await customers(core);
    await core.api.cases.create({ customerId: customer!.id, subject: 'Mine', status: 'open' });
    await core.api.cases.create({ customerId: customer!.id, subject: 'Done', status: 'closed' });
    await core.api.tasks.create({ subject: 'Mine', customerId: customer!.id });
    const text = await (await exported(core, { type, format: 'jsonl', query: { filter } })).text();
    expect(text.split('\n').filter(Boolean)).toHaveLength(count);
  });

  it('is for those who may', async () => {
    const { core } = await filled();
    const { id } = await core.api.agents.create({ name: 'Agent', role: 'agent' });
    await core.api.agents.signIn(id);
    await expect(core.api.exports.begin({ type: 'customer', format: 'csv' })).rejects.toMatchObject({ code: 'permission', detail: { permission: 'export' } });
    await expect(core.api.exports.subject('x', { headings: {}, words: {}, zone: 'UTC', language: 'en', rtl: false })).rejects.toMatchObject({ code: 'permission' });
  });
});

it('a subject-access pack holds all of one customer, and nothing in it runs', async () => {
  const core = await testCore();
  const { api } = core;
  const kept = await api.customers.create({ firstName: '<script>alert(1)</script>', lastName: 'B', emails: one({ address: 'a@example.com', order: 0 }) });
  const lost = await api.customers.create({ firstName: 'C', lastName: 'D' });
  const made = await api.cases.create({ customerId: lost.id, subject: 'Of the one merged away' });
  await api.cases.addFollowUp(made.id, { text: 'A note' });
  await api.tasks.create({ subject: 'A task', customerId: kept.id });
  await api.customers.edit(kept.id, { company: 'Before' });
  await api.customers.merge({ keep: kept.id, lose: lost.id });
  const { files, name } = await api.exports.subject(kept.id, { headings: {}, words: {}, zone: 'UTC', language: 'en', rtl: false });
  expect(name).toBe(kept.accountNumber);
  const data = JSON.parse(files.find(({ path }) => path === 'data.json')!.text);
  expect(data).toMatchObject({ customer: { id: kept.id }, merged: [{ id: lost.id }], cases: [{ id: made.id }], followUps: [{ text: 'A note' }], tasks: [{ subject: 'A task' }] });
  expect(data.history.map(({ record }: { record: string }) => record)).toEqual(expect.arrayContaining([kept.id, lost.id, made.id]));
  const page = files.find(({ path }) => path === 'index.html')!.text;
  expect(page).not.toContain('<script>');
  expect(page).toContain('&lt;script&gt;');
});

it('a pack holds a long history whole', async () => {
  const core = await testCore();
  const { id } = await core.api.customers.create({ firstName: 'A', lastName: 'B' });
  for (let n = 0; n < 620; n += 1) await core.api.customers.edit(id, { company: `C${n}` });
  const { files } = await core.api.exports.subject(id, { headings: {}, words: {}, zone: 'UTC', language: 'en', rtl: false });
  const { history } = JSON.parse(files.find(({ path }) => path === 'data.json')!.text) as { history: { id: string }[] };
  expect(new Set(history.map((entry) => entry.id)).size).toBe(621);
}, 30_000);
