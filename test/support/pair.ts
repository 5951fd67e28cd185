/** The web app beside the extension in one browser: its core's calls, and the pairing that people confirm on both sides. */
import type { Page } from 'playwright-core';
import type { CrmApi } from '../../src/crm/index.ts';
import type { Remote } from '../../src/link/remote.ts';
import type { RingsideBrowser } from './browser.ts';
import { coreOf } from './core.ts';

type Crm = Remote<CrmApi>;

/** The web app in a tab, and its core. */
export async function openWeb(browser: Pick<RingsideBrowser, 'context'>, origin: string): Promise<{ page: Page; crm: Crm }> {
  const page = await browser.context.newPage();
  await page.goto(`${origin}/`);
  return { page, crm: await coreOf(page, { url: '/core.js', name: 'ringside', type: 'module' }) };
}

/** Asks in the web app, confirms in both. Returns the code each side showed. */
export async function pair(extension: Crm, web: Crm, origin: string): Promise<{ here: string; there: string }> {
  await until(() => web.sync.request().then(() => true, () => false));
  const request = await until(async () => (await extension.sync.state()).requests.find((one) => one.origin === origin));
  const asked = await until(async () => (await web.sync.state()).requests[0]);
  await extension.sync.confirm(origin, true);
  await web.sync.confirm('extension', true);
  await inStep(extension, web);
  return { here: request.code, there: asked.code };
}

export async function inStep(...cores: Crm[]): Promise<void> {
  for (const crm of cores) await until(async () => (await crm.sync.state()).status === 'in-step');
}

/** Asks again until the answer is true, within 20 s. */
export async function until<T>(ask: () => Promise<T | undefined | false | null>, limit = 20_000): Promise<T> {
  for (const end = Date.now() + limit; Date.now() < end; ) {
    const answer = await ask();
    if (answer) return answer;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`Not so within ${limit} ms: ${ask.toString()}`);
}
