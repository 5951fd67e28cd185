import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Core } from '../../src/crm/index.ts';
import type { ContactKey } from '../../src/domain/contact.ts';
import { one, testCore } from '../support/cores.ts';

async function people({ api }: Core): Promise<Record<string, string>> {
  await api.settings.set('region', 'DE');
  const phone = (number: string, more: object = {}): object => ({ phones: one({ number, kind: 'voice', order: 0, ...more }) });
  const make = async (lastName: string, fields: object): Promise<string> => (await api.customers.create({ firstName: 'T', lastName, ...fields })).id;
  const ids = {
    plain: await make('Plain', { ...phone('030 901820'), emails: one({ address: 'Plain@Example.com', order: 0 }) }),
    desk: await make('Desk', phone('+49 30 7654321 ext. 12')),
    board: await make('Board', phone('+49 40 123456', { shared: true })),
    prefixed: await make('Prefixed', phone('0 0 49 89 5551234 7')),
    noted: await make('Noted', { comments: 'Her sister is at +44 20 7946 0018, evenings.' }),
  };
  return ids;
}

const TABLE: [name: string, contact: ContactKey, who: string | null, expected: object][] = [
  ['E.164', { kind: 'phone', value: '+4930901820' }, 'plain', { level: 'exact', certain: true, reasons: [{ code: 'same-number', label: 'voice' }] }],
  ['with its extension', { kind: 'phone', value: '+49307654321', extension: '12' }, 'desk', { level: 'exact', certain: true }],
  ['another extension', { kind: 'phone', value: '+49307654321', extension: '99' }, 'desk', { level: 'without-extension', certain: true, reasons: [{ code: 'same-number-other-extension' }] }],
  ['a switchboard', { kind: 'phone', value: '+4940123456' }, 'board', { level: 'exact', shared: true }],
  ['mined from notes', { kind: 'phone', value: '+442079460018' }, 'noted', { level: 'mined', certain: false, reasons: [{ code: 'number-in-notes', note: expect.stringContaining('sister') }] }],
  ['e-mail in any case', { kind: 'email', value: 'PLAIN@example.COM' }, 'plain', { level: 'exact', reasons: [{ code: 'same-email' }] }],
  ['nobody', { kind: 'phone', value: '+4930999999' }, null, {}],
  ['no such e-mail', { kind: 'email', value: 'nobody@example.com' }, null, {}],
  ['no such case', { kind: 'case', value: 'K-9999' }, null, {}],
];

describe('look-up', () => {
  it('finds by level and says why', async () => {
    const core = await testCore();
    const ids = await people(core);
    for (const [name, contact, who, expected] of TABLE) {
      const { matches } = await core.api.lookup(contact);
      expect(matches.map(({ customer }) => customer.id), name).toEqual(who ? [ids[who]] : []);
      if (who) expect(matches[0], name).toMatchObject(expected);
    }
  });

  it('finds by account and case number however they are written', async () => {
    const core = await testCore();
    const ada = await core.api.customers.create({ firstName: 'Ada', lastName: 'Lovelace' });
    const record = await core.api.cases.create({ customerId: ada.id, subject: 'Engine stops' });
    for (const value of [ada.accountNumber, 'c 1001', 'c–1001']) expect((await core.api.lookup({ kind: 'account', value })).matches).toMatchObject([{ customer: { id: ada.id, openCases: 1 } }]);
    expect((await core.api.lookup({ kind: 'case', value: record.caseNumber })).matches).toMatchObject([{ caseId: record.id, customer: { id: ada.id } }]);
    await core.api.cases.edit(record.id, { status: 'closed' });
    expect((await core.api.lookup({ kind: 'account', value: ada.accountNumber })).matches).toMatchObject([{ customer: { openCases: 0 } }]);
  });

  it('gives every owner of a shared number, and none who was deleted', async () => {
    const { api } = await testCore();
    const phones = () => one({ number: '+49 30 901820', kind: 'mobile', order: 0 });
    const [a, b] = [await api.customers.create({ firstName: 'A', lastName: 'X', phones: phones() }), await api.customers.create({ firstName: 'B', lastName: 'X', phones: phones() })];
    expect((await api.lookup({ kind: 'phone', value: '+4930901820' })).matches).toHaveLength(2);
    await api.customers.remove(b.id);
    expect((await api.lookup({ kind: 'phone', value: '+4930901820' })).matches).toMatchObject([{ customer: { id: a.id } }]);
  });
});
