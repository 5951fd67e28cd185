/**
 * `npm run pictures`: takes README's picture and the web app's screenshots anew, from the real things with demo data.
 * A person looks at them and commits them.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { OUTPUT } from './browser.ts';
import { ensureBuilt } from './built.ts';
import { callers, CUSTOMERS, SEED } from './callers.ts';
import { findChromium } from './find-browser.ts';
import { openWeb } from './pair.ts';
import { serveFolder } from './serve.ts';
import { openStage, shownAt, type Stage } from './stage.ts';

const ROOT = join(OUTPUT, '..');
const README = join(ROOT, 'test/pictures');
const SCREENSHOTS = join(ROOT, 'src/pwa/public/screenshots');

/** The softphone's half of README's picture. */
const PAGE = { width: 700, height: 560 };
/** Fonts and the last answers of the core (ms). */
const SETTLE = 1_000;

ensureBuilt(console.log);
for (const folder of [README, SCREENSHOTS]) mkdirSync(folder, { recursive: true });
const web = await serveFolder(join(OUTPUT, 'pwa'));
const profile = mkdtempSync(join(OUTPUT, 'pictures-'));
try {
  await screenshots(web.origin);
  const stage = await openStage();
  await pop(stage).finally(() => stage.close());
} finally {
  await web.stop();
  rmSync(profile, { recursive: true, force: true });
}

/** A ringing softphone and the side panel beside it, as a browser window shows them. */
async function pop({ phone, panel, peer, browser }: Stage): Promise<void> {
  const { customer, e164 } = callers().known[0]!;
  await phone.setViewportSize(PAGE);
  await panel.setViewportSize({ width: 380, height: PAGE.height });
  const popped = shownAt(panel, `${customer.firstName} ${customer.lastName}`);
  const call = peer.call({ from: e164 });
  await popped;
  const shots = [await phone.screenshot(), await panel.screenshot()];
  const frame = await browser.context.newPage();
  await frame.setViewportSize({ width: PAGE.width + 1 + (panel.viewportSize()?.width ?? 0), height: PAGE.height });
  await frame.setContent(`<body style="margin:0;display:flex;gap:1px;background:#d8d6d3">${shots.map((shot) => `<img src="data:image/png;base64,${shot.toString('base64')}">`).join('')}`);
  await frame.screenshot({ path: join(README, 'pop.png') });
  await frame.close();
  call.cancel();
}

/** Without the extension, which marks contacts on this page as on any other. */
async function screenshots(origin: string): Promise<void> {
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const context = await chromium.launchPersistentContext(profile, { executablePath: findChromium().path, args });
  const { page, crm } = await openWeb({ context }, origin);
  await crm.demo.load({ customers: CUSTOMERS, seed: SEED });
  const { matches } = await crm.lookup({ kind: 'account', value: callers().known[0]!.customer.accountNumber });
  const path = `/customers/${matches[0]!.customer.id}`;
  await shoot(page, '/customers', 'wide-customers', 1440, 900);
  await shoot(page, path, 'wide-customer', 1440, 900);
  await shoot(page, path, 'narrow-customer', 390, 844);
  await context.close();
}

async function shoot(page: Page, route: string, name: string, width: number, height: number): Promise<void> {
  const path = join(SCREENSHOTS, `${name}.png`);
  await page.setViewportSize({ width, height });
  await page.goto(new URL(`/#${route}`, page.url()).href);
  await page.reload();
  await page.waitForFunction(() => document.querySelector('#root tbody td, #root [role="tabpanel"] li') !== null);
  await page.waitForTimeout(SETTLE);
  await page.screenshot({ path });
  console.log(path, `${readFileSync(path).length} bytes`);
}
