/** Signs of what interactions and tasks are, and the colour of a due time. */
import type { Interaction, Task } from '../../domain/records.ts';
import { daysBetween } from '../../i18n/format.ts';
import type { IconName } from './icon.tsx';

export function interactionIcon(one: Pick<Interaction, 'channel' | 'direction'>): IconName {
  if (one.channel === 'phone') return one.direction === 'in' ? 'callIn' : 'callOut';
  return one.channel === 'email' ? 'mail' : 'chat';
}

const TASK_ICONS: Record<Task['taskType'], IconName> = { call: 'callOut', email: 'mail', meeting: 'people', chat: 'chat', other: 'task' };

export function taskIcon(task: Pick<Task, 'taskType'>): IconName {
  return TASK_ICONS[task.taskType];
}

/** An hour ahead, in milliseconds: from then on a due time is amber. */
const SOON = 3_600_000;

/** Class of an open task's due time: red from the day after, amber from an hour before. */
export function dueTone(dueAt: number, now: number): string {
  if (daysBetween(dueAt, now) > 0) return 'harm mid';
  return dueAt - now < SOON ? 'wrap-t mid' : '';
}
