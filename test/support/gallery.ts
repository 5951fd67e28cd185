/**
 * Pictures of every state of the side panel, for people to look at: `node test/support/gallery.ts [scene…]` writes them to
 * `.output/gallery/`. The panel runs over a fake host, so a picture needs no core, no extension and no softphone.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { SCENES, type SceneName } from './gallery/scenes.ts';
import { SETTLE, startGallery, tooWide, type Gallery, type Look } from './gallery/serve.ts';

const OUT = join(import.meta.dirname, '..', '..', '.output', 'gallery');

const LOOKS: (Look & { name: string })[] = [
  { name: 'light', width: 320, query: { theme: 'light' } },
  { name: 'dark', width: 320, query: { theme: 'dark' } },
  { name: 'contrast', width: 320, query: { theme: 'light', contrast: 'more' } },
  { name: 'fr', width: 320, query: { theme: 'light', locale: 'fr' } },
  { name: 'de', width: 360, query: { theme: 'dark', locale: 'de' } },
  { name: 'pseudo', width: 320, query: { theme: 'light', locale: 'en-XA' } },
  { name: 'rtl', width: 360, query: { theme: 'light', locale: 'ar-XB' } },
];

/** What is done before the picture is taken, where a scene alone does not show it. */
const STEPS: Record<string, { scene: SceneName; act: (page: Page) => Promise<unknown> }> = {
  idleRow: { scene: 'idle', act: (page) => page.keyboard.press('ArrowDown') },
  idleSwitches: { scene: 'idle', act: (page) => page.locator('.site').click() },
  idleSearch: { scene: 'idle', act: (page) => page.locator('input[type=search]').fill('re') },
  idleNothing: { scene: 'idle', act: (page) => page.locator('input[type=search]').fill('nobody') },
  customer: { scene: 'idle', act: (page) => page.locator('.found').first().click() },
  createPage: { scene: 'idle', act: (page) => page.locator('.found', { has: page.locator('[data-m=none]') }).first().click() },
  newCase: { scene: 'live', act: (page) => page.locator('.acts .btn').nth(0).click() },
  callback: { scene: 'live', act: (page) => page.getByRole('button', { name: 'Callback' }).last().click() },
  notes: { scene: 'live', act: (page) => page.locator('textarea').pressSequentially(' nothing later.') },
  someoneElse: { scene: 'chooser', act: async (page) => (await page.keyboard.press('3'), await page.locator('input[type=search]').fill('sa')) },
  later: { scene: 'chooser', act: (page) => page.locator('.p-foot .btn').first().click() },
  faults: { scene: 'create', act: leaveFields },
  toast: { scene: 'live', act: createCase },
  notices: { scene: 'live', act: async (page) => (await createCase(page), await page.locator('.p-top [aria-expanded]').click()) },
};

const named = process.argv.slice(2);
const scenes = named.length > 0 ? named : [...Object.keys(SCENES), ...Object.keys(STEPS)];

async function leaveFields(page: Page): Promise<void> {
  await page.locator('input[type=text]').first().fill('');
  await page.locator('input[type=email]').fill('c.reddin@example');
  await page.locator('input[type=tel]').focus();
}

async function createCase(page: Page): Promise<void> {
  await page.locator('.acts .btn').nth(0).click();
  await page.locator('.panel-form input').fill('Boiler again');
  await page.locator('.panel-form [type=submit]').click();
}

mkdirSync(OUT, { recursive: true });
const gallery = await startGallery();
let faults = 0;
try {
  for (const look of LOOKS) for (const scene of scenes) await picture(gallery, scene, look);
} finally {
  await gallery.close();
}
console.log(`${scenes.length * LOOKS.length} pictures in ${OUT}, ${faults} faults`);
process.exit(faults > 0 ? 1 : 0);

async function picture(from: Gallery, name: string, look: (typeof LOOKS)[number]): Promise<void> {
  const page = await from.open(STEPS[name]?.scene ?? name, look);
  await STEPS[name]?.act(page);
  await page.waitForTimeout(SETTLE);
  for (const part of await tooWide(page)) fault(`${name} ${look.name}: wider than the panel: ${part}`);
  await page.screenshot({ path: join(OUT, `${name}.${look.name}.png`) });
  await page.close();
}

function fault(words: string): void {
  faults += 1;
  console.error(words);
}
