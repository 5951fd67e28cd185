/** Where a softphone can be taught: open pages, and the panel beside one of them. */
import { browser } from 'wxt/browser';
import { openBeside } from './open-beside.ts';

export async function teachable(): Promise<{ tab: number; window: number; title: string; host: string }[]> {
  const tabs = await browser.tabs.query({ url: ['http://*/*', 'https://*/*'], windowType: 'normal' });
  const found = tabs.toSorted((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0));
  return found.flatMap(({ id, windowId, title = '', url = '' }) => (id === undefined ? [] : [{ tab: id, window: windowId, title, host: URL.parse(url)?.host ?? '' }]));
}

/** The browser opens a panel only straight from the click, so the page is brought to front after it. */
export function teachBeside({ tab, window }: { tab: number; window: number }): void {
  openBeside(window, { what: 'teach' });
  void browser.tabs.update(tab, { active: true });
}
