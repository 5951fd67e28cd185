import { browser } from 'wxt/browser';

/** Brings up the extension's full view at a path of its router, in the tab that has it already where there is one. */
export async function openApp(path = '/'): Promise<void> {
  const url = browser.runtime.getURL(`/app.html#${path}`);
  const [open] = await browser.tabs.query({ url: browser.runtime.getURL('/app.html') });
  if (open?.id === undefined) return void (await browser.tabs.create({ url }));
  await browser.tabs.update(open.id, path === '/' ? { active: true } : { active: true, url });
  await browser.windows.update(open.windowId, { focused: true });
}
