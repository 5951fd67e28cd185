/** The action panel as its administrator writes it and an agent uses it, and an e-mail of the page beside that is logged on request. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CrmApi } from '../../src/crm/index.ts';
import type { Remote } from '../../src/link/remote.ts';
import { launch, type RingsideBrowser } from '../support/browser.ts';
import { coreOf } from '../support/core.ts';
import { serveFolder, type StaticServer } from '../support/serve.ts';

let browser: RingsideBrowser;
let site: StaticServer;
let app: Page;
let crm: Remote<CrmApi>;
let ada: string;

beforeAll(async () => {
  [browser, site] = await Promise.all([launch(), serveFolder(new URL('../fixtures/pages', import.meta.url).pathname)]);
  crm = await coreOf(await browser.openPage('manifest.json'), browser.core);
  ada = (await crm.customers.create({ firstName: 'Ada', lastName: 'Lovelace & Co', emails: { a: { address: 'ada@example.com', order: 0 } } })).id;
  app = await browser.openApp('/settings/actions');
  app.setDefaultTimeout(10_000);
});

afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

const until = <T>(read: () => T) => expect.poll(read, { timeout: 10_000 });
const panels = async () => Object.values(await crm.settings.all()).filter((value): value is { name: string; actions: unknown[] } => typeof value === 'object' && value !== null && 'actions' in value);

test('an administrator makes a definition; an address that is not https, or asks for a field there is none of, is refused at its place', async () => {
  const made = app.getByRole('region', { name: 'New definition' });
  await made.getByLabel('Name').fill('Shop desk');
  await made.getByRole('button', { name: 'Create' }).click();
  const form = app.getByRole('region', { name: 'Shop desk' });
  await form.getByRole('button', { name: 'Add link to another system' }).click();
  await form.getByLabel('Button’s word').fill('Shop');
  const address = form.getByLabel('Address');
  for (const [typed, fault] of [['http://shop.example.com/{account}', /begins with https/], ['https://shop.example.com/{acount}', /“acount”/], ['https://{company}.example.com/', /begins with https/]] as const) {
    await address.fill(typed);
    await address.blur();
    await form.getByText(fault).waitFor();
    expect((await panels()).flatMap(({ actions }) => actions)).not.toContainEqual(expect.objectContaining({ url: typed }));
  }
  await address.fill('https://shop.example.com/?account={account}&name={lastName}');
  await address.blur();
  await until(async () => (await panels())[0]?.actions.at(-1)).toEqual({ action: 'link', label: 'Shop', url: 'https://shop.example.com/?account={account}&name={lastName}' });
  await form.getByRole('button', { name: 'Remove “Follow-up”' }).click();
  await until(async () => JSON.stringify(await panels())).not.toContain('follow-up');
  await app.getByRole('button', { name: 'Make active' }).click();
  await app.getByText('“Shop desk” is active now.').first().waitFor();
});

test('what it offers stands in the panel and in the palette alike, and the other system is opened with encoded values', async () => {
  await app.goto(browser.url(`app.html#/centre?customer=${ada}`));
  const { accountNumber } = await crm.customers.get(ada);
  await app.getByRole('heading', { name: 'Ada Lovelace & Co' }).waitFor();
  await app.evaluate(() => void Object.assign(globalThis, { opened: [], open: (url: string) => void (globalThis as unknown as { opened: string[] }).opened.push(url) }));
  const opened = () => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
  await app.getByRole('button', { name: 'Shop' }).click();
  const url = `https://shop.example.com/?account=${accountNumber}&name=Lovelace%20%26%20Co`;
  expect(await opened()).toEqual([url]);
  await app.goto(browser.url(`app.html#/customers/${ada}`));
  await app.getByRole('heading', { name: /Lovelace/ }).first().waitFor();
  await app.keyboard.press('Control+k');
  await app.getByRole('dialog').getByRole('combobox').fill('shop');
  await app.keyboard.press('Enter');
  await until(opened).toEqual([url, url]);
});

test('an e-mail of the page beside is logged when the agent asks, with its subject and the selected text', async () => {
  const mail = await browser.context.newPage();
  await mail.goto(`${site.origin}/webmail.html`);
  const panel = await browser.openPanel(mail);
  panel.setDefaultTimeout(10_000);
  await panel.getByText('Ada Lovelace & Co').first().click();
  await mail.evaluate(() => getSelection()!.selectAllChildren(document.querySelector('.message')!));
  await panel.getByRole('button', { name: 'Log this e-mail' }).click();
  await until(() => panel.getByLabel('Subject').inputValue()).toBe('Boiler off again');
  expect(await panel.getByLabel('Text').inputValue()).toMatch(/^The boiler is off again since last night\.\s+Best, Ada$/);
  await panel.getByRole('button', { name: 'Log', exact: true }).click();
  await until(async () => (await crm.cases.list({ customerId: ada })).rows.map(({ subject, channel }) => [subject, channel])).toEqual([['Boiler off again', 'email']]);
  const [one] = (await crm.cases.list({ customerId: ada })).rows;
  expect(await crm.cases.followUps(one!.id)).toMatchObject([{ kind: 'email', inbound: true, mail: { from: 'ada@example.com', subject: 'Boiler off again' } }]);
  expect((await crm.interactions.list({ customerId: ada })).rows).toMatchObject([{ channel: 'email', direction: 'in', caseId: one!.id }]);
  // The answer names its case, and is a follow-up of it.
  await mail.evaluate((number) => void (document.querySelector('.subject')!.textContent = `Re: ${number}: Boiler off again`), one!.caseNumber);
  await mail.evaluate(() => getSelection()!.selectAllChildren(document.querySelector('.message')!));
  await panel.getByRole('button', { name: 'Log this e-mail' }).click();
  await until(() => panel.getByLabel('Case').inputValue()).toBe(one!.id);
  await panel.getByRole('button', { name: 'Log', exact: true }).click();
  await until(async () => (await crm.cases.followUps(one!.id)).length).toBe(2);
});
