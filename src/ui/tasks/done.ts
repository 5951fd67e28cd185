/** Done, or not done after all. */
import { closedIds, firstShown } from '../../domain/lists.ts';
import type { Task } from '../../domain/records.ts';
import { t } from '../../i18n/index.ts';
import { act, listOf, useHost, useSettings } from '../kit/index.ts';

export function useToggle(): (task: Task) => void {
  const { crm } = useHost();
  const settings = useSettings();
  const statuses = listOf(settings, 'taskStatus');
  return (task) => {
    const done = isDone(settings, task);
    const words = t(done ? 'tasks.reopened' : 'tasks.completed', { subject: task.subject });
    void act(crm, { type: 'task', id: task.id, words, write: () => crm.tasks.edit(task.id, { status: firstShown(statuses, done ? 'not-started' : 'completed') }) });
  };
}

/** By the list of statuses, which an administrator may have changed. */
export function isDone(settings: Record<string, unknown> | undefined, task: Pick<Task, 'status'>): boolean {
  return closedIds(listOf(settings, 'taskStatus')).has(task.status);
}
