/** The pop where the browser makes it hard: its hosts stopped, restarted, replaced, or put to sleep under an open page. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { WxtBrowser } from 'wxt/browser';
import type { CrmApi } from '../../src/crm/index.ts';
import type { Remote } from '../../src/link/remote.ts';
import { launch, type RingsideBrowser } from '../support/browser.ts';
import { ensureBuilt } from '../support/built.ts';
import { coreOf } from '../support/core.ts';
import { serveFolder, type StaticServer } from '../support/serve.ts';
import { startSipPeer, type PlacedCall, type SipPeer } from '../support/sip-peer.ts';
import { serveSoftphone } from '../support/softphone.ts';
import { openPhone } from '../support/stage.ts';

/** Sent into pages of the extension. */
declare const chrome: WxtBrowser;

const CALLER = { firstName: 'Noor', lastName: 'Haddad', number: '+493023125077' };
const STRANGER = '+493023125999';
const NAME = `${CALLER.firstName} ${CALLER.lastName}`;
/** Chromium stops an idle service worker after 30 s; a core that survives four times that stays (ms). */
const IDLE = 120_000;
/** A notification that comes is there by now (ms). */
const NOTICE = 500;

let browser: RingsideBrowser;
let peer: SipPeer;
let site: StaticServer;
let pages: StaticServer;
/** Another page of ours, through which the test speaks to the core. */
let app: Page;
let crm: Remote<CrmApi>;
let phone: Page;

beforeAll(async () => {
  ensureBuilt(console.log);
  [peer, site, pages, browser] = await Promise.all([startSipPeer(), serveSoftphone(), serveFolder(new URL('../fixtures/hosts', import.meta.url).pathname), launch()]);
  await openCore();
  await crm.customers.create({ firstName: CALLER.firstName, lastName: CALLER.lastName, phones: { a: { number: CALLER.number, kind: 'mobile', order: 0 } } });
  phone = await openPhone(browser, peer, site);
});

afterAll(async () => {
  await browser?.close();
  browser?.removeProfile();
  await Promise.all([peer?.stop(), site?.stop(), pages?.stop()]);
});

/** An extension that was just reloaded is away for a moment. */
function openCoreAgain(): Promise<void> {
  return vi.waitFor(openCore, { timeout: 15_000, interval: 250 });
}

async function openCore(): Promise<void> {
  app = await browser.openApp();
  crm = await coreOf(app, browser.core);
}

/** What must come true, given a slow machine's time. */
function eventually<Value>(read: () => Value | Promise<Value>) {
  return expect.poll(read, { timeout: 10_000 });
}

async function hangUp(call: PlacedCall): Promise<void> {
  call.cancel();
  await call.ended;
  await eventually(async () => (await crm.calls.list()).filter(({ state }) => state === 'ringing').length).toBe(0);
}

/** Rings the softphone and waits until a panel beside it shows whom it is. */
async function popsInPanel(from = CALLER.number, shown = NAME): Promise<void> {
  const panel = await browser.openPanel(phone);
  const call = peer.call({ from });
  await panel.locator('[data-call=ringing]').waitFor();
  await panel.getByRole('heading', { name: shown }).first().waitFor();
  await panel.close();
  await hangUp(call);
}

/** Runs in a page of the extension that has none of its code. */
function inExtension<Out>(work: () => Out | Promise<Out>): Promise<Out> {
  return browser.withBarePage((page) => page.evaluate(work));
}

function notifications(): Promise<string[]> {
  return inExtension(async () => Object.keys(await chrome.notifications.getAll()));
}

/** A click on the extension's button while `page` is in front; Playwright's types do not know the call. */
async function pressToolbarButton(page: Page): Promise<void> {
  const cdp = (await browser.context.browser()!.newBrowserCDPSession()) as unknown as { send(method: string, params: object): Promise<{ targetInfos: { targetId: string; url: string }[] }> };
  const { targetInfos } = await cdp.send('Target.getTargets', { filter: [{ type: 'tab' }] });
  await cdp.send('Extensions.triggerAction', { id: browser.extensionId, targetId: targetInfos.find(({ url }) => url === page.url())!.targetId });
}

/** What the panel beside the page shows. Playwright does not see it. */
function docked(): Promise<string[]> {
  return inExtension(() => {
    const views = chrome.extension.getViews({}) as unknown as (typeof globalThis)[];
    return views.filter(({ location }) => location.pathname === '/sidepanel.html').map(({ document }) => document.body.innerText);
  });
}

async function tabOf(page: Page): Promise<number> {
  const address = page.url();
  return browser.withBarePage((bare) => bare.evaluate(async (url) => (await chrome.tabs.query({ url }))[0]!.id!, address));
}

test('the page is answered, and the service worker is not needed for it', async () => {
  await popsInPanel();
  await browser.stopServiceWorker();
  await popsInPanel();
});

test('the badge counts the customers a page shows', async () => {
  const call = peer.call({ from: CALLER.number });
  const tabId = await tabOf(phone);
  const badge = () => browser.withBarePage((page) => page.evaluate((tab) => chrome.action.getBadgeText({ tabId: tab }), tabId));
  await eventually(badge).toBe('1');
  await hangUp(call);
});

test('with no panel open a notification names the caller, by its window, and goes with the call', async () => {
  await phone.bringToFront();
  const call = peer.call({ from: CALLER.number });
  await eventually(notifications).toEqual([expect.stringMatching(/^call:\d+:[0-9a-f-]{36}$/)]);
  await hangUp(call);
  await eventually(notifications).toEqual([]);
});

test('the toolbar button opens the panel beside the page, and then no notification is needed', async () => {
  await phone.bringToFront();
  await pressToolbarButton(phone);
  await eventually(docked).not.toEqual([]);
  const call = peer.call({ from: CALLER.number });
  await eventually(docked).toEqual([expect.stringContaining(NAME)]);
  await new Promise((resolve) => setTimeout(resolve, NOTICE));
  expect(await notifications()).toEqual([]);
  await pressToolbarButton(phone);
  await eventually(docked).toEqual([]);
  await hangUp(call);
});

test('by setting a small window opens by itself', async () => {
  await crm.device.set('popWindow', true);
  await phone.bringToFront();
  const opened = browser.context.waitForEvent('page', (page) => page.url() === browser.url('sidepanel.html'));
  const call = peer.call({ from: CALLER.number });
  const panel = await opened;
  await panel.getByRole('heading', { name: NAME }).first().waitFor();
  const type = await panel.evaluate(async () => (await chrome.windows.getCurrent()).type);
  expect(type).toBe('popup');
  await panel.close();
  await crm.device.set('popWindow', false);
  await hangUp(call);
});

test('a page that comes back from the back/forward cache is answered again', async () => {
  const page = await browser.context.newPage();
  await page.goto(`${pages.origin}/known.html`);
  await page.evaluate(() => Object.assign(window, { kept: true }));
  const tab = await tabOf(page);
  const shown = async () => (await crm.pages.view(tab)).contacts.map(({ contact }) => contact.value);
  await eventually(shown).toEqual([CALLER.number]);
  await page.goto(`${pages.origin}/other.html`);
  await eventually(shown).toEqual([STRANGER]);
  await page.evaluate(() => history.back());
  await vi.waitFor(async () => expect(await page.evaluate(() => 'kept' in window)).toBe(true));
  await eventually(shown).toEqual([CALLER.number]);
  await page.close();
});

test('when the worker dies, every page finds the next one', async () => {
  const panel = await browser.openPanel(phone);
  await panel.evaluate(({ url, name }) => new SharedWorker(url, { name }).port.postMessage({ link: 'retire' }), browser.core);
  const call = peer.call({ from: CALLER.number });
  await panel.getByRole('heading', { name: NAME }).first().waitFor();
  await panel.close();
  await hangUp(call);
});

test('after two idle minutes', async () => {
  await browser.stopServiceWorker();
  await new Promise((resolve) => setTimeout(resolve, IDLE));
  await popsInPanel();
}, IDLE + 60_000);

test('an update waits for the call to end, then the open page is answered by the new version', async () => {
  const call = peer.call({ from: CALLER.number });
  await eventually(async () => (await crm.calls.list()).map(({ state }) => state)).toContain('ringing');
  await inExtension(() => chrome.runtime.sendMessage('update-ready').catch(() => undefined));
  expect((await crm.calls.list()).length).toBeGreaterThan(0);
  const gone = app.waitForEvent('close');
  call.cancel();
  await gone;
  await openCoreAgain();
  await popsInPanel();
});

test('after the extension was reloaded with the page open', async () => {
  await browser.reloadExtension();
  await openCoreAgain();
  await popsInPanel();
});

test('after the browser was killed and started again', async () => {
  await browser.kill();
  browser = await launch({ profile: browser.profile });
  await openCore();
  phone = await openPhone(browser, peer, site);
  await popsInPanel();
});
