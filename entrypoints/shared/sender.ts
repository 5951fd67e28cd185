/** Whom the browser says a message or a Port comes from. */
import { browser } from 'wxt/browser';
import type { Browser } from 'wxt/browser';
import type { PageSender } from '../../src/link/frames.ts';

/** The frame of a content script of ours; undefined for anything else. */
export function pageSender(sender: Browser.runtime.MessageSender | undefined): PageSender | undefined {
  if (sender?.id !== browser.runtime.id || sender.tab?.id === undefined || sender.url === undefined) return undefined;
  const { tab, frameId = 0, url, origin = originOf(url) } = sender;
  return { tab: tab.id as number, frame: frameId, url, origin, incognito: tab.incognito };
}

/** A document of the extension itself, and no content script in somebody's page. */
export function isOwnPage(sender: Browser.runtime.MessageSender | undefined): boolean {
  return sender?.id === browser.runtime.id && sender.url?.startsWith(browser.runtime.getURL('/')) === true;
}

/** Firefox tells no origin. Opaque ones read `null`, as in Chromium. */
function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : 'null';
}
