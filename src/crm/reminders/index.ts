/**
 * Reminders of the signed-in agent's tasks. Each is shown once, on one host: the host writes into the task for which
 * moment it was shown, and peers leave that moment alone. Timers only wake this file; what is due is always read from the
 * tasks, so a sleeping computer, a clock that was set and a restart all come to the same.
 */
import type { Millis, Task } from '../../domain/records.ts';
import type { CrmEvent, Reminder } from '../../domain/views.ts';
import { openTasksOf } from '../../storage/rows.ts';
import { briefsOf } from '../briefs.ts';
import { commit } from '../commit.ts';
import { SYSTEM_AGENT } from '../context.ts';
import type { Context, Who } from '../context.ts';
import type { DeskClock } from '../desk/index.ts';
import { createTimers } from '../desk/timers.ts';
import { resolveCustomer } from '../redirect.ts';
import { needRecord, toCustomer, toRecord, visible } from '../view.ts';
import { reminderAt } from './moment.ts';

export interface RemindersDeps {
  context: Context;
  clock: DeskClock;
  /** Signed in on this device. */
  agent: () => string;
  /** The other host of this computer is linked and goes first. */
  second: () => boolean;
}

export type Reminders = ReturnType<typeof createReminders>;

/** How long the second host leaves a reminder to the first. */
const AFTER_FIRST: Millis = 3_000;
/** Writes come in heaps; the tasks are read once for all of them. */
const SETTLE: Millis = 50;
/** Most that are listed, and shown in one go. */
const MOST = 200;

interface Due {
  task: Task;
  at: Millis;
}

export function createReminders({ context, clock, agent, second }: RemindersDeps) {
  const timers = createTimers(clock);
  const started = clock.now();
  const waited = new Set<string>();
  let due: Due[] = [];
  let told = '';
  let stopped = false;

  async function look(): Promise<void> {
    const rows = visible(context, await openTasksOf(context.storage, agent()));
    if (stopped) return;
    const all = rows.map((row) => toRecord<Task>(row)).flatMap((task) => dueOf(task) ?? []).sort((a, b) => a.at - b.at);
    const now = clock.now();
    due = all.filter(({ at }) => at <= now).slice(-MOST).reverse();
    const next = all.find(({ at }) => at > now)?.at ?? null;
    if (next === null) timers.clear('next');
    else timers.at('next', next, wake);
    tell(next);
    await show(due.filter(({ task, at }) => task.remindedFor !== at));
  }

  /** Failing to read or write is told to whoever asks next; the reminder stays due. */
  function wake(): void {
    void look().catch(() => timers.at('next', clock.now() + AFTER_FIRST, wake));
  }

  function tell(next: Millis | null): void {
    const now = `${due.map(({ task, at }) => `${task.id} ${at}`).join()} ${next}`;
    if (now === told) return;
    told = now;
    context.emit({ type: 'reminders', count: due.length, next });
  }

  async function show(fresh: Due[]): Promise<void> {
    const ready = fresh.filter(({ task, at }) => !second() || waited.has(`${task.id} ${at}`));
    if (ready.length < fresh.length) {
      for (const { task, at } of fresh) waited.add(`${task.id} ${at}`);
      timers.at('first', clock.now() + AFTER_FIRST, wake);
    }
    if (ready.length === 0) return;
    const claims = ready.map(({ task, at }) => ({ type: 'task' as const, id: task.id, op: 'edit' as const, fields: { remindedFor: at } }));
    const changes = await commit(context, { agent: SYSTEM_AGENT, path: 'system' }, claims);
    const ours = new Set(changes.map(({ record }) => record));
    const shown = ready.filter(({ task }) => ours.has(task.id));
    for (const { task, at } of shown) waited.delete(`${task.id} ${at}`);
    if (shown.length > 0) context.emit({ type: 'remind', reminders: await viewsOf(shown) });
  }

  async function viewsOf(some: readonly Due[]): Promise<Reminder[]> {
    return Promise.all(some.map(async ({ task, at }) => ({ task, at, missed: at < started, customer: await briefOf(task) })));
  }

  async function briefOf({ customerId }: Task): Promise<Reminder['customer']> {
    const row = customerId ? await resolveCustomer(context, customerId) : undefined;
    return row ? ((await briefsOf(context, [toCustomer(row)]))[0] ?? null) : null;
  }

  return {
    api: {
      /** Due and not put away, the latest first: what came just now is what was promised for now. */
      list: (): Promise<Reminder[]> => viewsOf(due),
      /** Shows it again at a moment to come. */
      async snooze(who: Who, id: string, until: Millis): Promise<void> {
        await commit(context, who, [{ type: 'task', id, op: 'edit', fields: { snoozedUntil: until } }]);
      },
      /** Puts it away; the task stays as it is. */
      async dismiss(who: Who, id: string): Promise<void> {
        const at = reminderAt(await needRecord<Task>(context, 'task', id));
        await commit(context, who, [{ type: 'task', id, op: 'edit', fields: { dismissedFor: at } }]);
      },
    },
    /** Looks again: at the start, when another agent signed in, and when a host was woken for it. */
    wake,
    changed({ records }: Extract<CrmEvent, { type: 'changed' }>): void {
      if (records === 'many' || records.some(({ type }) => type === 'task')) timers.at('settle', clock.now() + SETTLE, wake);
    },
    stop(): void {
      stopped = true;
      timers.stop();
    },
  };
}

function dueOf(task: Task): Due | null {
  const at = reminderAt(task);
  return at === null || task.dismissedFor === at ? null : { task, at };
}
