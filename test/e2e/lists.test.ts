/** Lists in the web app over a real core with 20,000 customers: filtered, kept as views, rearranged by keys, edited by the hundred. */
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CrmApi } from '../../src/crm/index.ts';
import type { Filter } from '../../src/domain/query.ts';
import type { Remote } from '../../src/link/remote.ts';
import { OUTPUT } from '../support/browser.ts';
import { coreOf } from '../support/core.ts';
import { findChromium } from '../support/find-browser.ts';
import { serveFolder, type StaticServer } from '../support/serve.ts';

const CUSTOMERS = 20_000;
const TOWNS = ['Aachen', 'Bonn', 'Celle', 'Dachau', 'Essen', 'Fulda', 'Gera', 'Hamm', 'Ilmenau', 'Jena', 'Kiel', 'Lemgo', 'Mainz', 'Neuss', 'Olpe', 'Passau', 'Quern', 'Rheine', 'Soest', 'Trier'];
/** Those who live in one of the towns. */
const IN_TOWN = CUSTOMERS / TOWNS.length;

let folder: string;
let server: StaticServer;
let context: BrowserContext;
let page: Page;
let crm: Remote<CrmApi>;
const faults: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(OUTPUT, 'lists-'));
  server = await serveFolder(join(OUTPUT, 'pwa'));
  context = await chromium.launchPersistentContext(folder, {
    executablePath: findChromium().path, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [], locale: 'en-GB', viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce',
  });
  const service = await context.newPage();
  await service.goto(`${server.origin}/`);
  crm = await coreOf(service, { url: '/core.js', name: 'ringside', type: 'module' });
  const { id } = await crm.batches.begin({ kind: 'file', name: 'people' });
  for (let at = 0; at < CUSTOMERS; at += 1000) await crm.batches.rows(id, Array.from({ length: 1000 }, (_, i) => rowOf(at + i)));
  await crm.batches.publish(id);
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on('pageerror', (error) => faults.push(error.message));
}, 120_000);

afterAll(async () => {
  await context.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

function rowOf(n: number) {
  const name = `Person${String(n).padStart(5, '0')}`;
  return { type: 'customer' as const, fields: { firstName: 'P', lastName: name, company: n % 3 ? 'Acme' : 'Bolt', emails: { e: { address: `${name.toLowerCase()}@example.com`, order: 0 } }, primaryAddress: { city: TOWNS[n % TOWNS.length] } } };
}

const until = <T>(read: () => T) => expect.poll(read, { timeout: 12_000 });
const go = (path: string) => page.goto(`${server.origin}/#${path}`);
const button = (name: string | RegExp): Locator => page.getByRole('button', { name, exact: typeof name === 'string' });
const rows = (): Locator => page.locator('.grid-box tbody tr[id]');
const heads = (): Promise<string[]> => page.locator('.grid-box thead .th-btn').allInnerTexts().then((all) => all.map((one) => one.trim().split('\n')[0] ?? ''));
const head = (name: string): Locator => page.getByRole('columnheader', { name, exact: true }).getByRole('button');
const tab = (name: string): Locator => page.getByRole('tab', { name, exact: true });
const IN_ESSEN: Filter = { field: 'primaryAddress.city', operator: 'equals', value: 'Essen' };
const vips = async (): Promise<number> => (await crm.customers.list({ filter: { field: 'vip', operator: 'equals', value: true }, limit: 1 })).total;

describe('columns', () => {
  test('at 1280 pixels are all wide enough to read, and are scrolled to where the agent chose more', async () => {
    await go('/customers');
    await rows().first().waitFor();
    const widths = await page.locator('.grid-box thead th').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width));
    expect(Math.min(...widths)).toBeGreaterThanOrEqual(36);
    expect(await page.locator('td.c-emails').first().evaluate((cell) => cell.getBoundingClientRect().width)).toBeGreaterThan(120);
    await button('Columns').click();
    for (const name of ['Account number', 'Customer type', 'Time zone', 'Created']) await page.getByRole('dialog', { name: 'Columns' }).getByRole('checkbox', { name, exact: true }).check();
    await page.keyboard.press('Escape');
    const box = page.locator('.grid-box');
    await until(() => box.evaluate((one) => one.scrollWidth > one.clientWidth)).toBe(true);
    await box.evaluate((one) => void (one.scrollLeft = 400));
    await until(async () => (await page.locator('td.c-name').first().boundingBox())!.x - (await box.boundingBox())!.x).toBeLessThan(60);
  });

  test('are moved, resized and hidden by keys, by their menu and by drag, and are there after a reload', async () => {
    await go('/customers');
    await page.getByRole('grid').focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Control+Shift+ArrowRight');
    await until(heads).toEqual(expect.arrayContaining(['Name', 'Phone', 'Language']));
    expect((await heads()).slice(0, 3)).toEqual(['Name', 'Phone', 'Language']);
    const wide = (): Promise<number> => head('Language').evaluate((one) => one.closest('th')!.getBoundingClientRect().width);
    const before = await wide();
    await page.keyboard.press('Shift+ArrowRight');
    await until(wide).toBe(Math.round(before) + 24);
    await page.keyboard.press('Alt+ArrowDown');
    await page.getByRole('menuitem', { name: 'Hide column' }).click();
    await until(heads).not.toContain('Language');
    await head('Company').dragTo(head('Phone'), { targetPosition: { x: 4, y: 10 } });
    await until(async () => (await heads()).slice(0, 3)).toEqual(['Name', 'Company', 'Phone']);
    await until(async () => JSON.stringify(await crm.views.prefs('customer'))).toMatch(/"name".*"company".*"phones"/);
    await page.reload();
    await until(async () => (await heads()).slice(0, 3)).toEqual(['Name', 'Company', 'Phone']);
    await button('Reset').click();
    await until(async () => (await heads()).slice(0, 3)).toEqual(['Name', 'Language', 'Phone']);
  });
});

describe('a filter', () => {
  test('is put together by keys, shown as chips, kept in the address, and sorted by two columns', async () => {
    await go('/customers');
    await page.getByRole('grid').focus();
    await page.keyboard.press('f');
    const panel = page.getByRole('dialog', { name: 'Filter' });
    await panel.getByRole('combobox', { name: 'Field' }).selectOption('Town');
    await panel.getByRole('combobox', { name: 'Operator' }).selectOption('is');
    await panel.getByRole('textbox', { name: 'Value' }).fill('essen');
    await until(() => page.getByText('1,000 found').count()).toBe(1);
    await panel.getByRole('button', { name: 'Add group' }).click();
    await panel.getByRole('combobox', { name: 'Field' }).nth(1).selectOption('Company');
    await panel.getByRole('textbox', { name: 'Value' }).nth(1).fill('bolt');
    await page.keyboard.press('Enter');
    await button('Town is essen').waitFor();
    await button('Company contains bolt').waitFor();
    await head('Company').click();
    await head('Town').click({ modifiers: ['Shift'] });
    await until(() => new URL(page.url()).hash).toContain('sort=company%2CprimaryAddress.city');
    const found = await page.locator('.list-bar [role="status"]').innerText();
    await page.reload();
    await until(() => page.locator('.list-bar [role="status"]').innerText()).toBe(found);
    expect(await page.getByRole('columnheader', { name: 'Town' }).getAttribute('aria-sort')).toBe('ascending');
    await button('Reset').click();
    await until(() => new URL(page.url()).hash).toBe('#/customers');
  });

  test('that a link brings is taken over', async () => {
    await go(`/customers?filter=${encodeURIComponent(JSON.stringify({ all: [IN_ESSEN] }))}`);
    await until(() => button('Town is Essen').count()).toBe(1);
    await page.getByText('1,000 found').waitFor();
  });
});

describe('a view', () => {
  test('is saved under a name, marked when changed, renamed, and deleted and back again', async () => {
    const name = page.getByRole('textbox', { name: 'Name of the view' });
    await button('Save as view').click();
    await name.press('Enter');
    await page.getByText('This is needed to save.').waitFor();
    await name.fill('In Essen');
    await name.press('Enter');
    await until(() => tab('In Essen').getAttribute('aria-selected')).toBe('true');
    await until(() => rows().first().innerText()).toContain('Essen');
    expect(await page.locator('.view-acts .chip').count()).toBe(0);
    await head('Company').click();
    await page.locator('.view-acts .chip').waitFor();
    await button('Update view').click();
    await until(() => page.locator('.view-acts .chip').count()).toBe(0);
    expect(await crm.views.list('customer')).toMatchObject([{ name: 'In Essen', sort: [{ field: 'company' }], filter: { all: [IN_ESSEN] } }]);
    await button('Rename view').click();
    await name.fill('Essen');
    await name.press('Enter');
    await tab('Essen').waitFor();
    await button('View actions').click();
    await page.getByRole('menuitem', { name: 'Delete view' }).click();
    await until(() => tab('Essen').count()).toBe(0);
    await button('Undo').last().click();
    await until(() => tab('Essen').getAttribute('aria-selected')).toBe('true');
  });

  test('opens the list where the agent wants that; more than seven tabs go into a menu', async () => {
    await button('View actions').click();
    await page.getByRole('menuitem', { name: 'Open the list with this view' }).click();
    await until(async () => (await crm.views.prefs('customer')).first).toBeTruthy();
    await go('/tasks');
    await page.reload();
    await page.getByRole('link', { name: 'Customers' }).click();
    await until(() => tab('Essen').getAttribute('aria-selected')).toBe('true');
    for (const n of [1, 2, 3, 4, 5, 6]) await crm.views.create({ list: 'customer', name: `View ${n}`, sort: [] });
    await until(() => page.getByRole('tab').count()).toBe(7);
    await button('2 more views').click();
    await page.getByRole('menuitem', { name: 'View 6' }).click();
    await until(() => tab('View 6').getAttribute('aria-selected')).toBe('true');
  });
});

describe('many records', () => {
  test('are chosen by Space, Shift and Ctrl+A, set at once, and undone as one', async () => {
    await go('/customers');
    await tab('Essen').click();
    await until(() => rows().first().innerText()).toContain('Essen');
    await page.getByRole('grid').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press(' ');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByText('3 chosen').waitFor();
    await page.keyboard.press('Escape');
    await until(() => page.getByText('3 chosen').count()).toBe(0);
    await page.keyboard.press('Control+a');
    await page.getByText(`${IN_TOWN.toLocaleString('en')} chosen`).waitFor();
    await button('Set a field').click();
    const form = page.getByRole('dialog', { name: 'Set a field' });
    await form.getByRole('combobox', { name: 'Field' }).selectOption('VIP');
    await form.getByRole('combobox', { name: 'VIP becomes' }).selectOption('yes');
    await form.getByRole('button', { name: /^Set for/ }).click();
    await page.getByText('1,000 records changed').waitFor({ timeout: 30_000 });
    expect(await vips()).toBe(IN_TOWN);
    await button('Undo').last().click();
    await until(vips).toBe(0);
  }, 60_000);

  test('of which one is gone say which', async () => {
    await button('Clear').click();
    const { rows: some } = await crm.customers.list({ filter: IN_ESSEN, sort: [{ field: 'company' }], limit: 3 });
    await page.getByRole('checkbox', { name: 'Choose P' }).first().click();
    await page.getByRole('checkbox', { name: 'Choose P' }).nth(1).click({ modifiers: ['Shift'] });
    await page.getByText('2 chosen').waitFor();
    await crm.customers.remove(some[1]!.id);
    await button('Customer type').click();
    await page.getByRole('combobox', { name: 'Customer type becomes' }).selectOption('Business');
    await button(/^Set for/).click();
    await page.getByText('1 record was left as it was').waitFor();
    await page.getByText('1 record changed').waitFor();
    await crm.customers.restore(some[1]!.id);
  });
});

test('rows that come elsewhere wait, and the row under the eye keeps its place when they are shown', async () => {
  await go('/customers');
  await tab('All').click();
  await rows().first().waitFor();
  const box = page.locator('.grid-box');
  await box.evaluate((one) => void (one.scrollTop = 32 * 5000));
  const at = (): Promise<string> => box.evaluate((one) => [...one.querySelectorAll('tbody tr[id]')].find((row) => row.getBoundingClientRect().top >= one.getBoundingClientRect().top + 30)?.querySelector('td.c-name')?.textContent ?? '');
  await until(at).toMatch(/Person0\d+/);
  const seen = await at();
  // What comes within two seconds of the agent's own deed is taken for it, and shown at once.
  await page.waitForTimeout(2_500);
  const { id } = await crm.batches.begin({ kind: 'file', name: 'more' });
  await crm.batches.rows(id, Array.from({ length: 40 }, (_, n) => ({ type: 'customer' as const, fields: { firstName: 'New', lastName: `Aaa${n}` } })));
  await crm.batches.publish(id);
  const waiting = button('40 new rows');
  await waiting.waitFor();
  expect(await at()).toBe(seen);
  await waiting.click();
  await until(() => waiting.count()).toBe(0);
  await until(at).toBe(seen);
  await until(() => page.locator('.t-foot').innerText()).toContain('20,040 rows');
});

test('cases are paged one at a time in the list’s order, with its filter and sort', async () => {
  const { rows: [owner] } = await crm.customers.list({ limit: 1 });
  for (const [n, priority] of ['low', 'urgent', 'high', 'normal'].entries()) await crm.cases.create({ customerId: owner!.id, subject: `Case ${n}`, priority, status: n === 3 ? 'closed' : 'open' });
  await go('/cases/open?sort=-priority');
  await until(() => rows().count()).toBe(3);
  await until(() => page.locator('td.c-subject').allInnerTexts()).toEqual(['Case 1', 'Case 2', 'Case 0']);
  await button('One at a time').click();
  await page.getByText('1 of 3').waitFor();
  const subject = (): Promise<string> => page.locator('.casex.is-on .ttl').innerText();
  for (const expected of ['Case 1', 'Case 2', 'Case 0']) {
    await until(subject).toBe(expected);
    await page.keyboard.press('j');
  }
  await button('Table').click();
  await until(() => rows().count()).toBe(3);
});

test('nothing went wrong on the page', () => expect(faults).toEqual([]));
