/** The side panel's screens in a real browser, over a fake core: what only layout, focus and keys can show. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { SCENES } from '../support/gallery/scenes.ts';
import { startGallery, tooWide, type Gallery, type Look } from '../support/gallery/serve.ts';

let gallery: Gallery;
let page: Page;
const LIGHT: Look = { width: 320, query: { theme: 'light', locale: 'en' } };

beforeAll(async () => void (gallery = await startGallery()));
afterAll(() => gallery.close());
afterEach(() => page.close());

const switchTo = (locale: string) => page.evaluate((detail) => dispatchEvent(new CustomEvent('gallery:locale', { detail })), locale);

describe.for([
  ['accented and longer', { width: 320, query: { locale: 'en-XA' } }],
  ['right to left', { width: 320, query: { locale: 'ar-XB' } }],
  ['at 360 px and 200 %', { width: 180, query: { locale: 'en' } }],
] as [string, Look][])('%s', ([, look]) => {
  test.for(Object.keys(SCENES))('%s fits', async (scene) => {
    page = await gallery.open(scene, look);
    expect(await tooWide(page)).toEqual([]);
  });
});

test('switching the language keeps text, caret, focus and scroll', async () => {
  page = await gallery.open('live', LIGHT);
  await page.locator('textarea').fill('Half a sent');
  await page.evaluate(() => {
    const [area, list] = [document.querySelector('textarea'), document.querySelector('.scroll')];
    area?.setSelectionRange(4, 4);
    if (list) list.scrollTop = 40;
  });
  const state = () => page.evaluate(() => {
    const area = document.activeElement as HTMLTextAreaElement;
    return [area.tagName, area.value, area.selectionStart, document.querySelector('.scroll')?.scrollTop];
  });
  const before = await state();
  expect(before).toEqual(['TEXTAREA', 'Half a sent', 4, 40]);
  for (const [locale, word, dir] of [['fr', 'En communication', 'ltr'], ['ar-XB', 'Live', 'rtl'], ['de', 'Im Gespräch', 'ltr']] as const) {
    await switchTo(locale);
    await page.locator('.band .state', { hasText: word }).waitFor();
    expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual([locale, dir]);
    expect(await state()).toEqual(before);
  }
});

test('a ring is an alert whose clock is not announced, with the keys it shows', async () => {
  page = await gallery.open('ringing', LIGHT);
  const alert = page.getByRole('alert').filter({ hasText: 'Ringing' });
  expect(await alert.getByRole('timer').getAttribute('aria-live')).toBe('off');
  await page.keyboard.press('Alt+a');
  await page.getByText('Live', { exact: true }).waitFor();
});

test('a call that comes while a form is typed in waits above it', async () => {
  page = await gallery.open('idle', LIGHT);
  const ring = () => page.evaluate(() => dispatchEvent(new Event('gallery:ring')));
  await page.getByText('Callum Reddin').first().click();
  await page.getByLabel('First name').fill('Cal');
  await ring();
  await page.getByRole('alert').filter({ hasText: 'Ringing' }).waitFor();
  expect(await page.getByLabel('First name').inputValue()).toBe('Cal');
  expect(await tooWide(page)).toEqual([]);
  await page.keyboard.press('Alt+a');
  await page.locator('[data-call="live"]').waitFor();
  expect(await page.getByLabel('First name').inputValue()).toBe('Cal');
  await page.getByRole('button', { name: 'Show the call' }).click();
  await page.getByLabel('Notes for this call').waitFor();
  expect(await page.getByLabel('First name').count()).toBe(0);
});

test('the chooser is worked by number keys and Enter, and picks nobody by itself', async () => {
  page = await gallery.open('chooser', LIGHT);
  await page.getByRole('heading', { name: 'Two customers share this number' }).waitFor();
  expect(await page.getByRole('radio').first().isChecked()).toBe(true);
  await page.keyboard.press('2');
  expect(await page.getByRole('radio').nth(1).isChecked()).toBe(true);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Samira Al-Khatib' }).waitFor();
});

test('rows are walked by arrows and opened by Enter; Escape goes back', async () => {
  page = await gallery.open('idle', LIGHT);
  for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
  await page.getByRole('heading', { name: 'Jonas Weidmann' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'On this page' }).waitFor();
});

test('a bare key typed into the notes is text, not a command', async () => {
  page = await gallery.open('live', LIGHT);
  await page.locator('textarea').fill('');
  await page.locator('textarea').pressSequentially('snz/?');
  expect(await page.locator('textarea').inputValue()).toBe('snz/?');
  await page.getByText('Saved here', { exact: true }).waitFor();
});

test('the short form faults a field when it is left, beside the field', async () => {
  page = await gallery.open('create', LIGHT);
  await page.getByLabel('E-mail').fill('c.reddin@example');
  expect(await page.locator('.fault').count()).toBe(0);
  await page.getByLabel('Number').focus();
  await page.getByText('No complete address. For example name@example.com').waitFor();
  expect(await page.getByLabel('E-mail').getAttribute('aria-invalid')).toBe('true');
});
