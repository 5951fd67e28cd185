/** A call that comes while no screen of ours is open is told by a notification; its click opens the panel. */
import { browser } from 'wxt/browser';
import type { Call } from '../../src/domain/views.ts';
import { openBeside } from '../shared/open-beside.ts';

const PREFIX = 'call';

/** The window stands in the id, because the panel must be opened in the click's own listener, with nothing looked up before. */
export function notificationId(windowId: number, call: string): string {
  return `${PREFIX}:${windowId}:${call}`;
}

export function partsOf(id: string): { windowId: number; call: string } | undefined {
  const [prefix, windowId, call] = id.split(':');
  return prefix === PREFIX && windowId && call ? { windowId: Number(windowId), call } : undefined;
}

export async function notifyOf(call: Call, windowId: number): Promise<void> {
  await browser.notifications.create(notificationId(windowId, call.id), {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icons/128.png'),
    title: call.customer ? nameOf(call.customer) : call.callerId || 'Ringside',
    message: messageOf(call),
    ...(import.meta.env.BROWSER === 'firefox' ? {} : { priority: 2, requireInteraction: call.state === 'ringing' }),
  });
}

/** Takes back the notifications of calls that no longer ring. */
export async function withdrawExcept(ringing: readonly string[]): Promise<void> {
  const shown = Object.keys(await browser.notifications.getAll());
  // Those of reminders are not ours to take back.
  const over = shown.filter((id) => id.startsWith(`${PREFIX}:`) && !ringing.includes(partsOf(id)?.call ?? ''));
  await Promise.all(over.map((id) => browser.notifications.clear(id)));
}

export function onNotificationClick(): void {
  browser.notifications.onClicked.addListener((id) => {
    const parts = partsOf(id);
    if (!parts) return;
    openBeside(parts.windowId, { what: 'call', id: parts.call });
    void browser.notifications.clear(id);
  });
}

/** Whom it is, when the title is a number; the number, when the title is a name. */
function messageOf({ customer, callerId, matches, hidden }: Call): string {
  if (hidden) return browser.i18n.getMessage('notifyLocked');
  if (customer) return [callerId, customer.company].filter(Boolean).join(' · ');
  if (matches.length > 0) return browser.i18n.getMessage('notifySeveral', String(matches.length));
  return browser.i18n.getMessage('notifyUnknown');
}

function nameOf({ firstName, lastName }: { firstName: string; lastName: string }): string {
  return `${firstName} ${lastName}`.trim();
}
