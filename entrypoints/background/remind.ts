/**
 * A reminder that comes while no screen of ours is before the agent's eyes is told by a notification. One alarm wakes the
 * core for the next one: it comes late by up to 30 s, so the core's own timer is first where the core runs.
 */
import { browser } from 'wxt/browser';
import type { Reminder } from '../../src/domain/views.ts';
import { taskPath } from '../../src/ui/kit/paths.ts';
import { isInView } from '../shared/in-view.ts';
import { openApp } from '../shared/open-app.ts';

const ALARM = 'reminder';
const PREFIX = 'task';
/** More than these at once are told as a number. */
const SINGLY = 2;

export async function remind(reminders: readonly Reminder[]): Promise<void> {
  const { id = browser.windows.WINDOW_ID_NONE } = await browser.windows.getLastFocused({ windowTypes: ['normal'] }).catch(() => ({ id: undefined }));
  if (await isInView(id)) return;
  if (reminders.length > SINGLY) return notify('', browser.i18n.getMessage('remindSeveral', String(reminders.length)), '');
  for (const { task, customer } of reminders) await notify(task.id, task.subject, customer ? `${customer.firstName} ${customer.lastName}` : '');
}

/** An alarm further away than a minute outlives the worker it was set in; there is one, for the next reminder. */
export async function wakeAt(next: number | null): Promise<void> {
  if (next === null) return void (await browser.alarms.clear(ALARM));
  try {
    await browser.alarms.create(ALARM, { when: next });
  } catch {
    // Chromium allows an extension 500: with ours refused, nothing wakes the core, and the agent must know.
    await notify('', browser.i18n.getMessage('alarmRefused'), '');
  }
}

/** `wake` starts the core, which then looks by itself what is due. */
export function offerReminders(wake: () => Promise<unknown>): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) void wake();
  });
  browser.notifications.onClicked.addListener((id) => {
    const [prefix, task] = id.split(':');
    if (prefix !== PREFIX) return;
    void openApp(task ? taskPath(task) : '/tasks');
    void browser.notifications.clear(id);
  });
}

async function notify(task: string, title: string, message: string): Promise<void> {
  await browser.notifications.create(`${PREFIX}:${task}`, { type: 'basic', iconUrl: browser.runtime.getURL('/icons/128.png'), title, message });
}
