/** The tab a screen stands beside: the active one of its window, or, in a window of its own, the one the agent used last. */
import { browser } from 'wxt/browser';
import type { Browser } from 'wxt/browser';

export async function tabBeside(): Promise<number | null> {
  const own = await browser.tabs.getCurrent();
  const tabs = own ? await pagesOfAll() : await browser.tabs.query({ active: true, currentWindow: true });
  return tabs[0]?.id ?? null;
}

/** Called with the tab whenever it is another one than before. */
export function onTabBeside(listener: (tab: number | null) => void): () => void {
  let last: number | null | undefined;
  async function look(): Promise<void> {
    const tab = await tabBeside();
    if (tab === last) return;
    last = tab;
    listener(tab);
  }
  const changed = () => void look();
  const sources = [browser.tabs.onActivated, browser.tabs.onAttached, browser.tabs.onRemoved, browser.windows.onFocusChanged] as Browser.events.Event<() => void>[];
  for (const source of sources) source.addListener(changed);
  void tabBeside().then((tab) => (last ??= tab));
  return () => sources.forEach((source) => source.removeListener(changed));
}

/** Tabs that are no page of ours, last used first. */
async function pagesOfAll(): Promise<Browser.tabs.Tab[]> {
  const ours = browser.runtime.getURL('/');
  const tabs = (await browser.tabs.query({ windowType: 'normal' })).filter(({ url }) => !url?.startsWith(ours));
  return tabs.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0));
}
