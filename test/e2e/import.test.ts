/** Files in and out as an administrator sees it, in the web app: real reader worker, real core. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Download, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OUTPUT } from '../support/browser.ts';
import { findChromium } from '../support/find-browser.ts';
import { serveFolder, type StaticServer } from '../support/serve.ts';

let folder: string;
let server: StaticServer;
let context: BrowserContext;
let page: Page;

const HEAD = 'Vorname;Nachname;E-Mail;Telefon;Kundentyp';
const csv = (rows: string[]) => ({ name: 'Kunden.csv', mimeType: 'text/csv', buffer: Buffer.from([HEAD, ...rows].join('\n'), 'latin1') });

beforeAll(async () => {
  folder = mkdtempSync(join(OUTPUT, 'import-'));
  server = await serveFolder(join(OUTPUT, 'pwa'));
  context = await chromium.launchPersistentContext(folder, {
    executablePath: findChromium().path, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [], locale: 'en-GB', viewport: { width: 1440, height: 900 },
  });
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
  // Without the picker, which no test can press, exports come as downloads.
  await page.addInitScript(() => Object.defineProperty(window, 'showSaveFilePicker', { value: undefined }));
  await page.goto(`${server.origin}/#/import`);
});

afterAll(async () => {
  await context.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const go = (path: string) => page.goto(`${server.origin}/#${path}`);
const until = <T>(read: () => T) => expect.poll(read, { timeout: 10_000 });
const press = (name: string | RegExp) => page.getByRole('button', { name }).click();

async function download(click: () => Promise<void>): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download') as Promise<Download>, click()]);
  return readFileSync(await file.path(), 'utf8');
}

describe('an import', () => {
  test('goes from file to result: columns suggested, each row judged, faults told at row and column', async () => {
    await page.setInputFiles('#import-file', csv(['Jörg;Müller;joerg@example.de;030 901820;Business', '<b>Ada</b>;=1+1;ada@example.com;+44 20 7946 0001;Emperor', 'Grace;;grace@example.com;;', 'Annie;Easley;annie@example;;']));
    await until(() => page.getByLabel('Encoding').inputValue()).toBe('windows-1252');
    expect(await page.getByLabel('Vorname becomes').inputValue()).toBe('firstName');
    await press('Check the file');
    await until(() => page.locator('.outcomes tbody tr').allInnerTexts()).toEqual([
      expect.stringMatching(/^3\s+<b>Ada<\/b> =1\+1\s+Customer type: “.*Emperor.*” is not known\.$/),
      expect.stringMatching(/^4\s+Grace\s+Last name: This is needed to save\.$/),
      expect.stringMatching(/^5\s+Annie Easley\s+E-Mail: “.*annie@example.*”\. No complete address/),
    ]);
    expect(await page.locator('.outcomes b').count()).toBe(0);
    const errors = await download(() => press('Download the rows left out'));
    expect(errors).toContain("3;<b>Ada</b>;'=1+1;ada@example.com;+44 20 7946 0001;Emperor;");
    await press('Import 1 customer');
    await page.getByText('1 customer imported').waitFor();
    await page.getByRole('link', { name: 'Show customers' }).click();
    await until(() => page.locator('.grid-box tbody tr[id]').first().innerText()).toContain('Jörg Müller');
  });

  test('is undone as one from the list of imports', async () => {
    await go('/imports');
    await until(() => page.locator('.import-line').innerText()).toMatch(/Kunden\.csv\s+1 new, 3 with errors/);
    await press('Undo this import');
    await until(() => page.locator('.import-line').innerText()).toContain('undone');
    await go('/customers');
    await page.getByText('No customers yet').waitFor();
  });

  test('refuses a broken file where it breaks, and stays ready for another', async () => {
    await go('/import');
    await press('Import another file');
    await page.setInputFiles('#import-file', { name: 'broken.csv', mimeType: 'text/csv', buffer: Buffer.from('First name,Last name\nA,B\n"C,D\n') });
    await page.getByRole('alert').getByText(/row .*3.* is never closed/).waitFor();
  });

  test('of 20,000 rows leaves the page answering within 100 ms, can be cancelled, and then leaves nothing', { timeout: 120_000 }, async () => {
    const rows = Array.from({ length: 20_000 }, (_, n) => `Row;N${n};n${n}@example.com;;`);
    await page.setInputFiles('#import-file', csv(rows));
    await press('Check the file');
    await page.getByRole('button', { name: 'Import 20,000 customers' }).waitFor({ timeout: 60_000 });
    await page.evaluate(() => {
      const world = globalThis as { longest?: number };
      world.longest = 0;
      new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) world.longest = Math.max(world.longest ?? 0, duration); }).observe({ type: 'longtask' });
    });
    await press('Import 20,000 customers');
    await until(() => page.locator('.exchange [role=status]').innerText()).toMatch(/^[1-9]/);
    await page.waitForTimeout(1_000);
    expect(await page.evaluate(() => (globalThis as { longest?: number }).longest)).toBeLessThan(100);
    await press('Cancel');
    await go('/imports');
    await until(() => page.locator('.import-line').first().innerText()).toContain('undone');
    await go('/customers');
    await page.getByText('No customers yet').waitFor();
  });
});

describe('an export', () => {
  test('gives what the list shows, and an import takes it back', async () => {
    await go('/settings/data');
    await page.getByText('200 customers').click();
    await press('Load demo data');
    await page.getByText('200 customers loaded').waitFor({ timeout: 60_000 });
    await go('/export');
    const file = await download(() => press(/^Export \d+ records$/));
    expect(file.startsWith('\uFEFFAccount number,')).toBe(true);
    await go('/import');
    await press('Choose another file').catch(() => undefined);
    await page.setInputFiles('#import-file', { name: 'back.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
    await page.getByText('is updated').click();
    await press('Check the file');
    await until(() => page.locator('.counts').innerText()).toMatch(/\d+\s*skipped/);
    expect(await page.locator('.counts').innerText()).not.toMatch(/new|updated|errors/);
  });

  test('is a workbook, cards, or lines of JSON', async () => {
    await go('/export');
    for (const [format, start] of [['Excel', 'PK'], ['vCard', 'BEGIN:VCARD'], ['JSON lines', '{"']] as const) {
      await page.getByText(format, { exact: true }).first().click();
      expect((await download(() => press(/^Export \d+ records$/))).startsWith(start)).toBe(true);
    }
  });
});
