/**
 * Chromium's service worker. It has no `onConnect`: it would swallow every content script's Port, which the offscreen
 * document answers. Every listener stands at once, so that each event finds it after the worker was stopped.
 */
import { browser } from 'wxt/browser';
import { ENSURE } from '../../src/link/messages.ts';
import { UPDATE_NOW, UPDATE_READY } from '../shared/update.ts';
import { isOwnPage } from '../shared/sender.ts';
import type { Shown } from '../shared/watch-core.ts';
import { offerCommands } from './commands.ts';
import { greetOpenTabs } from './install.ts';
import { offerMenus } from './menus.ts';
import { ensureOffscreen } from './offscreen.ts';
import { onNotificationClick } from './notify.ts';
import { offerReminders } from './remind.ts';
import { show } from './show.ts';
import { offerSoftphone } from './softphone.ts';

export function startServiceWorker(): void {
  browser.runtime.onMessage.addListener((message: unknown, sender, answer) => {
    if (message === ENSURE) {
      ensureOffscreen().then(
        () => answer(true),
        () => answer(false),
      );
      return true;
    }
    if (!isOwnPage(sender)) return undefined;
    if (message === UPDATE_NOW) browser.runtime.reload();
    else if (isShown(message)) void show(message);
    return undefined;
  });
  browser.runtime.onInstalled.addListener(({ reason }) => {
    void browser.sidePanel.setPanelBehavior({ openPanelOnActionClick: true });
    if (reason !== 'chrome_update') void ensureOffscreen().then(greetOpenTabs);
  });
  browser.runtime.onStartup.addListener(() => void ensureOffscreen());
  browser.runtime.onUpdateAvailable.addListener(() => void browser.runtime.sendMessage(UPDATE_READY).catch(() => browser.runtime.reload()));
  offerCommands();
  offerSoftphone();
  offerMenus();
  onNotificationClick();
  offerReminders(ensureOffscreen);
}

function isShown(message: unknown): message is Shown {
  return typeof message === 'object' && message !== null && 'shown' in message;
}
