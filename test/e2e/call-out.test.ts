/** Calling a number out of Ringside, the page's context menu, and addresses that pop: in the extension and the web app. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { WxtBrowser } from 'wxt/browser';
import type { CrmApi } from '../../src/crm/index.ts';
import type { Remote } from '../../src/link/remote.ts';
import { launch, OUTPUT, type RingsideBrowser } from '../support/browser.ts';
import { coreOf } from '../support/core.ts';
import { serveFolder, type StaticServer } from '../support/serve.ts';

/** Sent into pages of the extension. */
declare const chrome: WxtBrowser;

const RECIPE = {
  id: 'dialler', name: 'Dialler', hosts: ['127.0.0.1'], fingerprint: '#pad #to', callerId: [{ at: '.peer' }], ringing: [{ at: '.state', says: ['Calling'] }], live: [{ at: '.state', says: ['Connected'] }],
  outgoing: [{ at: '.state' }], hangUp: ['.end'], dial: { field: '#to', button: '#call' }, seen: '2026-11-23',
};
const ADA = { firstName: 'Ada', lastName: 'Lovelace', number: '+442079460112' };
const SHY = { firstName: 'Sam', lastName: 'Silent', number: '+442079460177' };

let browser: RingsideBrowser;
let site: StaticServer;
let web: StaticServer;
let app: Page;
let crm: Remote<CrmApi>;
let phone: Page;
let panel: Page;
let ada: string;
let shy: string;

beforeAll(async () => {
  [browser, site, web] = await Promise.all([launch(), serveFolder(new URL('../fixtures/pages', import.meta.url).pathname), serveFolder(join(OUTPUT, 'pwa'))]);
  crm = await coreOf(await browser.openPage('manifest.json'), browser.core);
  app = await browser.openApp();
  await crm.settings.set('region', 'GB');
  await crm.settings.set('wrapUpSeconds', 0);
  await crm.settings.set('recipe.dialler', RECIPE);
  ada = (await crm.customers.create({ ...nameOf(ADA), phones: { a: { number: ADA.number, kind: 'voice', order: 0 } } })).id;
  shy = (await crm.customers.create({ ...nameOf(SHY), doNotCall: true, phones: { a: { number: SHY.number, kind: 'voice', order: 0 } } })).id;
  phone = await browser.context.newPage();
  await phone.goto(`${site.origin}/dialler.html`);
  panel = await browser.openPanel(phone);
});
afterAll(async () => {
  await browser?.close();
  await Promise.all([site?.stop(), web?.stop()]);
});

const nameOf = ({ firstName, lastName }: typeof ADA) => ({ firstName, lastName });
const until = <T>(read: () => T) => expect.poll(read, { timeout: 10_000 });
const latest = async (id: string) => (await crm.interactions.list({ customerId: id, limit: 1 })).rows[0];
const open = () => crm.calls.list();

async function endAll(): Promise<void> {
  await phone.evaluate(() => void (document.querySelector('#view')!.innerHTML = ''));
  for (const call of await open()) if (call.can.hangUp && call.tab === undefined) await crm.calls.press(call.id, 'hangUp');
  await until(async () => (await open()).length).toBe(0);
}

/** What a click on a `tel:` link would hand to the system; no program answers such links in a test. */
async function noteLinks(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    HTMLAnchorElement.prototype.click = function () {
      opened.push(this.href);
    };
  });
  return () => page.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
}

/** The menu itself is the browser's; this is what it says when an entry is chosen. Without a gesture it opens no panel: ours stands open. */
async function choose(menuItemId: string, chosen: { selectionText?: string; linkUrl?: string }): Promise<void> {
  const [worker] = browser.context.serviceWorkers();
  await worker!.evaluate(async ([id, info]) => {
    Object.assign(chrome.sidePanel, { open: async () => undefined });
    const [tab] = await chrome.tabs.query({ url: 'http://127.0.0.1/*' });
    (chrome.contextMenus.onClicked as unknown as { dispatch(info: object, tab: unknown): void }).dispatch({ menuItemId: id, ...info }, tab);
  }, [menuItemId, chosen] as const);
}

describe('from a customer’s page', () => {
  beforeEach(async () => {
    await app.goto(browser.url(`app.html#/customers/${ada}`));
    await app.getByRole('link', { name: '+44 20 7946 0112' }).waitFor();
  });

  test('the softphone’s page calls, and the call is logged for the customer', async () => {
    await app.getByRole('link', { name: '+44 20 7946 0112' }).click();
    await until(() => phone.locator('.peer').innerText()).toBe(ADA.number);
    await until(async () => (await open())[0]).toMatchObject({ direction: 'out', state: 'ringing', customer: { id: ada }, can: { hangUp: true } });
    await phone.evaluate(() => (globalThis as unknown as { connect(): void }).connect());
    await until(async () => (await open())[0]?.state).toBe('live');
    await endAll();
    expect(await latest(ada)).toMatchObject({ direction: 'out', callerKey: ADA.number, state: 'ended', outcome: 'answered' });
    expect((await crm.interactions.list({ customerId: ada })).total).toBe(1);
  });

  test('a page that does not call is brought forward, and the agent is told', async () => {
    await phone.evaluate(() => void Object.assign(globalThis, { refuse: true }));
    await app.bringToFront();
    await app.getByRole('link', { name: 'Call', exact: true }).click();
    await app.getByText('The softphone did not start the call.').waitFor();
    await until(() => phone.evaluate(() => document.visibilityState)).toBe('visible');
    await phone.evaluate(() => void Object.assign(globalThis, { refuse: false }));
    await endAll();
  });

  test('by setting, the system’s program calls', async () => {
    await crm.device.set('callWith', 'system');
    const opened = await noteLinks(app);
    await app.getByRole('link', { name: 'Call', exact: true }).click();
    await until(opened).toEqual([`tel:${ADA.number}`]);
    await until(async () => (await open())[0]).toMatchObject({ direction: 'out', state: 'live', customer: { id: ada } });
    expect(await phone.locator('.peer').count()).toBe(0);
    await endAll();
    await crm.device.set('callWith', 'softphone');
  });

  test('who asked not to be called is called on another word only', async () => {
    await app.goto(browser.url(`app.html#/customers/${shy}`));
    const link = app.getByRole('link', { name: '+44 20 7946 0177' });
    await link.click();
    const question = app.getByRole('alertdialog', { name: 'Do not call' });
    await question.getByText('Sam Silent').waitFor();
    await question.getByRole('button', { name: 'Cancel' }).click();
    await question.waitFor({ state: 'detached' });
    expect(await open()).toEqual([]);
    await link.click();
    await question.getByRole('button', { name: 'Call anyway' }).click();
    await until(() => phone.locator('.peer').innerText()).toBe(SHY.number);
    await until(async () => (await open())[0]).toMatchObject({ direction: 'out', tab: expect.any(Number), customer: { id: shy } });
    await endAll();
  });
});

describe('the page’s menu', () => {
  // Two screens before the agent's eyes would both answer.
  beforeAll(() => app.close());

  test('calls a selected number, and warns where that is not wanted', async () => {
    await choose('call-text', { selectionText: 'Sam Silent 020 7946 0177' });
    await panel.getByRole('alertdialog', { name: 'Do not call' }).getByRole('button', { name: 'Cancel' }).click();
    await choose('call-link', { linkUrl: 'tel:+44-20-7946-0112' });
    await until(() => phone.locator('.peer').innerText()).toBe(ADA.number);
    await until(async () => (await open())[0]?.tab).toEqual(expect.any(Number));
    await endAll();
    await choose('call-text', { selectionText: 'no number at all' });
    await panel.getByText('There is no phone number in this text.').waitFor();
  });

  test.for([
    ['add-text', { selectionText: 'Grace Hopper\nTel.: 020 7946 0199\ngrace@example.com' }, ['Grace', 'Hopper', '+44 20 7946 0199', 'grace@example.com']],
    ['add-link', { linkUrl: 'mailto:new.person@example.com?subject=Hi&body=%3Cscript%3E' }, ['', '', '', 'new.person@example.com']],
    ['add-link', { linkUrl: 'tel:+442079460155' }, ['', '', '+44 20 7946 0155', '']],
  ] as const)('%s opens the form with what is known: %j', async ([item, chosen, values]) => {
    await choose(item, chosen);
    const labels = ['First name', 'Last name', 'Number', 'E-mail'];
    await until(() => Promise.all(labels.map((label) => panel.getByLabel(label).inputValue()))).toEqual([...values]);
    await panel.keyboard.press('Escape');
  });

  test('shows a customer who is there already, and looks up the rest', async () => {
    await choose('add-text', { selectionText: 'Ada +44 20 7946 0112' });
    await panel.getByRole('heading', { name: 'Ada Lovelace' }).waitFor();
    await panel.keyboard.press('Escape');
    await choose('look-up-text', { selectionText: 'Lovelace' });
    await until(() => panel.getByRole('searchbox').inputValue()).toBe('Lovelace');
    await panel.getByText('Ada Lovelace').waitFor();
  });
});

/** Values that somebody else may put into an address: looked up, and nothing else. */
const HOSTILE: string[] = [
  'phone=%3Cscript%3Ealert(1)%3C/script%3E',
  'phone=javascript:alert(1)',
  `phone=${'9'.repeat(20_000)}`,
  `email=${encodeURIComponent('𝕏'.repeat(5_000))}%40example.com`,
  'phone=%E2%80%AE%2B44&phone=%2B442079460112',
  'phone=%CALLERID%',
  'phone=%25CallerNumber%25',
  'case=K-1%27%20OR%201=1',
  'account=..%2F..%2Fsettings',
  'uri=javascript%3Aalert(1)',
  'uri=tel%3A%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E',
  'uri=data%3Atext%2Fhtml%2C%3Cscript%3Ealert(1)%3C%2Fscript%3E',
  'call=x&phone=%2B442079460112%00',
  '__proto__=x&constructor=y',
];

describe.each(['the extension', 'the web app'])('an address in %s', (where) => {
  let page: Page;
  let base: string;
  const said: string[] = [];
  beforeAll(async () => {
    page = await browser.context.newPage();
    base = where === 'the extension' ? `${browser.url('app.html')}#/pop?` : `${web.origin}/pop?`;
    page.on('dialog', (dialog) => (said.push(dialog.message()), void dialog.dismiss()));
    page.on('pageerror', (error) => said.push(String(error)));
    if (where === 'the web app') await seed(page);
  });
  afterAll(() => page.close());

  async function seed(of: Page): Promise<void> {
    await of.goto(`${web.origin}/`);
    const there = await coreOf(of, { url: '/core.js', name: 'ringside', type: 'module' });
    await there.settings.set('region', 'GB');
    await there.customers.create({ ...nameOf(ADA), phones: { a: { number: ADA.number, kind: 'voice', order: 0 } } });
  }

  test.for(['phone=020%207946%200112', 'phone=%2B442079460112&phone=666', 'uri=tel%3A%2B44-20-7946-0112', 'uri=sip%3A%2B442079460112%40pbx.example'])('%s opens the customer', async (query) => {
    await page.goto('about:blank');
    await page.goto(base + query);
    await page.getByRole('heading', { name: /Ada Lovelace/ }).waitFor();
  });

  test('of a letter to somebody new fills the form in', async () => {
    await page.goto('about:blank');
    await page.goto(`${base}uri=${encodeURIComponent('mailto:fresh@example.com?bcc=eve@example.com')}`);
    await until(() => page.getByRole('textbox', { name: 'E-mail 1' }).inputValue()).toBe('fresh@example.com');
  });

  test.each(HOSTILE.map((query) => [query.slice(0, 60), query]))('%s does nothing but look up', async (_short, query) => {
    await page.goto('about:blank');
    await page.goto(base + query);
    await page.getByRole('navigation').first().waitFor();
    await page.waitForTimeout(300);
    expect(said).toEqual([]);
    expect(await page.locator('main script, main img').count()).toBe(0);
    expect(new URL(page.url()).hash).toMatch(/^#\/(pop|customers)/);
  });
});

test('the web app hands numbers to the system, and logs the call', async () => {
  const page = await browser.context.newPage();
  await page.goto(`${web.origin}/#/pop?phone=%2B442079460112`);
  await page.getByRole('heading', { name: /Ada Lovelace/ }).waitFor();
  const opened = await noteLinks(page);
  await page.getByRole('link', { name: 'Call', exact: true }).click();
  await until(opened).toEqual([`tel:${ADA.number}`]);
  const there = await coreOf(page, { url: '/core.js', name: 'ringside', type: 'module' });
  await until(async () => (await there.calls.list())[0]).toMatchObject({ direction: 'out', customer: { lastName: 'Lovelace' } });
  await page.close();
});

test('settings give the address to paste, with the softphone’s own placeholder', async () => {
  const page = await browser.context.newPage();
  await page.goto(`${web.origin}/#/settings/calls`);
  await page.getByLabel('Your softphone writes the number as').selectOption('{phone}');
  expect(await page.getByLabel('By phone number').inputValue()).toBe(`${web.origin}/pop?phone={phone}`);
  expect(await page.getByLabel('By case number').inputValue()).toBe(`${web.origin}/pop?case={case}`);
  await page.close();
});
