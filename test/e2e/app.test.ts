/** The full view as an agent uses it, in the web app over a real core: nothing typed is lost, and every way back leads back. */
import { mkdtempSync, rmSync } from 'node:fs';
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

beforeAll(async () => {
  folder = mkdtempSync(join(OUTPUT, 'app-'));
  server = await serveFolder(join(OUTPUT, 'pwa'));
  context = await chromium.launchPersistentContext(folder, {
    executablePath: findChromium().path, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [], locale: 'en-GB', viewport: { width: 1440, height: 900 },
  });
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(`${server.origin}/#/settings/data`);
  await page.getByText('200 customers').click();
  await page.getByRole('button', { name: 'Load demo data' }).click();
  await page.getByText('200 customers loaded').waitFor({ timeout: 60_000 });
});

afterAll(async () => {
  await context.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const until = <T>(read: () => T) => expect.poll(read, { timeout: 8_000 });
const go = (path: string) => page.goto(`${server.origin}/#${path}`);
const field = (name: string): Locator => page.getByRole('textbox', { name });
const rows = (): Locator => page.locator('.grid-box tbody tr[id]');
const path = (): string => new URL(page.url()).hash.slice(1).split('?')[0] ?? '';
const scrolled = () => page.locator('.grid-box').evaluate((box) => box.scrollTop);

/** Runs a command of the palette. */
async function run(words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill(words);
  await page.getByRole('dialog').getByRole('option', { name: words }).first().click();
}

async function discard(): Promise<void> {
  await page.getByRole('button', { name: 'Discard' }).click();
  await until(path).toBe('/customers');
}

/** Opens the form of the customer at a place of the list. */
async function editAt(index: number): Promise<string> {
  await go('/customers');
  await rows().nth(index).locator('a').first().click();
  await page.getByRole('button', { name: 'Edit', exact: true }).waitFor();
  await page.keyboard.press('e');
  await field('Company').waitFor();
  return path();
}

describe('the customer list', () => {
  test('stands as it was left: sort, scroll, cursor and focus', async () => {
    await go('/customers');
    const first = await rows().first().innerText();
    await page.getByRole('columnheader', { name: 'Town' }).getByRole('button').click();
    await until(() => rows().first().innerText()).not.toBe(first);
    await page.locator('.grid-box').evaluate((box) => void (box.scrollTop = 2000));
    const row = page.locator('tr[aria-rowindex="75"]');
    await until(() => row.innerText()).toMatch(/\S/);
    const words = await row.innerText();
    await row.locator('td.c-primaryAddress-city').click();
    await page.getByRole('link', { name: 'Back to customers' }).click();
    await until(scrolled).toBe(2000);
    await until(() => page.locator('.grid-box tr.is-on').innerText()).toBe(words);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('grid');
  });

  test('is searched and walked by keys alone', async () => {
    await go('/customers');
    await page.keyboard.press('/');
    await page.keyboard.type('C-1003');
    await page.getByText('1 found').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await until(() => page.title()).toContain('C-1003');
    await page.getByRole('link', { name: 'Back to customers' }).click();
    await page.getByRole('searchbox').fill('');
  });
});

describe('a customer form', () => {
  test('keeps what is typed over a reload and a change of language, and can be taken back', async () => {
    const form = await editAt(4);
    await field('Company').fill('Kept & Sons');
    await page.getByText('Saved here').waitFor();
    await page.reload();
    await until(() => field('Company').inputValue()).toBe('Kept & Sons');
    await run('Deutsch');
    await until(() => field('Firma').inputValue()).toBe('Kept & Sons');
    await run('English');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await until(path).not.toBe(form);
    await page.getByText('Kept & Sons').first().waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await until(() => page.getByText('Kept & Sons').count()).toBe(0);
  });

  test('follows another tab wherever nothing was typed here', async () => {
    const form = await editAt(6);
    await field('Comments').fill('typed here');
    const other = await context.newPage();
    await other.goto(`${server.origin}/#${form}`);
    await other.getByRole('textbox', { name: 'Street 2' }).first().fill('typed there');
    // The draft of a form is one for all tabs of this device: the other tab saves it whole.
    await other.getByRole('button', { name: 'Save', exact: true }).click();
    await until(() => field('Street 2').first().inputValue()).toBe('typed there');
    expect(await field('Comments').inputValue()).toBe('typed here');
    await other.close();
  });

  test.for([
    [{ 'First name': '', 'Last name': 'Alone' }, 'This is needed to save.'],
    [{ 'First name': 'x'.repeat(101), 'Last name': 'Long' }, 'Too long. At most 100 characters.'],
    [{ 'First name': 'A', 'Last name': 'B', 'E-mail 1': 'c.reddin@example' }, 'No complete address. For example name@example.com'],
  ] as const)('says what is wrong at the field: %o', async ([values, words]) => {
    await go('/customers/new');
    for (const [name, value] of Object.entries(values)) await field(name).fill(value);
    await page.keyboard.press('Control+Enter');
    await until(() => page.locator('.fault').allInnerTexts()).toContain(words);
    await until(() => page.evaluate(() => document.activeElement?.getAttribute('aria-invalid'))).toBe('true');
    await discard();
  });

  test('a duplicate names its owner', async () => {
    await go('/customers');
    const taken = await page.locator('td.c-emails bdi').first().innerText();
    await go('/customers/new');
    await field('First name').fill('Second');
    await field('Last name').fill('Owner');
    await field('E-mail 1').fill(taken);
    await page.keyboard.press('Control+Enter');
    expect(await page.locator('.fault a').getAttribute('href')).toMatch(/^#\/customers\/[\da-f-]{36}$/);
    await discard();
  });

  test('a draft is listed apart, and becomes a customer when it is saved', async () => {
    await go('/customers/new');
    await field('First name').fill('Callum');
    await page.getByRole('button', { name: 'Save as draft' }).click();
    await page.getByRole('link', { name: 'Callum' }).click();
    await field('Last name').fill('Reddin');
    await page.keyboard.press('Control+Enter');
    await until(() => page.title()).toMatch(/^Reddin, Callum, C-/);
    await go('/customers/drafts');
    await page.getByText('No drafts').waitFor();
  });
});

test('a case is written, moved on and closed in a window, and its history says so', async () => {
  await go('/customers');
  await rows().nth(2).locator('a').first().click();
  await page.getByRole('button', { name: 'New case' }).waitFor();
  await page.keyboard.press('n');
  const box = page.getByRole('dialog');
  await box.getByRole('textbox', { name: 'Subject' }).fill('Valve leaks');
  await page.keyboard.press('Control+Enter');
  await box.getByRole('heading', { name: 'Valve leaks' }).waitFor();
  await box.getByRole('combobox', { name: 'Status' }).selectOption('Pending');
  await box.getByRole('textbox', { name: 'Add to the case' }).fill('Plumber is booked.');
  await page.keyboard.press('Control+Enter');
  await box.getByText('Plumber is booked.').waitFor();
  await box.getByRole('button', { name: 'Close case' }).click();
  await box.getByRole('button', { name: 'Reopen' }).waitFor();
  await page.keyboard.press('Escape');
  await box.waitFor({ state: 'detached' });
  await page.getByRole('tab', { name: 'History' }).click();
  await page.getByText('Status: Closed').waitFor();
  await page.getByText('Status: Pending').waitFor();
});

/** A route, and what the screen says. Values are anybody's: they are looked up and nothing else. */
const POPS: [query: string, words: RegExp][] = [
  ['account=C-1001', /C-1001/],
  ['case=K-1001', /K-1001/],
  ['phone=020%207946%200998', /New customer/],
  ['email=new.person%40example.com', /New customer/],
  ['account=C-999999', /Nobody has C-999999/],
  ['phone=%3Cscript%3Ealert(1)%3C%2Fscript%3E', /Nothing to look up/],
  ['phone=javascript:alert(1)', /Nothing to look up/],
  [`phone=${'9'.repeat(5000)}`, /Nothing to look up/],
  ['email=%22%3E%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E', /Nobody has/],
  ['phone=%E0%A4%A', /Nothing to look up/],
  ['', /Nothing to look up/],
];

test.for(POPS)('opened at pop?%s', async ([query, words]) => {
  await go('/settings/about');
  await go(`/pop?${query}`);
  await until(() => page.locator('main').innerText()).toMatch(words);
});
