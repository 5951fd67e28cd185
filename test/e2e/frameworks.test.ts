/**
 * Pages of real frameworks under the extension: same DOM, same mutations, same console as without it, from before hydration
 * through re-renders, typing and a call; while what they show is found and their calls pop.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CrmApi } from '../../src/crm/index.ts';
import type { Remote } from '../../src/link/remote.ts';
import { launch, OUTPUT, type RingsideBrowser } from '../support/browser.ts';
import { ensureBuilt } from '../support/built.ts';
import { coreOf } from '../support/core.ts';
import { findChromium } from '../support/find-browser.ts';
import { FRAMEWORKS, frameworkPage, type Framework } from '../support/frameworks.ts';
import { painted } from '../support/painted.ts';
import { serveFolder, type StaticServer } from '../support/serve.ts';

interface Row {
  id: number;
  name: string;
  area: string;
  phone: string;
}
/** Set by the pages (test/fixtures/frameworks). */
declare const desk: { rows(rows: Row[]): Promise<void>; ring(number: string | null): Promise<void> };
/** Set before anything of the page runs. */
declare const noted: { mutations: number; snapshot(): string };

const CALLER = '+49 30 23125077';
const row = (id: number, name: string): Row => ({ id, name, area: '30', phone: `231250${id}` });
const FIRST = [row(1, 'Anna Berg'), row(2, 'Ruth Diaz'), row(3, 'Mira Olsen')].map((each) => ({ ...each, phone: `2312500${each.id}` }));
const numberOf = ({ area, phone }: Row) => `+49 ${area} ${phone}`;
const NOTE = '+49 30 23125011';

interface Step {
  what: string;
  act(page: Page): Promise<unknown>;
  /** Numbers painted when it is done; absent: as before. */
  shows?: string[];
}

const rows = (what: string, next: Row[]): Step => ({ what, act: (page) => page.evaluate((all) => desk.rows(all), next), shows: [...next.map(numberOf), NOTE] });
const MANY = Array.from({ length: 60 }, (_, i) => row(10 + i, `Customer ${i}`));
const STEPS: Step[] = [
  rows('the same rows once more', FIRST),
  rows('other numbers', FIRST.map((each) => ({ ...each, phone: `231251${each.id}0` }))),
  rows('another order, one out, one in', [FIRST[2]!, row(44, 'Nils Olsen'), FIRST[0]!]),
  rows('many', MANY),
  rows('none', []),
  rows('few again', FIRST),
  { what: 'typing into a controlled field', act: (page) => page.getByLabel('Number').pressSequentially('03023125099x') },
  { what: 'typing in its middle', act: async (page) => {
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.type('7');
  } },
  { what: 'editing text with a painted number in it', act: async (page) => {
    await page.locator('.editor').click();
    for (const key of ['Control+Home', 'End']) await page.keyboard.press(key);
    await page.keyboard.type(' or 030 23125012, please');
    await page.keyboard.press('Home');
    await page.keyboard.type('My ');
  }, shows: [...FIRST.map(numberOf), NOTE, '030 23125012'] },
];

const CALL: Step[] = [
  { what: 'ringing', act: (page) => page.evaluate((number) => desk.ring(number), CALLER) },
  { what: 'answered', act: (page) => page.getByRole('button', { name: 'Answer' }).click() },
  { what: 'over', act: (page) => page.getByRole('button', { name: 'Hang up' }).click() },
];

let folder: string;
let site: StaticServer;
let plain: Browser;
let ringside: RingsideBrowser;
let crm: Remote<CrmApi>;

beforeAll(async () => {
  ensureBuilt(console.log);
  folder = mkdtempSync(join(OUTPUT, 'frameworks-'));
  for (const name of Object.keys(FRAMEWORKS) as Framework[]) writeFileSync(join(folder, `${name}.html`), await frameworkPage(name, { dev: true }));
  site = await serveFolder(folder);
  plain = await chromium.launch({ executablePath: findChromium().path, args: ['--no-sandbox', '--disable-features=Translate'] });
  ringside = await launch();
  crm = await coreOf(await ringside.openApp(), ringside.core);
  await crm.settings.set('region', 'DE');
  await crm.customers.create({ firstName: 'Anna', lastName: 'Berg', phones: { a: { number: CALLER, kind: 'voice', order: 0 } } });
});

afterAll(async () => {
  await Promise.all([plain?.close(), ringside?.close(), site?.stop()]);
  if (folder) rmSync(folder, { recursive: true, force: true });
});

describe.for(Object.keys(FRAMEWORKS) as Framework[])('%s', (name) => {
  test('is the same page with us, and loses none of its numbers and calls to re-renders', async () => {
    const before = ['react', 'vue', 'svelte'].includes(name) ? [...FIRST.map(numberOf), NOTE] : [];
    const [without, under] = await Promise.all([plain.newPage(), ringside.context.newPage()]);
    const states: string[] = [];
    const watching = async ({ what, shows }: Pick<Step, 'what' | 'shows'>) => {
      if (what === 'loaded' && before.length) await shown(under, before);
      if (shows) await shown(under, shows);
      if (CALL.some((step) => step.what === what)) states.push(await stateOf(what));
      await under.waitForTimeout(QUIET);
    };
    const [alone, together] = await Promise.all([live(without, name, () => without.waitForTimeout(QUIET)), live(under, name, watching)]);
    expect(together.console).toEqual(alone.console);
    expect(alone.console.filter((line) => /error|hydrat|mismatch/i.test(line))).toEqual([]);
    for (const [i, { what, dom, mutations }] of alone.snapshots.entries()) {
      expect(together.snapshots[i]?.dom, what).toBe(dom);
      if (name !== 'prosemirror') expect(together.snapshots[i]?.mutations, what).toBe(mutations); // It reads the DOM back by timers.
    }
    expect(states).toEqual(['ringing Anna', 'live Anna', 'wrap-up Anna']);
    for (const call of await crm.calls.list()) await crm.calls.endWrapUp(call.id);
    await Promise.all([without.close(), under.close()]);
  });
});

/** After a step, until whatever we do would have been done (ms). */
const QUIET = 350;

interface Lived {
  snapshots: { what: string; dom: string; mutations: number }[];
  console: string[];
}

/** Plays all steps in the page; `look` is called after each. */
async function live(page: Page, name: Framework, look: (step: Pick<Step, 'what' | 'shows'>) => Promise<unknown>): Promise<Lived> {
  const lived: Lived = { snapshots: [], console: [] };
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && lived.console.push(message.text()));
  page.on('pageerror', (error) => lived.console.push(`error ${error.message}`));
  await page.addInitScript(note);
  const hydrate: Step = { what: 'hydrated', act: (it) => it.evaluate(() => void dispatchEvent(new Event('hydrate'))), shows: [...FIRST.map(numberOf), NOTE] };
  const load: Step = { what: 'loaded', act: async (it) => {
    await it.goto(`${site.origin}/${name}.html`);
    await it.evaluate(() => (noted.mutations = 0)); // The parser's own depend on how the page came in.
  } };
  for (const step of [load, hydrate, ...STEPS, ...CALL]) {
    await step.act(page);
    await look(step);
    lived.snapshots.push({ what: step.what, ...(await page.evaluate(() => ({ dom: noted.snapshot(), mutations: noted.mutations }))) });
  }
  return lived;
}

/** Counts what happens to the document, and writes down all of it, open roots and values too. */
function note(): void {
  const seen = { mutations: 0, snapshot };
  Object.assign(globalThis, { noted: seen });
  new MutationObserver((records) => (seen.mutations += records.length)).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  function rootsIn(root: ParentNode): ShadowRoot[] {
    return [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? [shadowRoot, ...rootsIn(shadowRoot)] : []));
  }
  function snapshot(): string {
    const roots = rootsIn(document);
    const values = [document, ...roots].flatMap((root) => [...root.querySelectorAll('input')]).map((field) => [field.value, field.selectionStart].join());
    const html = document.documentElement.getHTML({ shadowRoots: roots }).replaceAll(/lit\$\d+/g, 'lit$'); // Drawn by lot.
    return [html, ...values, document.adoptedStyleSheets.length, document.styleSheets.length, getSelection()?.toString()].join('\n');
  }
}

function shown(page: Page, numbers: readonly string[]): Promise<void> {
  return expect.poll(async () => (await painted(page)).toSorted(), { timeout: 8_000 }).toEqual(numbers.toSorted());
}

/** What the desk says of the page's one call, when it has come to the state that the step brings. */
async function stateOf(what: string): Promise<string> {
  const wanted = { ringing: 'ringing', answered: 'live', over: 'wrap-up' }[what];
  const now = async () => (await crm.calls.list()).map(({ state, customer }) => `${state} ${customer?.firstName}`).join();
  await expect.poll(now, { timeout: 8_000 }).toContain(wanted);
  return now();
}
