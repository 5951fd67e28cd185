import { browser } from 'wxt/browser';

/**
 * Chromium starts content scripts only in pages loaded after the installation, so a softphone that is open would stay mute
 * until it is loaded again. Firefox starts them itself. A script of the version before has ended by then.
 */
export async function greetOpenTabs(): Promise<void> {
  const files = (browser.runtime.getManifest().content_scripts ?? []).flatMap(({ js = [] }) => js);
  const tabs = await browser.tabs.query({ url: ['http://*/*', 'https://*/*', 'file://*/*'] });
  await Promise.allSettled(tabs.map(({ id }) => inject(id, files)));
}

/** Rejects where the browser lets no extension in, its store for one; there is nothing to do about it. */
async function inject(tabId: number | undefined, files: string[]): Promise<void> {
  if (tabId === undefined) return;
  await browser.scripting.executeScript({ target: { tabId, allFrames: true }, files });
}
