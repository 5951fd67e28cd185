import { browser } from 'wxt/browser';
import { openApp } from '../shared/open-app.ts';
import { openBeside } from '../shared/open-beside.ts';

/** Firefox opens its sidebar by a command of its own. */
export function offerCommands(): void {
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === 'open-panel' && tab) openBeside(tab.windowId);
    if (command === 'open-app') void openApp();
  });
}
