/**
 * `npm start`: the main job on this machine. Builds what is missing, starts a browser with the extension and 5,000 demo
 * customers, and rings a call on a real softphone page. Without a display it does the same unseen, saves pictures under
 * .output/demo/ and ends; with one it rings until Ctrl-C.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { OUTPUT } from './support/browser.ts';
import { ensureBuilt } from './support/built.ts';
import { CUSTOMERS, callers, type Caller } from './support/callers.ts';
import { openWeb, pair } from './support/pair.ts';
import { serveFolder } from './support/serve.ts';
import type { PlacedCall } from './support/sip-peer.ts';
import { openStage, shownAt, type Stage } from './support/stage.ts';

const PICTURES = join(OUTPUT, 'demo');
/** An agent gets a call that long to answer, and a rest before the next one (ms). */
const RINGS = 30_000;
const REST = 10_000;

const say = (line: string) => console.log(line);

async function main(): Promise<void> {
  ensureBuilt(say);
  const headless = !hasDisplay();
  if (headless) say('No display: everything runs unseen, pictures are saved.');
  const pwa = await serveFolder(join(OUTPUT, 'pwa'));
  say(`Web app:    ${pwa.origin}`);
  say(`Loading ${CUSTOMERS.toLocaleString('en')} demo customers …`);
  const stage = await openStage({ headless, ownSignals: true });
  say(`Softphone:  ${stage.phone.url()}`);
  try {
    const web = await openPaired(stage, pwa.origin);
    if (headless) await runOnce(stage, web);
    else await ringOn(stage);
  } catch (error) {
    await picture(stage.panel, 'panel-at-failure').catch(() => undefined);
    throw error;
  } finally {
    await Promise.allSettled([stage.close(), pwa.stop()]);
  }
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** The web app in a tab, paired with the extension as an agent would confirm it on both sides. */
async function openPaired(stage: Stage, origin: string): Promise<Stage['app']> {
  const { page, crm } = await openWeb(stage.browser, origin);
  const { here } = await pair(stage.crm, crm, origin);
  say(`Paired:     the web app holds the same ${(await crm.customers.list({ limit: 1 })).total.toLocaleString('en')} customers (code ${here} on both sides)`);
  await stage.phone.bringToFront();
  return page;
}

/** One call from ring to logged interaction, as an agent would take it. */
async function runOnce(stage: Stage, web: Stage['app']): Promise<void> {
  rmSync(PICTURES, { recursive: true, force: true });
  mkdirSync(PICTURES, { recursive: true });
  const { phone, panel, app } = stage;
  const caller = callers().known[0]!;
  const call = await ring(stage, caller);
  await picture(phone, 'softphone');
  await picture(panel, 'panel-ringing');
  await phone.getByRole('button', { name: 'Answer' }).click();
  if (!(await call.answered)) throw new Error('The softphone did not answer the call.');
  await panel.getByLabel('Notes for this call').fill('Asked when the engineer comes. Morning slot confirmed.');
  await panel.getByText('Saved here').first().waitFor();
  await picture(panel, 'panel-live');
  call.hangUp();
  await panel.getByRole('button', { name: 'End wrap-up' }).waitFor();
  await picture(panel, 'panel-wrap-up');
  await panel.getByRole('button', { name: 'End wrap-up' }).click();
  const page = `#/customers/${await idOf(stage, caller)}/interactions`;
  for (const [shown, url, name] of [[app, stage.browser.url(`app.html${page}`), 'app-logged'], [web, new URL(page, web.url()).href, 'web-app-logged']] as const) {
    await shown.goto(url);
    await shown.getByText('Morning slot confirmed').first().waitFor();
    await picture(shown, name);
  }
  say(`The call and its note are in the customer's interactions, in the extension and in the web app. Pictures: ${relative(process.cwd(), PICTURES)}/`);
}

/** Rings and tells what popped; throws when the side panel does not show the caller in time. */
async function ring(stage: Stage, caller: Caller): Promise<PlacedCall> {
  const name = `${caller.customer.firstName} ${caller.customer.lastName}`;
  const popped = shownAt(stage.panel, name);
  const call = stage.peer.call({ from: caller.e164 });
  say(`Ringing:    ${caller.e164}`);
  const at = await popped;
  say(`Popped:     ${name}, ${caller.customer.accountNumber}, ${at - call.sentAt} ms after the INVITE`);
  return call;
}

/** The core's own id of the caller: the demo data carries ids of its own. */
async function idOf({ crm }: Stage, { customer }: Caller): Promise<string> {
  const { matches } = await crm.lookup({ kind: 'account', value: customer.accountNumber });
  if (!matches[0]) throw new Error(`${customer.accountNumber} is not in the core.`);
  return matches[0].customer.id;
}

async function picture(page: Stage['panel'], name: string): Promise<void> {
  await page.bringToFront(); // A tab behind another is never drawn.
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
}

/** Rings one known customer after the other until Ctrl-C, or until the browser is closed. */
async function ringOn(stage: Stage): Promise<void> {
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  stage.browser.context.once('close', () => stop.abort());
  const over = new Promise<void>((done) => stop.signal.addEventListener('abort', () => done()));
  say('Ctrl-C ends it. Ringside’s icon in the toolbar opens the docked side panel.');
  for (const caller of callers().known) {
    const call = await Promise.race([ringFor(stage, caller), over]);
    if (!call || stop.signal.aborted) return;
    const answered = await Promise.race([call.answered, pause(RINGS), over]);
    if (answered === undefined && !stop.signal.aborted) call.cancel();
    await Promise.race([call.ended, over]);
    await Promise.race([pause(REST), over]);
    if (stop.signal.aborted) return;
  }
}

/** A person may close the panel's window, or the whole browser, at any moment: then it rings unwatched, or not at all. */
async function ringFor(stage: Stage, caller: Caller): Promise<PlacedCall | undefined> {
  if (stage.panel.isClosed()) return stage.peer.call({ from: caller.e164 });
  try {
    return await ring(stage, caller);
  } catch (error) {
    if (stage.panel.isClosed()) return undefined;
    throw error;
  }
}

/** Holds the process open for nobody. */
function pause(time: number): Promise<undefined> {
  return wait(time, undefined, { ref: false });
}

try {
  await main();
} catch (error) {
  console.error(`npm start failed: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
