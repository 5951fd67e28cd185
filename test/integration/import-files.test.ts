import 'fake-indexeddb/auto';
import { describe, expect, it, test } from 'vitest';
import { importFile, workbook } from '../support/import-files.ts';
import { testCore } from '../support/cores.ts';

const all = async ({ api }: Awaited<ReturnType<typeof testCore>>) => {
  const { rows } = await api.customers.list({ limit: 500, sort: [{ field: 'accountNumber', desc: false }] });
  return Promise.all(rows.map(({ id }) => api.customers.get(id)));
};
const values = <T>(map: Record<string, T>): T[] => Object.values(map);

describe('workbooks', () => {
  const row = (n: number, ...cells: string[]) => `<row r="${n}">${cells.join('')}</row>`;
  const text = (ref: string, value: string) => `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const head = row(1, text('A1', 'First name'), text('B1', 'Last name'), text('C1', 'Phone'), text('D1', 'Since'));

  it('typed cells, gaps, shared strings, formulas by their stored value', async () => {
    const core = await testCore();
    const since = await core.api.fields.create({ target: 'customer', name: 'Since', fieldType: 'date' });
    const file = await workbook(head + row(3, '<c r="A3" t="s"><v>0</v></c>', '<c r="B3" t="str"><f>1+1</f><v>Turing</v></c>', '<c r="C3"><v>442079460001</v></c>', '<c r="D3" s="1"><v>46349</v></c>'), {
      'xl/sharedStrings.xml': '<sst><si><r><t>Al</t></r><r><t>an &amp; co</t></r><rPh><t>x</t></rPh></si></sst>',
      'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    });
    const { outcomes, overview } = await importFile(core, file);
    expect(overview).toMatchObject({ format: 'xlsx', sheets: ['People'] });
    expect(outcomes).toMatchObject([{ row: 3, does: 'create' }]);
    expect((await all(core))[0]).toMatchObject({ firstName: 'Alan & co', lastName: 'Turing', custom: { [since.id]: '2026-11-23' } });
  });

  const sheet = head + row(2, text('A2', 'A'), text('B2', 'B'));
  test.for<[string, () => Promise<Blob>, object]>([
    ['cut short', async () => (await workbook(sheet)).slice(0, 400), { code: 'truncated' }],
    ['a claim of 2 GB', async () => claiming(await workbook(sheet), 2_100_000_000), { code: 'too-large' }],
    ['a bomb', () => workbook(`${head}${row(2, text('A2', 'x'.repeat(60_000_000)))}`), { code: 'zip-bomb' }],
    ['entities that unfold', () => workbook(sheet, { 'xl/sharedStrings.xml': '<!DOCTYPE a [<!ENTITY b "bbbb">]><sst><si><t>&b;</t></si></sst>' }), { code: 'broken' }],
    ['columns beyond reason', () => workbook(row(1, text('XFD1', 'far'))), { code: 'too-many-columns', row: 1 }],
    ['half a surrogate pair', () => workbook(`${head}${row(2, text('A2', '&#xD800;'))}`), { code: 'broken' }],
    ['another kind of archive', () => workbook('', { 'xl/workbook.xml': '<other/>' }), { code: 'format' }],
  ])('%s', async ([, file, problem]) => {
    const core = await testCore();
    await expect(importFile(core, await file())).rejects.toMatchObject(problem);
    expect((await core.api.customers.list()).total).toBe(0);
  });

  it('half a surrogate pair in a cell’s own escape is told at its column', async () => {
    const core = await testCore();
    const { outcomes } = await importFile(core, await workbook(head + row(2, text('A2', 'A_xD800_'), text('B2', 'B'))));
    expect(outcomes).toMatchObject([{ row: 2, does: 'error', reasons: [{ code: 'broken-text', column: 'First name' }] }]);
  });

  /** Every entry's uncompressed size, in the central directory, changed to another. */
  async function claiming(file: Blob, size: number): Promise<Blob> {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < bytes.length - 4; at += 1) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true);
    return new Blob([bytes]);
  }
});

describe('cards', () => {
  test.for<[string, string, object]>([
    ['2.1', 'BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;J=F6rg\nTEL;CELL;PREF:+49 170 1234567\nTEL;WORK;FAX:+49 30 901820\nEMAIL;INTERNET:j@example.de\nADR;HOME;QUOTED-PRINTABLE;CHARSET=UTF-8:;;Stra=C3=9Fe 1;K=C3=B6ln;;50667;Deutsch=\nland\nNOTE;QUOTED-PRINTABLE:eins=0D=0Azwei\nEND:VCARD\n', { firstName: 'Jörg', lastName: 'Müller', comments: 'eins\nzwei', primaryAddress: { street1: 'Straße 1', city: 'Köln', postcode: '50667', country: 'DE' } }],
    ['3.0', 'BEGIN:VCARD\r\nVERSION:3.0\r\nN:Public;John;Q.;Mr.;\r\nORG:Acme\\, Inc.;Sales\r\nTEL;TYPE=work,voice:+1 212 555 0100\r\nitem1.EMAIL;type=INTERNET:john@example.com\r\nitem1.X-ABLabel:_$!<Other>!$_\r\nNOTE:a long\r\n  note\\nwith a break\r\nPHOTO;ENCODING=b:AAAA\r\n AAAA\r\nEND:VCARD\r\n', { firstName: 'John Q.', lastName: 'Public', company: 'Acme, Inc., Sales', comments: 'a long note\nwith a break' }],
    ['4.0', 'BEGIN:VCARD\nVERSION:4.0\nFN:山田 太郎\nTEL;VALUE=uri;TYPE="voice,work":tel:+81-3-1234-5678;ext=12\nEMAIL;PREF=1:t@example.jp\nLANG:ja\nTZ:Asia/Tokyo\nADR;TYPE=home;LABEL="a;b:c":;;1-1 Chiyoda;Tokyo;;100-0001;Japan\nEND:VCARD\n', { firstName: '山田', lastName: '太郎', language: 'ja', timeZone: 'Asia/Tokyo', primaryAddress: { country: 'JP' } }],
  ])('%s', async ([, file, customer]) => {
    const core = await testCore();
    await core.api.settings.set('region', 'DE');
    expect((await importFile(core, file)).outcomes).toMatchObject([{ does: 'create' }]);
    expect((await all(core))[0]).toMatchObject(customer);
  });

  it('several phones and addresses with their types', async () => {
    const core = await testCore();
    await importFile(core, 'BEGIN:VCARD\nVERSION:3.0\nN:B;A\nTEL;TYPE=CELL:+49 170 1234567\nTEL;TYPE=HOME:+49 30 901820\nTEL;TYPE=FAX:+49 30 901821\nEMAIL:a@example.com\nEMAIL;TYPE=WORK:b@example.com\nADR:;;Home 1;Berlin;;;\nADR;TYPE=pref:;;Office 2;Hamburg;;;\nEND:VCARD');
    const [customer] = await all(core);
    expect(values(customer!.phones).map(({ kind, label, e164 }) => [kind, label, e164])).toEqual([['mobile', undefined, '+491701234567'], ['voice', 'home', '+4930901820'], ['fax', undefined, '+4930901821']]);
    expect(values(customer!.emails).map(({ address, label }) => [address, label])).toEqual([['a@example.com', undefined], ['b@example.com', 'work']]);
    expect(customer).toMatchObject({ primaryAddress: { city: 'Hamburg' }, secondaryAddress: { city: 'Berlin' } });
  });
});
