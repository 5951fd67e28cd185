/** Who works with the records, in the web app over a real core: locking, roles, duplicates, merging, erasing, the dashboard. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OUTPUT } from '../support/browser.ts';
import { findChromium } from '../support/find-browser.ts';
import { serveFolder, type StaticServer } from '../support/serve.ts';

let folder: string;
let server: StaticServer;
let context: BrowserContext;
let page: Page;

const PASSPHRASE = 'correct horse battery';

beforeAll(async () => {
  folder = mkdtempSync(join(OUTPUT, 'people-'));
  server = await serveFolder(join(OUTPUT, 'pwa'));
  context = await chromium.launchPersistentContext(folder, {
    executablePath: findChromium().path, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [], locale: 'en-GB', viewport: { width: 1440, height: 900 },
  });
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
  for (const company of ['Analytical', 'analytical']) await create('Ada', 'Lovelace', company);
});

afterAll(async () => {
  await context.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const until = <T>(read: () => T) => expect.poll(read, { timeout: 8_000 });
const go = (path: string, on = page) => on.goto(`${server.origin}/#${path}`);
const field = (name: string | RegExp, on: Page = page): Locator => on.getByRole('textbox', { name });
const button = (name: string | RegExp, on: Page = page): Locator => on.getByRole('button', { name });
const heading = (name: string, on: Page = page): Locator => on.getByRole('heading', { name });

async function create(first: string, last: string, company: string): Promise<void> {
  await go('/customers/new');
  await field('First name').fill(first);
  await field('Last name').fill(last);
  await field('Company').fill(company);
  await page.keyboard.press('Control+Enter');
  await heading(`${first} ${last}`).waitFor();
}

describe('duplicates', () => {
  test('are found, merged field by field, and the merge is taken back as one', async () => {
    await go('/customers/duplicates');
    await button('Find duplicates').click();
    await page.getByText('Same name and same company').waitFor();
    await button('Merge …').click();
    await heading('Merge customers').waitFor();
    await page.getByRole('radio', { name: 'Company: analytical', exact: true }).check();
    await button(/^Merge into/).click();
    await page.getByText('Merged into Ada Lovelace').waitFor();
    await until(() => page.getByText('analytical', { exact: true }).count()).toBeGreaterThan(0);
    await button('Undo').last().click();
    await page.getByText('Merge taken back').waitFor();
    await go('/customers');
    await until(() => page.locator('.grid-box tbody tr[id]').count()).toBe(2);
  });

  test('that are two people are kept apart for good', async () => {
    await go('/customers/duplicates');
    await button('Look again').click();
    await button('Not a duplicate').click();
    await page.getByText('No likely duplicates').waitFor();
  });
});

describe('the dashboard', () => {
  test('draws its charts and says the same in tables', async () => {
    await go('/dashboard');
    await until(() => page.locator('.chart canvas').count()).toBe(2);
    for (const one of await button('Table').all()) await one.click();
    await until(() => page.getByRole('table').count()).toBe(2);
    expect(await page.getByRole('table', { name: 'Interactions, last 30 days' }).getByRole('row').count()).toBe(31);
  });
});

describe('a role', () => {
  test('that does not include a thing disables it, and says why', async () => {
    await go('/settings/agents');
    await field('Name').last().fill('Vic Viewer');
    await page.getByRole('combobox', { name: 'Role' }).last().selectOption('viewer');
    await button('Create').click();
    await page.getByText('Vic Viewer created').waitFor();
    await button(/^Signed in as/).click();
    await page.getByRole('menuitem', { name: 'Vic Viewer' }).click();
    await until(() => button(/^Signed in as Vic Viewer/).count()).toBe(1);
    await go('/customers');
    const create = button(/^New customer/);
    await until(() => create.isDisabled()).toBe(true);
    expect(await create.getAttribute('title')).toContain('Create customers');
    expect(await page.getByRole('link', { name: 'Recent changes' }).count()).toBe(0);
    await button(/^Signed in as/).click();
    await page.getByRole('menuitem', { name: 'Agent', exact: true }).click();
    await until(() => create.isDisabled()).toBe(false);
  });
});

describe('the lock', () => {
  test('hides every open page at once, and opens with the passphrase alone', async () => {
    await go('/settings/agents');
    await button('Set passphrase').click();
    await page.getByLabel('New passphrase', { exact: true }).fill(PASSPHRASE);
    await page.getByLabel('New passphrase again').fill(PASSPHRASE);
    await button('Save').click();
    await page.getByText('Passphrase saved').waitFor();
    const other = await context.newPage();
    await go('/customers', other);
    await other.getByText('Lovelace').first().waitFor();
    await button('Lock now').click();
    for (const one of [page, other]) {
      await heading('Ringside is locked', one).waitFor();
      expect(await one.getByText('Lovelace').count()).toBe(0);
    }
    await other.reload();
    await heading('Ringside is locked', other).waitFor();
    await other.getByLabel(/^Passphrase of/).fill('wrong wrong wrong');
    await button('Unlock', other).click();
    await other.getByText('Wrong passphrase').waitFor();
    await other.getByLabel(/^Passphrase of/).fill(PASSPHRASE);
    await button('Unlock', other).click();
    await other.getByText('Lovelace').first().waitFor();
    await heading('Settings').waitFor();
    await other.close();
  });
});

describe('erasing', () => {
  test('asks for the account number, and its report can be kept', async () => {
    await go('/customers');
    await page.locator('.grid-box tbody tr[id]').first().locator('a').first().click();
    await button('More actions').click();
    await page.getByRole('menuitem', { name: /^Erase for good/ }).click();
    const erase = button('Erase for good');
    await until(() => erase.isDisabled()).toBe(true);
    await field('Account number').fill((await page.locator('.form p .strong').innerText()).trim());
    await erase.click();
    await page.getByText('Nothing is left on this device.').waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), button('Save report').click()]);
    const report = JSON.parse(readFileSync(await download.path(), 'utf8')) as { ringside: string; checks: Record<string, { left: number }> };
    expect(report.ringside).toBe('erasure');
    expect(Object.values(report.checks).every(({ left }) => left === 0)).toBe(true);
    await go('/customers');
    await until(() => page.locator('.grid-box tbody tr[id]').count()).toBe(1);
  });
});
