/** What was promised comes back: on the screen before the agent, by notification where none is, once over both hosts. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { WxtBrowser } from 'wxt/browser';
import type { CrmApi } from '../../src/crm/index.ts';
import type { Remote } from '../../src/link/remote.ts';
import { launch, OUTPUT, type RingsideBrowser } from '../support/browser.ts';
import { coreOf } from '../support/core.ts';
import { openWeb, pair, until } from '../support/pair.ts';
import { serveFolder, type StaticServer } from '../support/serve.ts';

declare const chrome: WxtBrowser;

const MINUTE = 60_000;
/** A timer waits five seconds at most before it looks at the clock again. */
const SOON = 9_000;

let server: StaticServer;
let browser: RingsideBrowser;
let app: Page;
let extension: Remote<CrmApi>;
let ada: string;

beforeAll(async () => {
  server = await serveFolder(join(OUTPUT, 'pwa'));
  browser = await launch();
  app = await browser.openApp();
  extension = await coreOf(app, browser.core);
  ada = (await extension.customers.create({ firstName: 'Ada', lastName: 'Lovelace', vip: true })).id;
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** A callback whose reminder comes within the second. */
async function callback(subject: string) {
  return extension.tasks.create({ subject, taskType: 'call', customerId: ada, dueAt: Date.now() + 30 * MINUTE + 500, remindBefore: 30 });
}

function card(page: Page) {
  return page.getByRole('region', { name: 'Reminders' });
}

test('a reminder floats over the screen with whom to call, is put off and comes again, and is put away', async () => {
  await app.bringToFront();
  const { id } = await callback('Call Ada back');
  await card(app).getByText('Call Ada back').waitFor({ timeout: SOON });
  await card(app).getByRole('button', { name: 'Ada Lovelace' }).waitFor();
  await card(app).getByLabel('Remind later').selectOption('10');
  await card(app).waitFor({ state: 'detached' });
  const { snoozedUntil } = await extension.tasks.get(id);
  expect(Math.abs((snoozedUntil ?? 0) - Date.now() - 10 * MINUTE)).toBeLessThan(5_000);
  await extension.tasks.edit(id, { snoozedUntil: Date.now() - 1 });
  await card(app).getByRole('button', { name: 'Dismiss' }).click();
  await card(app).waitFor({ state: 'detached' });
  expect(await extension.reminders.list()).toEqual([]);
});

test('where no screen of ours is looked at, the browser notifies, and keeps one alarm for the next', async () => {
  const elsewhere = await browser.context.newPage();
  await elsewhere.goto(`${server.origin}/icons/icon.svg`);
  await elsewhere.bringToFront();
  await extension.tasks.create({ subject: 'Much later', dueAt: Date.now() + 90 * MINUTE, remindBefore: 30 });
  const { id } = await callback('Ring the doctor');
  await until(async () => (await shown()).includes(`task:${id}`), SOON);
  const [alarm] = await app.evaluate(() => chrome.alarms.getAll());
  expect(Math.abs((alarm?.scheduledTime ?? 0) - Date.now() - 60 * MINUTE)).toBeLessThan(MINUTE);
  await extension.reminders.dismiss(id);
  await elsewhere.close();
});

test('the web app shows the same reminder, and putting it away there puts it away here', async () => {
  const web = await openWeb(browser, server.origin);
  await pair(extension, web.crm, server.origin);
  await callback('Send the offer');
  await card(web.page).getByText('Send the offer').waitFor({ timeout: SOON });
  await card(app).getByText('Send the offer').waitFor({ timeout: SOON });
  await card(web.page).getByRole('button', { name: 'Dismiss' }).click();
  await card(app).waitFor({ state: 'detached' });
  await web.page.close();
});

test('one missed while the browser was closed is shown at the next start, and says so', async () => {
  await callback('Missed meanwhile');
  await browser.context.close();
  await new Promise((resolve) => setTimeout(resolve, 600));
  browser = await launch({ profile: browser.profile });
  app = await browser.openApp();
  await card(app).getByText('Missed meanwhile').waitFor({ timeout: SOON });
  await card(app).getByText('missed while Ringside was closed').waitFor();
});

/** Ids of the notifications that stand. */
function shown(): Promise<string[]> {
  return app.evaluate(async () => Object.keys(await chrome.notifications.getAll()));
}
