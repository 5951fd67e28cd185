/**
 * Pictures of every state of the side panel, for people to look at: `node test/support/gallery.ts [scene…]` writes them to
 * `.output/gallery/`. The panel runs over a fake host, so a picture needs no core, no extension and no softphone.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { createServer } from 'vite';
import { findChromium } from './find-browser.ts';
import { NOW } from './gallery/people.ts';
import { SCENES, type SceneName } from './gallery/scenes.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const OUT = join(ROOT, '.output', 'gallery');

interface Look {
  name: string;
  width: number;
  query: Record<string, string>;
}

const LOOKS: Look[] = [
  { name: 'light', width: 320, query: { theme: 'light' } },
  { name: 'dark', width: 320, query: { theme: 'dark' } },
  { name: 'contrast', width: 320, query: { theme: 'light', contrast: 'more' } },
  { name: 'fr', width: 320, query: { theme: 'light', locale: 'fr' } },
  { name: 'de', width: 360, query: { theme: 'dark', locale: 'de' } },
  { name: 'pseudo', width: 320, query: { theme: 'light', locale: 'en-XA' } },
  { name: 'rtl', width: 360, query: { theme: 'light', locale: 'ar-XB' } },
];

const [only, ...rest] = process.argv.slice(2);
const scenes = (only ? [only, ...rest] : Object.keys(SCENES)) as SceneName[];

mkdirSync(OUT, { recursive: true });
const server = await createServer({ root: ROOT, configFile: false, logLevel: 'error', server: { port: 0, host: '127.0.0.1' }, appType: 'mpa' });
await server.listen();
const address = server.resolvedUrls?.local[0] ?? '';
const browser = await chromium.launch({ executablePath: findChromium().path, args: ['--no-sandbox'] });
let faults = 0;
try {
  for (const look of LOOKS) for (const scene of scenes) await picture(browser, scene, look);
} finally {
  await browser.close();
  await server.close();
}
console.log(`${scenes.length * LOOKS.length} pictures in ${OUT}, ${faults} faults`);
process.exit(faults > 0 ? 1 : 0);

async function picture(on: Browser, scene: SceneName, look: Look): Promise<void> {
  const page = await on.newPage({ viewport: { width: look.width, height: 710 }, deviceScaleFactor: 2, reducedMotion: 'reduce', locale: 'en-GB', timezoneId: 'Europe/London' });
  page.on('pageerror', (error) => fault(`${scene} ${look.name}: ${error.message}`));
  await page.clock.setFixedTime(NOW);
  await page.goto(`${address}test/support/gallery/index.html?${new URLSearchParams({ scene, ...look.query })}`);
  await page.waitForSelector('.p-top');
  await page.waitForTimeout(250);
  await checkWidth(page, `${scene} ${look.name}`);
  await page.screenshot({ path: join(OUT, `${scene}.${look.name}.png`) });
  await page.close();
}

/** Nothing may stick out sideways: a panel is never scrolled across. */
async function checkWidth(page: Page, what: string): Promise<void> {
  const wide = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.panel, .panel .scroll, .p-foot, .band, .p-top')].filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.className),
  );
  if (wide.length > 0) fault(`${what}: wider than the panel: ${wide.join(', ')}`);
}

function fault(words: string): void {
  faults += 1;
  console.error(words);
}
