/** Badge, notifications, alarm and pop-up window, as the core's events ask for them. */
import { browser } from 'wxt/browser';
import type { Call } from '../../src/domain/views.ts';
import { isInView } from '../shared/in-view.ts';
import type { Shown } from '../shared/watch-core.ts';
import { notifyOf, withdrawExcept } from './notify.ts';
import { openPopWindow } from './pop-window.ts';
import { remind, wakeAt } from './remind.ts';

/** The accent of the screens, dark enough for white digits in every theme. */
const BADGE_COLOUR = '#1a1fb0';

export async function show(what: Shown): Promise<void> {
  if (what.shown === 'badge') await badge(what.tab, what.known);
  else if (what.shown === 'pop') await pop(what.call, what.popWindow);
  else if (what.shown === 'stuck') await bringForward(what.tab);
  else if (what.shown === 'ringing') await withdrawExcept(what.calls);
  else if (what.shown === 'reminders') await remind(what.reminders);
  else await wakeAt(what.next);
}

/** Rejects when the tab has gone meanwhile. */
async function badge(tabId: number, known: number): Promise<void> {
  const text = known > 0 ? String(known) : '';
  await Promise.all([browser.action.setBadgeText({ tabId, text }), browser.action.setBadgeBackgroundColor({ tabId, color: BADGE_COLOUR })]).catch(() => undefined);
}

async function bringForward(tabId: number): Promise<void> {
  const tab = await browser.tabs.update(tabId, { active: true });
  if (tab?.windowId !== undefined) await browser.windows.update(tab.windowId, { focused: true });
}

/** Where a screen of ours is before the agent's eyes, it pops there and nothing else need be shown. */
async function pop(call: Call, popWindow: boolean): Promise<void> {
  const windowId = await windowOf(call);
  if (await isInView(windowId)) return;
  if (popWindow) await openPopWindow();
  else await notifyOf(call, windowId);
}

async function windowOf({ tab }: Call): Promise<number> {
  const found = tab === undefined ? undefined : await browser.tabs.get(tab).catch(() => undefined);
  return found?.windowId ?? (await browser.windows.getLastFocused({ windowTypes: ['normal'] })).id ?? browser.windows.WINDOW_ID_NONE;
}
