/** Teaching a softphone in real Chromium: pointing by mouse and keys, in frames and shadow roots, on pages that must not notice. */
import type { Frame, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CrmApi } from '../../src/crm/index.ts';
import type { Recipe } from '../../src/domain/recipe.ts';
import type { Remote } from '../../src/link/remote.ts';
import { launch, type RingsideBrowser } from '../support/browser.ts';
import { coreOf } from '../support/core.ts';
import { serveFolder, type StaticServer } from '../support/serve.ts';

/** Set by phone.html. */
declare const show: (...calls: Shown[]) => void;
declare const pressed: string[];
interface Shown {
  id: number;
  number: string;
  title: string;
  buttons: string[];
}

const NUMBER = '+49 30 23125077';
const RING: Shown = { id: 1, number: NUMBER, title: 'Incoming call', buttons: ['Decline', 'Answer'] };
const LIVE: Shown = { ...RING, title: 'Connected', buttons: ['Hang up'] };
const OTHER = '+49 30 23125088';
/** As our screens write them. */
const SHOWN = /\+49 30 23125 ?077/;
const OTHER_SHOWN = /\+49 30 23125 ?088/;

let browser: RingsideBrowser;
let site: StaticServer;
let app: Page;
let crm: Remote<CrmApi>;
let phone: Page;
let panel: Page;

beforeAll(async () => {
  [browser, site] = await Promise.all([launch(), serveFolder(new URL('../fixtures/pages', import.meta.url).pathname)]);
  app = await browser.openApp();
  crm = await coreOf(app, browser.core);
  await crm.settings.set('region', 'DE');
  await crm.settings.set('wrapUpSeconds', 0);
  await crm.customers.create({ firstName: 'Jonas', lastName: 'Weidmann', phones: { a: { number: NUMBER, kind: 'voice', order: 0 } } });
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});
beforeEach(() => open('phone.html'));
afterEach(async () => {
  await Promise.all([panel.close(), phone.close()]);
});

const until = <T>(read: () => T) => expect.poll(read, { timeout: 10_000 });
const put = (where: Page | Frame, ...calls: Shown[]) => where.evaluate((all) => show(...all), calls);
const step = (name: string) => panel.locator('.step', { hasText: name });
const markup = () => phone.evaluate(() => document.documentElement.outerHTML);
const covers = () => phone.evaluate(() => document.documentElement.children.length - 2);
/** Hosts of one port are one softphone. */
const recipes = async (): Promise<Recipe[]> => (await crm.recipes.list()).filter(({ hosts }) => hosts.some((host) => host.startsWith('127.0.0.1')));

async function open(path: string): Promise<void> {
  phone = await browser.context.newPage();
  await phone.goto(`${site.origin}/${path}`);
  panel = await browser.openPanel(phone);
  panel.setDefaultTimeout(8_000);
}

/** Rings; the panel shows the call, which was guessed, when this resolves. */
async function ring(where: Page | Frame): Promise<void> {
  await put(where, RING);
  await panel.locator('[data-call]').first().waitFor();
}

async function teach(): Promise<void> {
  const start = panel.getByRole('button', { name: 'Teach this softphone…' });
  if (!(await panel.locator('[data-call]').count())) await panel.getByRole('button', { name: 'Where Ringside reads' }).click();
  await start.click();
  await panel.getByRole('heading', { name: 'Teach this softphone' }).waitFor();
}

/** Begins pointing; the page is covered when this resolves. */
async function point(part: string): Promise<void> {
  await step(part).getByRole('button', { name: /Point/ }).click();
  await until(covers).toBe(1);
}

/** Picks by mouse: over first, as a hand does. */
async function pick(part: string, where: Page | Frame, selector: string): Promise<void> {
  await point(part);
  const box = (await where.locator(selector).boundingBox())!;
  await phone.mouse.move(box.x + 3, box.y + 3);
  await phone.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await phone.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await step(part).locator('.live-t').waitFor();
}

describe('an agent teaches a web phone', () => {
  test('by pointing, tries it with a call, and hands it out', async () => {
    await ring(phone);
    await teach();
    const before = await markup();
    await point('caller’s number');
    const number = (await phone.locator('.number').boundingBox())!;
    await phone.mouse.move(number.x + 20, number.y + 5);
    await panel.locator('.pointing', { hasText: SHOWN }).waitFor();
    await panel.locator('.pointing', { hasText: 'Jonas Weidmann' }).waitFor();
    expect(await phone.content()).not.toContain('Weidmann');
    await phone.mouse.click(number.x + 20, number.y + 5);
    await step('caller’s number').locator('.reads', { hasText: SHOWN }).waitFor();
    await until(markup).toBe(before);

    await pick('What says that it rings', phone, 'h2');
    await step('What says that it rings').getByText('Incoming call').waitFor();
    await pick('Answer button', phone, '[data-name=Answer]');
    await pick('Decline button', phone, '[data-name=Decline]');
    expect(await phone.evaluate(() => pressed)).toEqual([]);
    await put(phone, LIVE);
    await pick('What says that you are talking', phone, 'h2');
    await pick('Hang up button', phone, '[data-name="Hang up"]');
    await pick('Where you type a number', phone, 'input');
    await pick('The button that calls it', phone, 'body > button');
    await pick('Your own number', phone, '.own');
    await until(markup).toBe(await markup());

    await put(phone);
    await put(phone, { ...RING, id: 2, number: OTHER });
    await panel.locator('.test-call', { hasText: OTHER_SHOWN }).getByText('Ringing').first().waitFor();
    expect(await panel.getByText('This works').count()).toBe(0);
    await put(phone, { ...LIVE, id: 2, number: OTHER });
    await panel.locator('.test-call').getByText('Live', { exact: true }).waitFor();
    await put(phone);
    await panel.getByRole('heading', { name: 'This works' }).waitFor();

    await panel.getByLabel('Name of the softphone').fill('Our phone');
    await panel.getByRole('button', { name: 'Save for everyone' }).click();
    await until(async () => (await recipes()).length).toBe(1);
    const [recipe] = await recipes();
    expect(recipe).toMatchObject({
      name: 'Our phone', hosts: [new URL(site.origin).host], ringing: [{ says: ['Incoming call'] }], live: [{ says: ['Connected'] }], answer: [expect.stringContaining('Answer')], dial: { field: expect.any(String), button: expect.any(String) },
    });
    expect(JSON.stringify(recipe)).not.toMatch(/23125077|5550100/);
    await put(phone, { ...RING, number: OTHER });
    await until(async () => (await crm.calls.list())[0]).toMatchObject({ state: 'ringing', contact: { value: '+493023125088' }, can: { answer: true, decline: true } });
    await put(phone);
    await until(async () => (await crm.calls.list()).length).toBe(0);
    await crm.settings.set(`recipe.${recipe!.id}`, null);
  });

  test('by keys alone, from the panel; Escape leaves and takes everything away', async () => {
    await ring(phone);
    await teach();
    const before = await markup();
    await point('caller’s number');
    await panel.keyboard.press('ArrowDown');
    await panel.locator('.pointing', { hasText: /\d{4}/ }).waitFor();
    const walked = () => panel.locator('.pointing .reads').innerText();
    expect(await walked()).toMatch(/5550 ?1 ?00/);
    for (const key of ['ArrowUp', 'ArrowUp']) await panel.keyboard.press(key);
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowRight']) await panel.keyboard.press(key);
    await until(walked).toMatch(SHOWN);
    await panel.keyboard.press('Enter');
    await step('caller’s number').locator('.reads', { hasText: SHOWN }).waitFor();
    await point('What says that it rings');
    await panel.keyboard.press('Escape');
    await until(markup).toBe(before);
    await point('What says that it rings');
    await phone.bringToFront();
    await phone.mouse.move(200, 200);
    await phone.keyboard.press('Escape');
    await until(markup).toBe(before);
    expect(await panel.getByRole('button', { name: 'Stop' }).count()).toBe(0);
  });

  test('and the page can neither pick nor press a key itself', async () => {
    await ring(phone);
    await teach();
    await point('caller’s number');
    await phone.evaluate(() => {
      const number = document.querySelector('.number')!;
      for (const type of ['pointermove', 'click']) number.dispatchEvent(new PointerEvent(type, { bubbles: true, clientX: 30, clientY: 100, composed: true }));
      for (const key of ['ArrowDown', 'Enter', 'Escape']) window.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      for (const cover of document.documentElement.children) cover.dispatchEvent(new PointerEvent('click', { bubbles: true, composed: true }));
    });
    await phone.waitForTimeout(300);
    expect(await covers()).toBe(1);
    expect(await step('caller’s number').locator('.live-t').count()).toBe(0);
    expect(await phone.evaluate(() => [...document.documentElement.children].map(({ shadowRoot }) => shadowRoot))).toEqual([null, null, null]);
  });

  test('closing the panel takes everything out of the page', async () => {
    const before = await markup();
    await teach();
    await point('caller’s number');
    await panel.close();
    await until(markup).toBe(before);
    panel = await browser.openPanel(phone);
  });

  test('who may not administer saves for this device alone', async () => {
    const host = new URL(site.origin).host;
    await ring(phone);
    const agent = await crm.agents.create({ name: 'Pat', role: 'agent' });
    const me = await crm.agents.current();
    await crm.agents.signIn(agent.id);
    await panel.locator('[data-call]').first().waitFor();
    await teach();
    await pick('caller’s number', phone, '.number');
    expect(await panel.getByRole('button', { name: 'Save for everyone' }).count()).toBe(0);
    await panel.getByRole('button', { name: 'Save on this device' }).click();
    await until(async () => Object.values((await crm.device.all())['recipes'] as Record<string, Recipe>).map(({ hosts }) => hosts)).toEqual([[host]]);
    await expect(crm.settings.set('recipe.other', (await recipes())[0])).rejects.toMatchObject({ code: 'permission' });
    await until(async () => (await crm.calls.list())[0]?.callerId).toBe(NUMBER);
    await crm.agents.signIn(me.id);
    await crm.device.set('recipes', {});
    await put(phone);
    await until(async () => (await crm.calls.list()).length).toBe(0);
  });
});

describe('a softphone that stands', () => {
  beforeEach(async () => {
    await phone.goto(`${site.origin}/framed.html`);
    await phone.frameLocator('iframe').locator('main').waitFor({ state: 'attached' });
    await phone.waitForTimeout(500);
  });

  test('in a frame is taught there', async () => {
    const frame = phone.frames().find((one) => one.url().endsWith('/phone.html'))!;
    await ring(frame);
    await teach();
    await pick('caller’s number', frame, '.number');
    await step('caller’s number').locator('.reads', { hasText: SHOWN }).waitFor();
    await put(frame, { ...RING, number: OTHER });
    await panel.locator('.test-call', { hasText: OTHER_SHOWN }).waitFor();
  });

  test('in an open shadow root is taught there', async () => {
    await teach();
    await pick('caller’s number', phone, 'sip-phone .caller');
    await panel.locator('.test-call', { hasText: '+44 20 7946 0112' }).waitFor();
  });
});
