/** The web app without its server, without a newer version forced on it, and without SharedWorker. */
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OUTPUT } from '../support/browser.ts';
import { findChromium } from '../support/find-browser.ts';
import { serveFolder, type StaticServer } from '../support/serve.ts';

let folder: string;
let server: StaticServer;
let context: BrowserContext;

beforeAll(async () => {
  folder = mkdtempSync(join(OUTPUT, 'pwa-'));
  cpSync(join(OUTPUT, 'pwa'), join(folder, 'web'), { recursive: true });
  server = await serveFolder(join(folder, 'web'));
  context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: findChromium().path,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
});

afterAll(async () => {
  await context.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function visit(address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(server.origin + address);
  await drawn(page);
  return page;
}

async function drawn(page: Page): Promise<void> {
  await page.waitForFunction(() => (document.getElementById('root')?.textContent ?? '').length > 0);
}

const controlled = (page: Page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null));

test('an address that names a contact opens the app on the first visit too', async () => {
  const page = await visit('/pop?phone=%2B4930123456');
  await expect.poll(() => page.url()).toBe(`${server.origin}/#/customers/new?phone=%2B4930123456`);
  await page.evaluate(() => navigator.serviceWorker.ready);
});

test.for([
  ['/#/tasks', '/#/tasks'],
  ['/pop?phone=%2B4930123456', '/#/customers/new?phone=%2B4930123456'],
  ['/pop/?email=a%40b.example', '/#/customers/new?email=a%40b.example'],
  ['/pop?case=%22%3E%3Cscript%3E', '/#/pop?case=%22%3E%3Cscript%3E'],
  ['/customers', '/#/customers'],
])('without its server, from the second visit: %s', async ([address, shown]) => {
  const { port } = server;
  expect(await controlled(await visit('/'))).toBe(true);
  await server.stop();
  const page = await visit(address!);
  await expect.poll(() => page.url()).toBe(server.origin + shown);
  server = await serveFolder(join(folder, 'web'), { port });
});

test('a new version waits, and no page is loaded again by itself', async () => {
  const page = await visit('/');
  await page.evaluate(() => void document.body.setAttribute('data-kept', ''));
  appendFileSync(join(folder, 'web/sw.js'), '\n// a newer version');
  await page.evaluate(() => navigator.serviceWorker.ready.then((registration) => void registration.update()));
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.ready.then(({ waiting }) => waiting !== null)), { timeout: 10_000 }).toBe(true);
  expect(await page.locator('body[data-kept]').count()).toBe(1);
});

test('without SharedWorker the tab the agent came to last has the core', async () => {
  await context.addInitScript(() => Reflect.deleteProperty(globalThis, 'SharedWorker'));
  const holder = (page: Page) => page.evaluate(async () => (await navigator.locks.query()).held?.filter(({ name }) => name === 'ringside-core').map(({ clientId }) => clientId));
  const one = await visit('/');
  await expect.poll(() => holder(one)).toHaveLength(1);
  const [first] = (await holder(one))!;
  const other = await visit('/');
  await expect.poll(async () => (await holder(other))?.[0]).not.toBe(first);
  await one.evaluate(() => dispatchEvent(new Event('focus')));
  await expect.poll(async () => (await holder(one))?.[0]).toBe(first);
});
