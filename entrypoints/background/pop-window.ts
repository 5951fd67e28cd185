import { browser } from 'wxt/browser';

/** The panel at its usual width, as tall as most screens allow (CSS px). */
const SIZE = { width: 400, height: 760 };

/** By setting: a small window with the panel that opens by itself, once. */
export async function openPopWindow(): Promise<void> {
  const url = browser.runtime.getURL('/sidepanel.html');
  const [open] = await browser.tabs.query({ url, windowType: 'popup' });
  if (open) await browser.windows.update(open.windowId, { focused: true, drawAttention: true });
  else await browser.windows.create({ type: 'popup', url, ...SIZE });
}
