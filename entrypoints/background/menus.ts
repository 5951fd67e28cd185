import { browser } from 'wxt/browser';
import { openBeside } from './open-beside.ts';

const LOOK_UP = 'look-up';

export function offerMenus(): void {
  browser.runtime.onInstalled.addListener(() => {
    browser.contextMenus.create({ id: LOOK_UP, title: browser.i18n.getMessage('menuLookUp'), contexts: ['selection'] }, ignoreTwice);
  });
  browser.contextMenus.onClicked.addListener(({ menuItemId, selectionText }, tab) => {
    if (menuItemId === LOOK_UP && selectionText && tab) openBeside(tab.windowId, { what: 'find', text: selectionText });
  });
}

/** An update meets the menu of the version before. */
function ignoreTwice(): void {
  void browser.runtime.lastError;
}
