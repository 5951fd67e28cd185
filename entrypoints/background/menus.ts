/** What the page's context menu offers on a selection and on links of numbers and addresses. */
import { browser } from 'wxt/browser';
import type { Asked } from '../../src/ui/host.ts';
import { openBeside } from '../shared/open-beside.ts';

const NUMBERS = ['tel:*', 'callto:*', 'sip:*', 'sips:*'] as const;
const ITEMS = [
  { id: 'look-up', title: 'menuLookUp', links: [...NUMBERS, 'mailto:*'] },
  { id: 'call', title: 'menuCall', links: [...NUMBERS] },
  { id: 'add', title: 'menuAdd', links: [...NUMBERS, 'mailto:*'] },
] as const;
type Item = (typeof ITEMS)[number]['id'];

/** Longest text taken from a page, in UTF-16 code units: a letter's signature, not a book. */
const MOST_TEXT = 500;

export function offerMenus(): void {
  browser.runtime.onInstalled.addListener(() => {
    for (const { id, title, links } of ITEMS) {
      browser.contextMenus.create({ id: `${id}-text`, title: browser.i18n.getMessage(title), contexts: ['selection'] }, ignoreTwice);
      browser.contextMenus.create({ id: `${id}-link`, title: browser.i18n.getMessage(title), contexts: ['link'], targetUrlPatterns: [...links] }, ignoreTwice);
    }
  });
  browser.contextMenus.onClicked.addListener(({ menuItemId, selectionText, linkUrl }, tab) => {
    const [, item, on] = /^(look-up|call|add)-(text|link)$/.exec(String(menuItemId)) ?? [];
    const text = (on === 'link' ? linkUrl : selectionText)?.slice(0, MOST_TEXT);
    if (item && text && tab) openBeside(tab.windowId, askedOf(item as Item, text));
  });
}

function askedOf(item: Item, text: string): Asked {
  if (item === 'look-up') return { what: 'find', text };
  return item === 'call' ? { what: 'dial', text } : { what: 'add', text };
}

/** An update meets the menu of the version before. */
function ignoreTwice(): void {
  void browser.runtime.lastError;
}
