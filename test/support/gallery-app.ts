/**
 * Pictures of the full view's screens over a real core and demo data, for people to look at:
 * `node test/support/gallery-app.ts [screen…]` writes them to `.output/gallery/app/`.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { createServer } from 'vite';
import { findChromium } from './find-browser.ts';
import { prepare, SCREENS, type Ids, type Screen, type ScreenName } from './gallery/app-screens.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const OUT = join(ROOT, '.output', 'gallery', 'app');

interface Look {
  name: string;
  width: number;
  device: Record<string, string>;
}

const LOOKS: Look[] = [
  { name: 'light', width: 1440, device: { theme: 'light' } },
  { name: 'dark', width: 1440, device: { theme: 'dark' } },
  { name: 'contrast', width: 1440, device: { theme: 'light', contrast: 'more' } },
  { name: 'comfortable', width: 1440, device: { theme: 'light', density: 'comfortable' } },
  { name: 'de', width: 1440, device: { theme: 'light', locale: 'de' } },
  { name: 'fr.800', width: 800, device: { theme: 'light', locale: 'fr' } },
  { name: '1100', width: 1100, device: { theme: 'dark' } },
  { name: '360', width: 360, device: { theme: 'light' } },
  { name: 'de.320', width: 320, device: { theme: 'dark', locale: 'de' } },
  { name: 'rtl', width: 1440, device: { theme: 'dark', locale: 'ar-XB' } },
  { name: 'rtl.360', width: 360, device: { theme: 'light', locale: 'ar-XB' } },
];
const PLAIN = { locale: 'en', theme: 'light', density: 'compact', contrast: 'normal' };

const args = process.argv.slice(2);
const looks = LOOKS.filter((look) => !args.some((arg) => arg.startsWith('look=')) || args.includes(`look=${look.name}`));
const named = args.filter((arg) => !arg.startsWith('look='));
const screens = (named.length > 0 ? named : Object.keys(SCREENS)) as ScreenName[];

mkdirSync(OUT, { recursive: true });
const server = await createServer({ root: ROOT, configFile: false, cacheDir: join(ROOT, 'node_modules/.cache/gallery-app'), logLevel: 'error', server: { port: 0, host: '127.0.0.1', hmr: false, watch: null }, appType: 'mpa', worker: { format: 'es' }, optimizeDeps: { entries: ['test/support/gallery/app.ts', 'src/pwa/core.worker.ts'] } });
await server.listen();
const address = `${server.resolvedUrls?.local[0] ?? ''}test/support/gallery/app.html`;
const browser = await chromium.launch({ executablePath: findChromium().path, args: ['--no-sandbox'] });
let faults = 0;
try {
  const context = await browser.newContext({ deviceScaleFactor: 1.5, reducedMotion: 'reduce', locale: 'en-GB', timezoneId: 'Europe/London' });
  const page = await context.newPage();
  page.on('pageerror', (error) => fault(error.message));
  page.on('console', (message) => message.type() === 'error' && fault(message.text()));
  await page.goto(address);
  await page.waitForTimeout(500);
  await page.waitForSelector('.app-main > *');
  const ids = await prepare(page);
  for (const look of looks) for (const screen of screens) await picture(page, screen, look, ids);
} finally {
  await browser.close();
  await server.close();
}
console.log(`${screens.length * looks.length} pictures in ${OUT}, ${faults} faults`);
process.exit(faults > 0 ? 1 : 0);

async function picture(page: Page, screen: ScreenName, look: Look, ids: Ids): Promise<void> {
  const { path, before, after }: Screen = SCREENS[screen];
  await page.setViewportSize({ width: look.width, height: look.width < 600 ? 760 : 900 });
  await page.evaluate(async (device) => {
    const { crm } = globalThis as unknown as { crm: { device: { set: (name: string, value: string) => Promise<void> } } };
    for (const [name, value] of Object.entries(device)) await crm.device.set(name, value);
  }, { ...PLAIN, ...look.device });
  await page.goto(`${address}#${path(ids)}`);
  await page.waitForTimeout(150);
  await before?.(page);
  await page.waitForTimeout(450);
  await checkWidth(page, `${screen} ${look.name}`);
  await page.screenshot({ path: join(OUT, `${screen}.${look.name}.png`) });
  await after?.(page);
}

/** The page is never scrolled across, however narrow. */
async function checkWidth(page: Page, what: string): Promise<void> {
  const wide = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.app, .app-main, .app-main .scroll, .head, .bar, .t-foot, .strip, .case-window')].filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => `${one.className} (${one.scrollWidth} > ${one.clientWidth})`),
  );
  if (wide.length > 0) fault(`${what}: wider than it may be: ${wide.join(', ')}`);
}

function fault(words: string): void {
  faults += 1;
  console.error(words);
}
