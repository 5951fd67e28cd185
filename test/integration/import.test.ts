import 'fake-indexeddb/auto';
import { describe, expect, it, test } from 'vitest';
import { encoded, importFile } from '../support/import-files.ts';
import { one, testCore } from '../support/cores.ts';
import { joinCores, pairCores } from '../support/join-cores.ts';
import { createReader } from '../../src/crm/import/read/reader.ts';

const HEAD = 'First name,Last name,E-mail,Phone';
const all = async ({ api }: Awaited<ReturnType<typeof testCore>>) => {
  const { rows } = await api.customers.list({ limit: 500, sort: [{ field: 'accountNumber', desc: false }] });
  return Promise.all(rows.map(({ id }) => api.customers.get(id)));
};
const values = <T>(map: Record<string, T>): T[] => Object.values(map);

describe('encodings', () => {
  const bytes = (...numbers: number[]) => new Uint8Array(numbers);
  const join = (...parts: Uint8Array[]) => new Uint8Array(parts.flatMap((part) => [...part]));
  const text = (name: string) => `Vorname;Nachname;Ort\n${`${name};Müller;Österreich, Straße\n`.repeat(20)}`;
  const japanese = '名,姓,会社,備考\n' + '太郎,山田,株式会社テスト,お客様からの電話でした。\n花子,鈴木,東京電力,また明日電話します。\n'.repeat(10);
  const chinese = '名字,姓氏,公司,备注\n' + '小明,王,北京科技有限公司,客户来电咨询产品价格。\n丽,李,上海贸易公司,请明天再打电话。\n'.repeat(10);
  test.for<[string, Uint8Array<ArrayBuffer>, string, string]>([
    ['UTF-8', new TextEncoder().encode(text('José')), 'utf-8', 'José'],
    ['UTF-8 with mark', join(bytes(0xef, 0xbb, 0xbf), new TextEncoder().encode(text('José'))), 'utf-8', 'José'],
    ['UTF-16 LE with mark', join(bytes(0xff, 0xfe), encoded(text('José'), 'utf-16le')), 'utf-16le', 'José'],
    ['UTF-16 LE without', encoded(text('José'), 'utf-16le'), 'utf-16le', 'José'],
    ['UTF-16 BE with mark', join(bytes(0xfe, 0xff), encoded(text('José'), 'utf-16be')), 'utf-16be', 'José'],
    ['UTF-16 BE without', encoded(text('José'), 'utf-16be'), 'utf-16be', 'José'],
    ['windows-1252', encoded(text('José'), 'windows-1252'), 'windows-1252', 'José'],
    ['Shift_JIS', encoded(japanese, 'shift_jis'), 'shift_jis', '太郎'],
    ['GB18030', encoded(chinese, 'gb18030'), 'gb18030', '小明'],
  ])('%s', async ([, file, encoding, first]) => {
    const { overview } = await importFile(await testCore(), file, { dry: true });
    expect(overview.encoding).toBe(encoding);
    expect(overview.sample[0]![0]).toBe(first);
  });
});

test.for<[string, string, string]>([
  ['comma', 'First name,Last name\nAda,Lovelace\nGrace,Hopper', ','],
  ['semicolon beside commas', 'First name;Last name;Company\nAda;Lovelace;"Analytical, Ltd"\nGrace;Hopper;"Navy, US"', ';'],
  ['tab', 'First name\tLast name\nAda\tLovelace', '\t'],
  ['pipe', 'First name|Last name\nAda|Lovelace', '|'],
  ['said by Excel', 'sep=~\nFirst name~Last name\nAda~Lovelace', '~'],
  ['CRLF and quoted breaks', 'First name,Last name,Notes\r\nAda,Lovelace,"one\r\ntwo, ""three"""\r\n', ','],
  ['old Mac breaks', 'First name,Last name\rAda,Lovelace\r', ','],
])('delimiter: %s', async ([, file, delimiter]) => {
  const core = await testCore();
  const { overview, counts } = await importFile(core, file);
  expect(overview.delimiter).toBe(delimiter);
  expect(counts.create).toBeGreaterThan(0);
  expect((await all(core))[0]).toMatchObject({ firstName: 'Ada', lastName: 'Lovelace', ...(file.includes('two') && { comments: 'one\ntwo, "three"' }) });
});

describe('what becomes of a row', () => {
  const known = async (duplicates: 'skip' | 'update' | 'create', row: string) => {
    const core = await testCore();
    await core.api.settings.set('region', 'GB');
    const ada = await core.api.customers.create({ firstName: 'Ada', lastName: 'Lovelace', emails: one({ address: 'ada@example.com', order: 0 }), phones: one({ number: '+44 20 7946 0001', kind: 'voice', order: 0 }) });
    const grace = await core.api.customers.create({ firstName: 'Grace', lastName: 'Hopper', emails: one({ address: 'grace@example.com', order: 0 }) });
    const done = await importFile(core, `Account number,${HEAD},Company\n${row.replace('#ADA', ada.accountNumber).replace('#GRACE', grace.accountNumber)}`, { duplicates });
    return { core, ada, grace, ...done };
  };
  test.for<[string, 'skip' | 'update' | 'create', string, string, string | undefined]>([
    ['new', 'skip', ',Alan,Turing,alan@example.com,,', 'create', undefined],
    ['same e-mail in other letters', 'skip', ',A,L,ADA@EXAMPLE.COM,,', 'skip', 'exists'],
    ['same phone in national form', 'skip', ',A,L,,020 7946 0001,', 'skip', 'exists'],
    ['same account number', 'skip', '#ADA,A,L,,,', 'skip', 'exists'],
    ['brings something new', 'update', ',Ada,Lovelace,ada@example.com,,Analytical Engines', 'update', 'exists'],
    ['brings nothing new', 'update', ',Ada,Lovelace,ada@example.com,,', 'skip', 'unchanged'],
    ['another account number', 'update', 'X-1,Ada,Lovelace,ada@example.com,,', 'conflict', 'other-account'],
    ['matches two', 'skip', ',A,L,grace@example.com,020 7946 0001,', 'conflict', 'several'],
    ['matches two', 'update', ',A,L,grace@example.com,020 7946 0001,', 'conflict', 'several'],
    ['named by account number, phone shared with another', 'update', '#GRACE,Grace,Hopper,,020 7946 0001,Navy', 'update', 'exists'],
    ['named by account number, e-mail another’s', 'update', '#GRACE,Grace,Hopper,ada@example.com,,', 'conflict', 'several'],
    ['phone alone, created anyway', 'create', ',A,L,,020 7946 0001,', 'create', undefined],
    ['e-mail is one customer’s alone', 'create', ',A,L,ada@example.com,,', 'conflict', 'taken'],
    ['no last name', 'skip', ',Alan,,alan@example.com,,', 'error', 'required'],
    ['known, without a name', 'skip', '#ADA,,,,,', 'skip', 'exists'],
    ['no e-mail', 'skip', ',Alan,Turing,alan@example,,', 'error', 'not-email'],
    ['an e-mail of 255 characters', 'skip', `,Alan,Turing,${'a'.repeat(243)}@example.com,,`, 'error', 'too-long'],
  ])('%s (%s)', async ([, duplicates, row, does, code]) => {
    const { core, outcomes } = await known(duplicates, row);
    expect(outcomes.map((outcome) => [outcome.row, outcome.does, outcome.reasons[0]?.code])).toEqual([[2, does, code]]);
    expect((await core.api.customers.list()).total).toBe(does === 'create' ? 3 : 2);
    expect(await core.api.check()).toMatchObject({ problems: [] });
  });

  it('an e-mail of 254 characters comes in', async () => {
    const core = await testCore();
    expect((await importFile(core, `${HEAD}\nAlan,Turing,${'a'.repeat(242)}@example.com,`)).counts.create).toBe(1);
  });

  it('an update adds beside what is there, shows in History, and is undone', async () => {
    const { core, ada, batch } = await known('update', ',Augusta,Lovelace,ada@example.com,+44 20 7946 0002,Analytical Engines');
    const after = await core.api.customers.get(ada.id);
    expect(after).toMatchObject({ firstName: 'Augusta', company: 'Analytical Engines' });
    expect(values(after.phones).map(({ e164 }) => e164)).toEqual(['+442079460001', '+442079460002']);
    expect((await core.api.lookup({ kind: 'phone', value: '+442079460002' })).matches).toHaveLength(1);
    expect((await core.api.history.of('customer', ada.id))[0]).toMatchObject({ path: 'import', op: 'edit', commit: batch });
    await core.api.imports.undo(batch);
    expect(await core.api.customers.get(ada.id)).toMatchObject({ firstName: 'Ada', phones: ada.phones });
    expect((await core.api.customers.get(ada.id)).company).toBeUndefined();
    expect((await core.api.lookup({ kind: 'phone', value: '+442079460002' })).matches).toHaveLength(0);
    expect(await core.api.check()).toMatchObject({ problems: [] });
  });

  it('a household shares a phone where phones do not count; an e-mail is one customer’s alone all the same', async () => {
    const core = await testCore();
    await core.api.settings.set('region', 'GB');
    const file = `${HEAD}\nA,B,a@example.com,020 7946 0001\nC,B,c@example.com,020 7946 0001\nE,B,A@example.com,`;
    const { outcomes } = await importFile(core, file, { matchBy: ['accountNumber'] });
    expect(outcomes.map(({ does, reasons }) => [does, reasons[0]?.code])).toEqual([['create', undefined], ['create', undefined], ['skip', 'same-as-row']]);
    const again = await importFile(core, file, { matchBy: ['accountNumber'] });
    expect(again.outcomes.map(({ does, reasons }) => [does, reasons[0]?.code])).toEqual([['conflict', 'taken'], ['conflict', 'taken'], ['conflict', 'taken']]);
  });

  it('tells rows of one file apart', async () => {
    const core = await testCore();
    const { outcomes } = await importFile(core, `${HEAD}\nA,B,a@example.com,\nC,D,A@example.com,\nbad,,a2@example.com,\nE,F,a2@example.com,`, { limit: 1 });
    expect(outcomes.map(({ does, reasons }) => [does, reasons[0]?.code, reasons[0]?.row])).toEqual([['create', undefined, undefined], ['skip', 'same-as-row', 2], ['error', 'required', undefined], ['create', undefined, undefined]]);
  });
});

describe('all or nothing', () => {
  const file = (rows: number) => `${HEAD}\n${Array.from({ length: rows }, (_, n) => `Row,N${n},n${n}@example.com,`).join('\n')}`;

  it('a rehearsal writes nothing', async () => {
    const core = await testCore();
    expect((await importFile(core, file(450), { dry: true })).counts).toMatchObject({ create: 450 });
    expect((await core.api.customers.list()).total).toBe(0);
    expect(await core.api.imports.list()).toEqual([]);
  });

  it('nothing is seen before the end, all after it, and the list says what came', async () => {
    const core = await testCore();
    const { batch } = await importFile(core, file(450));
    expect((await core.api.customers.list()).total).toBe(450);
    expect(await core.api.imports.list()).toMatchObject([{ id: batch, name: 'test.csv', status: 'published', counts: { create: 450, update: 0, skip: 0, conflict: 0, error: 0 } }]);
    await core.api.imports.undo(batch);
    expect((await core.api.customers.list()).total).toBe(0);
  });

  it('a file that breaks in the middle leaves nothing', async () => {
    const core = await testCore();
    await expect(importFile(core, `${file(900)}\n"never closed,`)).rejects.toMatchObject({ code: 'unclosed-quote', row: 902 });
    expect((await core.api.customers.list()).total).toBe(0);
    expect(await core.api.check()).toMatchObject({ problems: [] });
  });

  it('one left by a crash is taken back at the next start', async () => {
    const name = crypto.randomUUID();
    const first = await testCore({ name });
    const { id } = await first.api.imports.begin({ dry: false, name: 'x', duplicates: 'skip' });
    await first.api.imports.rows(id, [{ row: 2, fields: { firstName: 'A', lastName: 'B' }, faults: [] }]);
    const second = await testCore({ name });
    await expect.poll(async () => (await second.api.imports.list())[0]?.status).toBe('undone');
    expect((await second.api.customers.list()).total).toBe(0);
    await expect(second.api.imports.rows(id, [])).rejects.toMatchObject({ code: 'not-found' });
  });

  it('an undo keeps rows edited since, and names them', async () => {
    const core = await testCore();
    const { batch } = await importFile(core, file(5));
    const [first] = (await core.api.customers.list()).rows;
    await core.api.customers.edit(first!.id, { company: 'Kept' });
    await core.api.imports.undo(batch);
    expect(await core.api.imports.kept(batch)).toEqual([{ id: first!.id, title: expect.stringContaining(first!.accountNumber) }]);
    expect((await core.api.customers.list()).total).toBe(1);
  });

  it('goes on behind a locked screen, and one whose page is gone is cancelled when the next begins', async () => {
    let now = Date.UTC(2026, 10, 23);
    const core = await testCore({ clock: () => now });
    const me = await core.api.agents.current();
    await core.api.session.setPassphrase({ next: 'long enough words' });
    const row = (n: number) => [{ row: n, fields: { firstName: 'A', lastName: `N${n}` }, faults: [] }];
    const first = await core.api.imports.begin({ dry: false, name: 'x', duplicates: 'skip' });
    await core.api.session.lock();
    await expect(core.api.imports.begin({ dry: false, name: 'y', duplicates: 'skip' })).rejects.toMatchObject({ code: 'locked' });
    await core.api.imports.rows(first.id, row(2));
    await core.api.imports.finish(first.id);
    await core.api.session.unlock(me.id, 'long enough words');
    expect((await core.api.customers.list()).total).toBe(1);
    const gone = await core.api.imports.begin({ dry: false, name: 'z', duplicates: 'skip' });
    await core.api.imports.rows(gone.id, row(3));
    now += 31 * 60_000;
    await core.api.imports.begin({ dry: true, name: 'next', duplicates: 'skip' });
    expect(await core.api.imports.list()).toMatchObject([{ id: gone.id, status: 'undone' }, { id: first.id, status: 'published' }]);
  });

  it('is for those who may', async () => {
    const core = await testCore();
    const { id } = await core.api.agents.create({ name: 'Agent', role: 'agent' });
    await core.api.agents.signIn(id);
    await expect(core.api.imports.begin({ dry: true, name: 'x', duplicates: 'skip' })).rejects.toMatchObject({ code: 'permission', detail: { permission: 'import' } });
  });
});

it('reaches the other replica whole, updates and counts with it, and is undone there too', async () => {
  const [extension, web] = [await testCore({ role: 'extension' }), await testCore({ role: 'web' })];
  const ada = await extension.api.customers.create({ firstName: 'Ada', lastName: 'Lovelace', emails: one({ address: 'ada@example.com', order: 0 }) });
  joinCores(extension, web);
  await pairCores(extension, web);
  const { batch } = await importFile(extension, `${HEAD},Company\nAda,Lovelace,ada@example.com,,Engines\nAlan,Turing,alan@example.com,,\nbad,,,,`, { duplicates: 'update' });
  await expect.poll(async () => (await web.api.customers.get(ada.id)).company, { timeout: 5000 }).toBe('Engines');
  expect((await web.api.customers.list()).total).toBe(2);
  expect(await web.api.imports.list()).toMatchObject([{ id: batch, status: 'published', counts: { create: 1, update: 1, error: 1 } }]);
  await web.api.imports.undo(batch);
  await expect.poll(async () => (await extension.api.customers.get(ada.id)).company, { timeout: 5000 }).toBeUndefined();
  for (const core of [extension, web]) {
    expect((await core.api.customers.list()).total).toBe(1);
    expect(await core.api.check()).toMatchObject({ problems: [] });
  }
});

it('columns chosen by hand are remembered for the same headings, however written', async () => {
  const { api } = await testCore();
  expect(await api.imports.mapping('a|b')).toBeNull();
  await api.imports.remember('a|b', ['lastName', '']);
  await api.imports.remember('a|b', ['lastName', 'company']);
  expect(await api.imports.mapping('a|b')).toEqual(['lastName', 'company']);
  const key = async (headings: string) => {
    const opened = await createReader().open({ file: new Blob([`${headings}\nx,y`]), options: {}, custom: [], region: 'US' });
    return 'key' in opened ? opened.key : '';
  };
  expect(await key('First Name,E-Mail')).toBe(await key('first_name,E-mail'));
  expect(await key('First Name,E-Mail')).not.toBe(await key('E-Mail,First Name'));
});

describe('bad input', () => {
  const wide = (columns: number) => Array.from({ length: columns }, (_, n) => `c${n}`).join(',');
  test.for<[string, string | Uint8Array<ArrayBuffer>, object]>([
    ['an empty file', '', { code: 'empty' }],
    ['nothing but blanks', '\n\n\n', { code: 'empty' }],
    ['a quote never closed', `${HEAD}\nA,B,,\n"C,D,,\nE,F,,\n`, { code: 'unclosed-quote', row: 3 }],
    ['10,000 columns', `${wide(10_000)}\n`, { code: 'too-many-columns', row: 1, limit: 512 }],
    ['10,000 columns in one row', `${HEAD}\nA,B,,\n${wide(10_000)}\n`, { code: 'too-many-columns', row: 3 }],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, ...Array.from({ length: 400 }, (_, n) => (n * 7) % 32)]), { code: 'format' }],
    ['UTF-32', new Uint8Array([0xff, 0xfe, 0, 0, 65, 0, 0, 0]), { code: 'encoding' }],
    ['a workbook of 1997', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), { code: 'encrypted' }],
    ['a card cut short', 'BEGIN:VCARD\nVERSION:4.0\nFN:A B\nEND:VCARD\nBEGIN:VCARD\nFN:C', { code: 'truncated', row: 2 }],
    ['text between cards', 'BEGIN:VCARD\nFN:A B\nEND:VCARD\nhello\n', { code: 'broken', row: 2 }],
  ])('%s', async ([, file, problem]) => {
    const core = await testCore();
    await expect(importFile(core, file)).rejects.toMatchObject(problem);
    expect((await core.api.customers.list()).total).toBe(0);
  });

  test.for<[string, string, object]>([
    ['NUL', `${HEAD}\nA,B\0C,,\n`, { code: 'nul', column: 'Last name', field: 'lastName' }],
    ['broken bytes', `${HEAD}\nA,B\uFFFD,,\n`, { code: 'broken-text', column: 'Last name' }],
    ['too many cells', `${HEAD}\nA,B,,,surplus\n`, { code: 'too-many-cells', limit: 4 }],
    ['a quote inside a quoted cell', `${HEAD}\n"A "x" y",B,,\n`, { code: 'quotes' }],
    ['no country', 'First name,Last name,Country\nA,B,Atlantis\n', { code: 'not-in-list', column: 'Country', value: 'Atlantis' }],
    ['no number at all', `${HEAD}\nA,B,,call me\n`, { code: 'not-phone', column: 'Phone', value: 'call me' }],
    ['a name of 101', `${HEAD}\nA,${'x'.repeat(101)},,\n`, { code: 'too-long', column: 'Last name', limit: 100 }],
    ['an unknown word of a list', 'First name,Last name,Customer type\nA,B,Emperor\n', { code: 'not-in-list', field: 'customerType', value: 'Emperor' }],
    ['a zone that is none', 'First name,Last name,Time zone\nA,B,Mars/Olympus\n', { code: 'not-in-list', column: 'Time zone' }],
  ])('%s is told at its row and column', async ([, file, reason]) => {
    const core = await testCore();
    const { outcomes } = await importFile(core, file);
    expect(outcomes).toMatchObject([{ row: 2, does: 'error', reasons: [reason] }]);
    expect((await core.api.customers.list()).total).toBe(0);
  });

  it('markup and formulas come in as the text they are, and go out where no program runs them', async () => {
    const core = await testCore();
    const evil = '<img src=x onerror=alert(1)><script>alert(1)</script>';
    const { outcomes, errors } = await importFile(core, `First name,Last name,Company,Country\n${evil},"=HYPERLINK(""http://evil"",""x"")",@SUM(1),\n=1+1,B,-cmd,Atlantis\n`);
    expect(outcomes.map(({ does }) => does)).toEqual(['create', 'error']);
    expect((await all(core))[0]).toMatchObject({ firstName: evil, lastName: '=HYPERLINK("http://evil","x")', company: '@SUM(1)' });
    expect(errors).toContain("3,'=1+1,B,'-cmd,Atlantis,Country: not-in-list");
  });

  it('dates that do not exist and numbers in the other notation', async () => {
    const core = await testCore();
    const day = await core.api.fields.create({ target: 'customer', name: 'Since', fieldType: 'date' });
    const size = await core.api.fields.create({ target: 'customer', name: 'Turnover', fieldType: 'number' });
    const { outcomes, overview } = await importFile(core, 'First name;Last name;Since;Turnover\nA;B;31.12.2025;1.234,50\nC;D;30.02.2026;1\nE;F;2024-02-29;0,5\nG;H;01.01.2026;12.34.5\n');
    expect(overview.locale).toEqual({ dates: 'dmy', decimal: ',' });
    expect(outcomes.map(({ does, reasons }) => [does, reasons[0]?.code, reasons[0]?.column])).toEqual([['create', undefined, undefined], ['error', 'not-date', 'Since'], ['create', undefined, undefined], ['error', 'not-number', 'Turnover']]);
    expect((await all(core)).map(({ custom }) => [custom?.[day.id], custom?.[size.id]])).toEqual([['2025-12-31', 1234.5], ['2024-02-29', 0.5]]);
  });

  it('unknown words become options where the person says so', async () => {
    const core = await testCore();
    const { counts } = await importFile(core, 'First name,Last name,Customer type\nA,B,Émperor\nC,D,émperor\nE,F,Business\n', { addOptions: true });
    expect(counts.create).toBe(3);
    expect((await all(core)).map(({ customerType }) => customerType)).toEqual(['emperor', 'emperor', 'business']);
    expect((await core.api.settings.all())['lists.customerType']).toContainEqual({ id: 'emperor', label: 'Émperor' });
  });
});
