/** The extension as a screen sees it. */
import { browser } from 'wxt/browser';
import type { CrmApi } from '../../src/crm/index.ts';
import type { ReaderApi } from '../../src/crm/import/read/reader.ts';
import { connect } from '../../src/link/connect.ts';
import { overWorker } from '../../src/link/worker.ts';
import { ENSURE } from '../../src/link/messages.ts';
import type { Host } from '../../src/ui/host.ts';
import { onAsked } from './on-asked.ts';
import { onTabBeside, tabBeside } from './beside.ts';
import { dialEventPage, dialWorker } from './dial.ts';
import { answerForPanel } from './in-view.ts';
import { openApp } from './open-app.ts';
import { openPicker } from './picker.ts';
import { readPage } from './read-page.ts';
import { teachable, teachBeside } from './teach.ts';

const EVERY_PAGE = { origins: ['<all_urls>'] };

export function extensionHost(kind: 'panel' | 'app'): Host {
  const link = connect<CrmApi>(import.meta.env.BROWSER === 'firefox' ? dialEventPage : dialWorker);
  // The worker this page just started must outlive it, and calls must ring without it.
  if (import.meta.env.BROWSER !== 'firefox') void browser.runtime.sendMessage(ENSURE).catch(() => undefined);
  void answerForPanel();
  addEventListener('pagehide', link.pause);
  addEventListener('pageshow', ({ persisted }) => persisted && link.resume());
  return {
    kind,
    crm: link.crm,
    onEvent: link.onEvent,
    onLink: link.onState,
    currentTab: kind === 'panel' ? tabBeside : async () => null,
    onTabChange: kind === 'panel' ? onTabBeside : () => () => undefined,
    bringForward: (tab) => void bringForward(tab).catch(() => undefined),
    openApp: (path) => void openApp(path),
    readPage,
    openReader: () => overWorker<ReaderApi>(new Worker(browser.runtime.getURL('/reader.js'))),
    onAsked,
    teach: { open: openPicker, pages: teachable, beside: teachBeside },
    ...(import.meta.env.BROWSER !== 'firefox' && { notices: { state: async () => ((await browser.notifications.getPermissionLevel()) === 'denied' ? 'denied' : 'granted') } }),
    access: {
      granted: () => browser.permissions.contains(EVERY_PAGE),
      request: () => browser.permissions.request(EVERY_PAGE),
    },
  };
}

/** Rejects when the tab has gone meanwhile. */
async function bringForward(tab: number): Promise<void> {
  const { windowId } = await browser.tabs.update(tab, { active: true }) ?? {};
  if (windowId !== undefined) await browser.windows.update(windowId, { focused: true });
}
