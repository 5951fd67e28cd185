/** The extension and the web app, two replicas in one real browser: paired, in step, and in step again after a time apart. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CrmApi } from '../../src/crm/index.ts';
import type { Remote } from '../../src/link/remote.ts';
import { launch, OUTPUT, type RingsideBrowser } from '../support/browser.ts';
import { coreOf } from '../support/core.ts';
import { inStep, openWeb, pair, until } from '../support/pair.ts';
import { serveFolder, type StaticServer } from '../support/serve.ts';

let server: StaticServer;
let browser: RingsideBrowser;
let extension: Remote<CrmApi>;
let web: Awaited<ReturnType<typeof openWeb>>;
let customer: string;

beforeAll(async () => {
  server = await serveFolder(join(OUTPUT, 'pwa'));
  browser = await launch();
  extension = await coreOf(await browser.openApp(), browser.core);
  await extension.demo.load({ customers: 300, seed: 5 });
  customer = (await extension.customers.create({ firstName: 'Ada', lastName: 'Lovelace' })).id;
  web = await openWeb(browser, server.origin);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test('pairing shows one code on both sides and brings all records over', async () => {
  const { here, there } = await pair(extension, web.crm, server.origin);
  expect(here).toMatch(/^\d{4}$/);
  expect(there).toBe(here);
  expect((await web.crm.customers.list()).total).toBe(301);
  expect((await web.crm.customers.get(customer)).lastName).toBe('Lovelace');
  expect(await web.crm.check()).toMatchObject({ problems: [] });
});

test('files come over behind their follow-ups, both ways, byte for byte', async () => {
  const { id } = await extension.cases.create({ customerId: customer, subject: 'Photos' });
  for (const [from, to, seed] of [[extension, web.crm, 1], [web.crm, extension, 2]] as const) {
    await until(() => from.cases.get(id).then(() => true, () => false));
    const data = Buffer.from(Array.from({ length: 900_001 }, (_, at) => (at * 31 + (at >> 8) * seed) & 255));
    const hash = createHash('sha256').update(data).digest('hex');
    const { pieces } = await from.files.begin({ hash, size: data.length });
    for (let n = 0; n < pieces; n += 1) await from.files.add(hash, n, data.subarray(n * 131_072, (n + 1) * 131_072).toString('base64'));
    await from.cases.addFollowUp(id, { text: 'See the photo', attachments: { a: { name: 'photo.bin', type: '', size: data.length, hash } } });
    await until(async () => (await to.files.state(hash))?.whole);
    const read = await Promise.all(Array.from({ length: pieces }, async (_, n) => Buffer.from((await to.files.piece(hash, n)) ?? '', 'base64')));
    expect(Buffer.concat(read).equals(data)).toBe(true);
  }
  await inStep(extension, web.crm);
});

test('an e-mail is taken in and shown in the extension’s own page, and nothing in it loads there either', async () => {
  const app = await browser.openApp();
  const elsewhere: string[] = [];
  app.on('request', (request) => !/^(data|blob|chrome-extension):/.test(request.url()) && elsewhere.push(request.url()));
  await app.goto(`${app.url().split('#')[0]}#/cases/mail`);
  await app.locator('input[type=file]').setInputFiles(join(import.meta.dirname, '../fixtures/mail/hostile.eml'));
  await app.getByRole('button', { name: 'Create case' }).click();
  await app.getByRole('button', { name: 'Show as it was written' }).click();
  const frame = app.frameLocator('.mail-frame');
  await frame.getByRole('heading', { name: 'Boiler off again' }).waitFor();
  expect(await frame.locator('img[alt=gauge]').evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth))).toBe(10);
  await app.waitForTimeout(500);
  expect([elsewhere, await app.evaluate(() => 'hacked' in window)]).toEqual([[], false]);
  await app.close();
});

test('without its server, an edit in the web app stands in the extension, and the other way', async () => {
  await web.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await web.page.reload();
  await server.stop();
  await web.page.close();
  web = await openWeb(browser, server.origin);
  await inStep(extension, web.crm);
  await web.crm.customers.edit(customer, { company: 'Offline Ltd' });
  await until(async () => (await extension.customers.get(customer)).company === 'Offline Ltd');
  await extension.customers.edit(customer, { company: 'Answered Ltd' });
  await until(async () => (await web.crm.customers.get(customer)).company === 'Answered Ltd');
});

test('what was written while the web app was closed is there when it opens, and after a restart of the browser', async () => {
  await web.page.close();
  await extension.customers.edit(customer, { company: 'While closed' });
  await until(async () => (await extension.sync.state()).status === 'waiting');
  await browser.context.close();
  browser = await launch({ profile: browser.profile });
  extension = await coreOf(await browser.openApp(), browser.core);
  expect((await extension.customers.get(customer)).company).toBe('While closed');
  web = await openWeb(browser, server.origin);
  await until(async () => (await web.crm.customers.get(customer)).company === 'While closed');
  await web.crm.customers.edit(customer, { company: 'After the restart' });
  await until(async () => (await extension.customers.get(customer)).company === 'After the restart');
  expect(await extension.check()).toMatchObject({ problems: [] });
});
