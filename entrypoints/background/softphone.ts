import { browser } from 'wxt/browser';
import { SOFTPHONE } from '../shared/softphone.ts';

/** Few frames show numbers beside buttons, or have a recipe; only those carry the code that follows calls. */
export function offerSoftphone(): void {
  browser.runtime.onMessage.addListener((message: unknown, { tab, frameId = 0 }) => {
    if (message !== SOFTPHONE || tab?.id === undefined) return;
    void browser.scripting.executeScript({ target: { tabId: tab.id, frameIds: [frameId] }, files: ['/softphone.js'], injectImmediately: true }).catch(() => {});
  });
}
