/** All that the main job needs, set up: browser with extension and demo data, SIP peer, softphone page, side panel beside it. */
import type { Page } from 'playwright-core';
import type { CrmApi } from '../../src/crm/index.ts';
import type { Remote } from '../../src/link/remote.ts';
import { launch, type LaunchOptions, type RingsideBrowser } from './browser.ts';
import { CUSTOMERS, SEED } from './callers.ts';
import { coreOf } from './core.ts';
import type { StaticServer } from './serve.ts';
import { startSipPeer, type SipPeer } from './sip-peer.ts';
import { serveSoftphone, softphoneUrl } from './softphone.ts';

export interface Stage {
  browser: RingsideBrowser;
  peer: SipPeer;
  site: StaticServer;
  /** The full-tab app; `crm` speaks through it. */
  app: Page;
  crm: Remote<CrmApi>;
  /** The softphone's page. */
  phone: Page;
  panel: Page;
  close(): Promise<void>;
}

export async function openStage(options: LaunchOptions = {}): Promise<Stage> {
  const [peer, site] = await Promise.all([startSipPeer(), serveSoftphone()]);
  const stage: Partial<Stage> & Pick<Stage, 'close'> = {
    async close() {
      await stage.browser?.close();
      await Promise.all([peer.stop(), site.stop()]);
    },
  };
  try {
    const browser = await launch(options);
    Object.assign(stage, { peer, site, browser });
    return Object.assign(stage, await openPages(browser, await openPhone(browser, peer, site))) as Stage;
  } catch (error) {
    await stage.close();
    throw error;
  }
}

/** Ringside's own pages beside an open softphone; loads the demo data where it is not there yet. */
export async function openPages(browser: RingsideBrowser, phone: Page): Promise<Pick<Stage, 'app' | 'crm' | 'phone' | 'panel'>> {
  const app = await browser.openApp();
  const crm = await coreOf(app, browser.core);
  if ((await crm.customers.list({ limit: 1 })).total < CUSTOMERS) await crm.demo.load({ customers: CUSTOMERS, seed: SEED });
  await crm.customers.list({ limit: 1 }); // The list's index is built anew after so many rows; a call should not wait for that.
  return { app, crm, phone, panel: await browser.openPanel(phone) };
}

/** The softphone in a tab, registered with the peer. */
export async function openPhone(browser: RingsideBrowser, peer: SipPeer, site: StaticServer): Promise<Page> {
  const phone = await browser.context.newPage();
  await phone.goto(softphoneUrl(site, peer.url));
  await peer.waitRegistered();
  return phone;
}

/** The moment (`Date.now()`) the page first shows the text, seen from inside it; call before it can happen. */
export function shownAt(page: Page, text: string, timeout = 15_000): Promise<number> {
  return page.evaluate(
    ([wanted, limit]) =>
      new Promise<number>((resolve, reject) => {
        const look = () => {
          if (!document.body.innerText.includes(wanted)) return;
          observer.disconnect();
          resolve(Date.now());
        };
        const observer = new MutationObserver(look);
        observer.observe(document, { subtree: true, childList: true, characterData: true });
        setTimeout(() => reject(new Error(`“${wanted}” was not shown within ${limit} ms`)), limit);
        look();
      }),
    [text, timeout] as const,
  );
}
