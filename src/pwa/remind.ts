/** Reminders of the web app while it runs: one notification over all its tabs, none where one of them is looked at. */
import type { CrmEvent, Reminder } from '../domain/views.ts';
import { taskPath } from '../ui/kit/paths.ts';

/** A tab that is looked at speaks up within this time (ms). */
const LOOKED_AT = 300;
/** Tabs hear of a reminder at slightly different times. */
const HELD = 2_000;

export function followReminders(onEvent: (listener: (event: CrmEvent) => void) => unknown, view: Window = window): void {
  onEvent((event) => {
    if (event.type === 'remind') void once(event.reminders, view).catch(() => undefined);
  });
}

/** The first tab has it, and those that are looked at come first. */
async function once(reminders: readonly Reminder[], view: Window): Promise<void> {
  const looked = view.document.visibilityState === 'visible' && view.document.hasFocus();
  if (!looked) await wait(LOOKED_AT);
  const name = `remind ${reminders.map(({ task, at }) => `${task.id} ${at}`).join()}`;
  await view.navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    if (!looked) await notify(reminders, view);
    await wait(HELD);
  });
}

async function notify(reminders: readonly Reminder[], view: Window): Promise<void> {
  const worker = await view.navigator.serviceWorker?.getRegistration();
  if (!worker || Notification.permission !== 'granted') return;
  for (const { task, customer } of reminders) {
    await worker.showNotification(task.subject, { tag: task.id, icon: 'icons/192.png', body: customer ? `${customer.firstName} ${customer.lastName}` : '', data: { route: taskPath(task.id) } });
  }
}

function wait(millis: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, millis));
}
