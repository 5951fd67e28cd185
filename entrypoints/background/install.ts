import { browser } from 'wxt/browser';

/**
 * Chromium starts content scripts only in pages loaded after the installation, so a softphone that is open would stay mute
 * until it is loaded again. Firefox starts them itself. A script of the version before ends when its successor starts.
 */
export async function greetOpenTabs(): Promise<void> {
  const scripts = browser.runtime.getManifest().content_scripts ?? [];
  const tabs = await browser.tabs.query({ url: ['http://*/*', 'https://*/*', 'file://*/*'] });
  await Promise.allSettled(
    tabs.map(async ({ id }) => {
      if (id === undefined) return;
      const target = { tabId: id, allFrames: true };
      await browser.scripting.insertCSS({ target, files: scripts.flatMap(({ css = [] }) => css) });
      await browser.scripting.executeScript({ target, files: scripts.flatMap(({ js = [] }) => js) as '/page.js'[] });
    }),
  );
}
