/** Records in the web app over a real core: custom fields, pick lists, e-mails and files, letters, reopening, clones, drafts of another tab. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CrmApi } from '../../src/crm/index.ts';
import type { Remote } from '../../src/link/remote.ts';
import { OUTPUT } from '../support/browser.ts';
import { coreOf } from '../support/core.ts';
import { findChromium } from '../support/find-browser.ts';
import { serveFolder, type StaticServer } from '../support/serve.ts';

const EML = join(import.meta.dirname, '../fixtures/mail/hostile.eml');

let folder: string;
let server: StaticServer;
let context: BrowserContext;
let page: Page;
let crm: Remote<CrmApi>;
let ada: string;
/** Addresses that anything on the page asked for, beside the app's own. */
const elsewhere: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(OUTPUT, 'records-'));
  server = await serveFolder(join(OUTPUT, 'pwa'));
  context = await chromium.launchPersistentContext(folder, {
    executablePath: findChromium().path, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [], locale: 'en-GB', viewport: { width: 1440, height: 900 },
  });
  context.on('request', (request) => !/^(data|blob):/.test(request.url()) && !request.url().startsWith(server.origin) && elsewhere.push(request.url()));
  const service = await context.newPage();
  await service.goto(`${server.origin}/`);
  crm = await coreOf(service, { url: '/core.js', name: 'ringside', type: 'module' });
  ada = (await crm.customers.create({ firstName: 'Ada', lastName: 'Lovelace', emails: { e: { address: 'ada@example.com', order: 0 } } })).id;
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
});

afterAll(async () => {
  await context.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const until = <T>(read: () => T) => expect.poll(read, { timeout: 8_000 });
const go = (path: string) => page.goto(`${server.origin}/#${path}`);
const field = (name: string | RegExp): Locator => page.getByRole('textbox', { name });
const button = (name: string | RegExp): Locator => page.getByRole('button', { name, exact: typeof name === 'string' });
const path = (): string => new URL(page.url()).hash.slice(1);

describe('custom fields', () => {
  test('are added, shown in the form, checked, shown on the page and told in History', async () => {
    await go('/settings/fields');
    for (const [label, type] of [['Portal', 'URL'], ['Boiler’s age', 'Number'], ['Tariff', 'Pick list']] as const) {
      await button('Add a field').click();
      await field('Label').fill(label);
      await page.getByRole('combobox', { name: 'Type' }).selectOption({ label: type });
      if (type === 'Pick list') {
        for (const option of ['Gold', 'Silver']) {
          await field('New option').fill(option);
          await page.keyboard.press('Enter');
        }
      }
      await button('Save').click();
      await page.getByText(`Field “${label}” added`).waitFor();
    }
    await go(`/customers/${ada}/edit`);
    await field('Portal').fill('javascript:alert(1)');
    await field(/Boiler/).fill('old');
    await page.keyboard.press('Control+Enter');
    await until(() => page.locator('.custom .fault').count()).toBe(2);
    await field('Portal').fill('https://portal.example.com/ada');
    await field(/Boiler/).fill('12,5');
    await page.getByRole('combobox', { name: 'Tariff' }).selectOption('Gold');
    await page.keyboard.press('Control+Enter');
    const link = page.getByRole('link', { name: 'https://portal.example.com/ada' });
    await link.waitFor();
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer');
    expect(Object.values((await crm.customers.get(ada)).custom ?? {})).toContain(12.5);
    await page.getByRole('tab', { name: 'History' }).click();
    await page.getByText('Boiler’s age').waitFor();
    await page.getByText('Gold').waitFor();
  });

  test('64 of them are drawn only when they are wanted, and found by their label', async () => {
    for (let n = (await crm.fields.list('customer')).length; n < 64; n += 1) await crm.fields.create({ target: 'customer', label: `Field ${n}`, fieldType: 'text', maxLength: 80 });
    await go('/customers/new');
    await field('First name').waitFor();
    await until(() => page.locator('.custom summary').innerText()).toContain('of 64');
    expect(await page.locator('.custom input, .custom textarea, .custom select').count()).toBe(0);
    await page.locator('.custom summary').click();
    await until(() => page.locator('.custom .field').count()).toBe(64);
    await page.getByRole('searchbox', { name: 'Find a field' }).fill('field 63');
    await until(() => page.locator('.custom .field').count()).toBe(1);
    await go('/settings/fields');
    await until(() => button('Add a field').isDisabled()).toBe(true);
  });

  test('are moved, hidden and deleted, and a deletion is taken back', async () => {
    await go('/settings/fields');
    await button('Move “Portal” down').click();
    await until(() => page.locator('.option-line .mid').first().innerText()).toMatch(/Boiler/);
    await button('Delete the field “Tariff”').click();
    await until(async () => (await crm.fields.list('customer')).length).toBe(63);
    await button('Undo').last().click();
    await until(async () => (await crm.fields.list('customer')).length).toBe(64);
    for (const one of await crm.fields.list('customer')) if (one.label.startsWith('Field')) await crm.fields.remove(one.id);
  });
});

test('a customer page has its five tabs, Edit at its bottom, and is edited from its row', async () => {
  await go(`/customers/${ada}`);
  await until(async () => (await page.getByRole('tab').allInnerTexts()).map((text) => text.replaceAll(/[\d\s]/g, ''))).toEqual(['Details', 'Cases', 'Tasks', 'Interactions', 'History']);
  await page.locator('.t-foot').getByRole('button', { name: 'Edit' }).click();
  await until(path).toBe(`/customers/${ada}/edit`);
  await go('/customers');
  await page.locator('.row-edit').first().click();
  await until(path).toBe(`/customers/${ada}/edit`);
});

test('cases stand in a table first; one is read in a window over another screen, made larger, and becomes a page', async () => {
  const one = await crm.cases.create({ customerId: ada, subject: 'Over the screen', status: 'open' });
  await go('/cases');
  await page.getByRole('grid', { name: 'Cases' }).getByText('Over the screen').waitFor();
  await go(`/cases/${one.id}`);
  await button('Keep open in a window').click();
  await until(path).toBe(`/customers/${ada}`);
  const box = page.getByRole('dialog', { name: 'Case' });
  await box.getByRole('heading', { name: 'Over the screen' }).waitFor();
  const before = (await box.boundingBox())!.width;
  await box.getByRole('button', { name: 'Larger' }).click();
  await until(async () => (await box.boundingBox())!.width).toBeGreaterThan(before + 100);
  await box.getByRole('button', { name: 'Open as a page' }).click();
  await until(path).toBe(`/cases/${one.id}`);
});

test('“My tasks” holds the agent’s own, and says which are late', async () => {
  const nora = await crm.agents.create({ name: 'Nora' });
  await crm.tasks.create({ subject: 'Mine and late', dueAt: Date.now() - 2 * 86_400_000 - 3_600_000, dueZone: 'Europe/Berlin' });
  await crm.tasks.create({ subject: 'Of Nora', assignedTo: nora.id });
  await go('/tasks');
  const row = page.getByRole('row', { name: /Mine and late/ });
  await until(() => row.innerText()).toContain('2 days late');
  expect(await page.getByText('Of Nora').count()).toBe(0);
  await page.getByRole('tab', { name: 'Everybody’s' }).click();
  await page.getByText('Of Nora').waitFor();
});

test('a pick list takes a new status that counts as closed, and refuses to lose the last open one', async () => {
  await go('/settings/lists');
  await field('New option').fill('Withdrawn');
  await button('Add').click();
  await until(() => page.locator('.option-line').count()).toBe(5);
  await page.locator('.option-line').last().getByRole('checkbox').check();
  await until(async () => ((await crm.settings.all())['lists.caseStatus'] as { label?: string; closed?: boolean }[]).at(-1)).toMatchObject({ label: 'Withdrawn', closed: true });
  for (const at of [0, 1, 2]) await page.locator('.option-line').nth(at).getByRole('button', { name: 'Hide' }).click();
  await page.getByText('One open and one closed status at least').waitFor();
  await crm.settings.set('lists.caseStatus', ((await crm.settings.all())['lists.caseStatus'] as { hidden?: boolean }[]).map(({ hidden: _, ...option }) => option));
});

describe('an e-mail', () => {
  test('becomes a case with its head, its files and its source; nothing in it runs or loads', async () => {
    await go('/cases/mail');
    await page.locator('input[type=file]').setInputFiles(EML);
    await page.getByText('Boiler off again 🔥').first().waitFor();
    await page.getByText('The boiler is off again').waitFor();
    await until(() => field('First name').inputValue()).toBe('Adélaïde');
    await button('Create case').click();
    await until(path).toMatch(/^\/cases\/[\da-f-]{36}$/);
    const head = page.locator('.follow-up .mail-head');
    for (const words of ['Adélaïde Byron <adelaide@example.com>', 'Heating Help <help@example.com>', 'landlord@example.com', 'office@example.com']) await until(() => head.innerText()).toContain(words);
    await until(() => page.locator('.file').allInnerTexts()).toEqual([expect.stringContaining('gauge.png'), expect.stringContaining('invoice.pdf')]);
    await button('Show as it was written').click();
    const frame = page.frameLocator('.mail-frame');
    await frame.getByRole('heading', { name: 'Boiler off again' }).waitFor();
    expect(await frame.locator('img[alt=gauge]').evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth))).toBe(10);
    expect(await frame.locator('script, form, input, iframe, object, svg, video, audio, base[href], link').count()).toBe(0);
    expect(await frame.getByText('bad').getAttribute('href')).toBeNull();
    await page.getByText(/from elsewhere were not loaded/).waitFor();
    await button('View source').click();
    await until(() => page.locator('.mail-source').inputValue()).toContain('Received: from mail.example.com');
    await page.waitForTimeout(500);
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(elsewhere).toEqual([]);
  });

  test('as pasted source goes to the case its subject names, and a second time is known', async () => {
    const boiler = await crm.cases.create({ customerId: ada, subject: 'Boiler', status: 'closed' });
    const source = `From: Ada <ada@example.com>\nTo: help@example.com\nSubject: Re: ${boiler.caseNumber}\nMessage-ID: <again@example.com>\n\nStill cold.`;
    for (const times of [1, 2]) {
      await go('/cases/mail');
      await field('Source of the message').fill(source);
      await button('Read').click();
      await page.getByRole('radio', { name: new RegExp(`Follow-up on ${boiler.caseNumber}`) }).waitFor();
      await until(() => page.getByText('taken in already').count()).toBe(times - 1);
      if (times === 1) await button('Add to the case').click();
      if (times === 1) await until(path).toBe(`/cases/${boiler.id}`);
    }
    expect((await crm.cases.get(boiler.id)).status).toBe('open');
  });

  test.for(['', 'not a mail', '\u0000\uFFFE\uD800', '<html><script>alert(1)</script>', 'Subject: x\n\ny'])('what is none is refused with words: %j', async (text) => {
    await go('/settings/about');
    await go('/cases/mail');
    await page.locator('input[type=file]').setInputFiles({ name: 'x.eml', mimeType: 'message/rfc822', buffer: Buffer.from(text) });
    await page.getByText('This is no e-mail').waitFor();
  });
});

test('files are attached, told by their size, looked at, saved as they were, and taken off with a way back', async () => {
  const one = await crm.cases.create({ customerId: ada, subject: 'Photo' });
  const png = Buffer.from(/Content-ID.*?\r\n\r\n(.*?)\r\n/s.exec(readFileSync(EML, 'utf8'))![1]!, 'base64');
  await go(`/cases/${one.id}`);
  await page.locator('.add-box input[type=file]').setInputFiles([{ name: 'gauge.png', mimeType: 'image/png', buffer: png }, { name: 'big.bin', mimeType: '', buffer: Buffer.alloc(300_000, 7) }, { name: 'huge.bin', mimeType: '', buffer: Buffer.alloc(25_000_001) }]);
  await page.getByText('huge.bin is larger than 25 MB').waitFor();
  await until(() => page.locator('.add-box .file').count()).toBe(2);
  await page.getByText('Saved here').waitFor();
  await page.reload();
  await until(() => page.locator('.add-box .file').count()).toBe(2);
  await page.keyboard.press('Escape');
  await button(/^Post/).click();
  await until(() => page.locator('.follow-up .file').allInnerTexts()).toEqual([expect.stringContaining('gauge.png'), expect.stringContaining('300 kB')]);
  await until(() => page.locator('.preview').evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(10);
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.follow-up .file').nth(1).getByRole('button', { name: 'Save' }).click()]);
  expect(readFileSync(await download.path()).equals(Buffer.alloc(300_000, 7))).toBe(true);
  await button('Remove gauge.png').click();
  await until(() => page.locator('.follow-up .file').count()).toBe(1);
  await button('Undo').last().click();
  await until(() => page.locator('.follow-up .file').count()).toBe(2);
});

test('Notify fills in the customer’s address and opens the mail program with nothing but a letter', async () => {
  const one = await crm.cases.create({ customerId: ada, subject: 'Visit & time' });
  await go(`/cases/${one.id}`);
  await button('Notify').click();
  await until(() => page.getByRole('textbox', { name: 'To', exact: true }).inputValue()).toBe('ada@example.com');
  await field(/^Cc/).fill('x?bcc=y@example.com');
  await field(/^Message/).fill('Tomorrow\nat nine');
  const letter = page.getByRole('link', { name: 'Open in the mail program' });
  await until(() => letter.getAttribute('href')).toBe(`mailto:ada@example.com?cc=x%3Fbcc%3Dy@example.com&subject=${encodeURIComponent(`${one.caseNumber}: Visit & time`)}&body=Tomorrow%0D%0Aat%20nine`);
  await letter.evaluate((link) => link.addEventListener('click', (event) => event.preventDefault()));
  await letter.click();
  await until(() => crm.cases.followUps(one.id)).toMatchObject([{ kind: 'email', text: 'Tomorrow\nat nine', mail: { to: ['ada@example.com'] } }]);
});

test('a follow-up by the customer past the limit carries on in a new case, which says so', async () => {
  const one = await crm.cases.create({ customerId: ada, subject: 'Old matter', status: 'closed' });
  await go('/settings/cases');
  await page.getByText('Never').click();
  await until(async () => (await crm.settings.all())['reopen']).toMatchObject({ when: 'never' });
  await go(`/cases/${one.id}`);
  await field('Add to the case').fill('Me again');
  await page.getByRole('checkbox', { name: 'From the customer' }).check();
  await button(/^Post/).click();
  await until(path).not.toBe(`/cases/${one.id}`);
  await page.getByText('Carries on').waitFor();
  await page.locator('.props').getByRole('link', { name: one.caseNumber }).click();
  await page.getByText('Carried on in').waitFor();
});

test('cases one at a time keep the list’s order in a list of any length', async () => {
  for (let n = 0; n < 230; n += 1) await crm.cases.create({ customerId: ada, subject: `Many ${n}` });
  const { rows, total } = await crm.cases.list({ offset: 214, limit: 3 });
  await go(`/cases/all?one=${rows[0]!.id}`);
  await page.getByRole('heading', { name: rows[0]!.subject }).waitFor();
  await page.getByText(`215 of ${total}`).waitFor();
  for (const next of rows.slice(1)) {
    await button('Next case').click();
    await page.getByRole('heading', { name: next.subject }).waitFor();
  }
});

test('a task is cloned, with its custom fields and its customer', async () => {
  const { id } = await crm.fields.create({ target: 'task', label: 'Place', fieldType: 'text', maxLength: 80 });
  const task = await crm.tasks.create({ subject: 'Visit', taskType: 'meeting', customerId: ada, status: 'completed', custom: { [id]: 'Cellar' } });
  await go(`/tasks/${task.id}`);
  await button('Clone').click();
  await until(path).not.toBe(`/tasks/${task.id}`);
  expect(await crm.tasks.get(path().slice('/tasks/'.length))).toMatchObject({ subject: 'Visit', taskType: 'meeting', customerId: ada, status: 'not-started', custom: { [id]: 'Cellar' } });
});

test('drafts of another tab show at once', async () => {
  await go('/customers/drafts');
  await page.getByText('No drafts').waitFor();
  await crm.drafts.put({ id: 'draft:x', type: 'customer', kind: 'saved', fields: { firstName: 'Callum' } });
  await page.getByRole('link', { name: 'Callum' }).waitFor();
  await crm.drafts.discard('draft:x');
  await page.getByText('No drafts').waitFor();
});
