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
  try {
    const browser = await launch(options);
    return { peer, site, ...(await openPages(browser, peer, site)), close: () => closeAll(browser, peer, site) };
  } catch (error) {
    await Promise.allSettled([peer.stop(), site.stop()]);
    throw error;
  }
}

async function openPages(browser: RingsideBrowser, peer: SipPeer, site: StaticServer) {
  try {
    const app = await browser.openApp();
    const crm = await coreOf(app, browser.core);
    if ((await crm.customers.list({ limit: 1 })).total < CUSTOMERS) await crm.demo.load({ customers: CUSTOMERS, seed: SEED });
    const phone = await openPhone(browser, peer, site);
    return { browser, app, crm, phone, panel: await browser.openPanel(phone) };
  } catch (error) {
    await browser.close();
    throw error;
  }
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

async function closeAll(browser: RingsideBrowser, peer: SipPeer, site: StaticServer): Promise<void> {
  await browser.close();
  await Promise.all([peer.stop(), site.stop()]);
}
