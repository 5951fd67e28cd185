/** A task like another one: made at once, opened, and taken back by the notice. */
import type { Task } from '../../domain/records.ts';
import { t } from '../../i18n/index.ts';
import { act, navigate, taskPath, useHost } from '../kit/index.ts';

export function useClone(): (task: Task) => Promise<void> {
  const { crm } = useHost();
  return async (task) => {
    const made = await act<Task>(crm, { type: 'task', words: t('tasks.cloned', { subject: task.subject }), write: () => crm.tasks.clone(task.id) });
    if (made) navigate(taskPath(made.id));
  };
}
