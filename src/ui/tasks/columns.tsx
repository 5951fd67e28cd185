/** Columns of a task list that are drawn in a manner of their own. */
import type { JSX } from 'preact';
import { useCallback, useRef } from 'preact/hooks';
import type { Task } from '../../domain/records.ts';
import { formatMoment, formatMomentIn, formatWhen } from '../../i18n/format.ts';
import { locale, t } from '../../i18n/index.ts';
import { customerPath, dueTone, href, Icon, optionWord, ownZone, taskIcon, taskPath, useNow, useSettings } from '../kit/index.ts';
import type { Column } from '../kit/list/index.ts';
import { isDone } from './done.ts';

/** Shown until an agent chooses others. */
export const STANDARD = ['subject', 'customer', 'status', 'assignedTo', 'dueAt'];

const MINUTE = 60_000;

/** `names`: of customers, by id. */
export function useTaskColumns(toggle: (task: Task) => void): (names: ReadonlyMap<string, string>) => Column<Task>[] {
  const settings = useSettings();
  const now = useNow(MINUTE);
  const latest = useRef(toggle);
  latest.current = toggle;
  return useCallback((names: ReadonlyMap<string, string>) => [
    {
      id: 'subject', label: t('taskForm.subject'), by: 'subject', width: 320, min: 170, grows: true, title: (task) => task.subject,
      cell: (task) => (
        <span class="row">
          <button type="button" class={isDone(settings, task) ? 'task-done is-done' : 'task-done'} tabIndex={-1} aria-pressed={isDone(settings, task)} aria-label={t('tasks.completeOne', { subject: task.subject })} title={t('tasks.complete')} onClick={() => latest.current(task)}><Icon name="tick" small /></button>
          <Icon name={taskIcon(task)} />
          <a tabIndex={-1} class={isDone(settings, task) ? 'cut three' : 'cut mid subject'} href={href(taskPath(task.id))}><bdi>{task.subject}</bdi></a>
        </span>
      ),
    },
    {
      id: 'customer', label: t('customer.label'), width: 200, min: 110, spare: 2, title: (task) => names.get(task.customerId ?? ''),
      cell: (task) => task.customerId && <a tabIndex={-1} class="cut" href={href(customerPath(task.customerId))}><bdi>{names.get(task.customerId)}</bdi></a>,
    },
    { id: 'status', label: t('cases.status'), by: 'status', width: 124, min: 90, spare: 1, cell: (task) => optionWord(settings, 'taskStatus', task.status) },
    { id: 'dueAt', label: t('taskForm.due'), by: 'dueAt', width: 148, min: 120, numeric: true, title: dueInFull, cell: (task) => <Due task={task} now={now} done={isDone(settings, task)} /> },
  ], [locale(), settings, now]);
}

/** The moment here, and on the clocks it was promised on where they are others. */
function dueInFull(task: Task): string | undefined {
  if (task.dueAt == null) return undefined;
  const here = formatMoment(task.dueAt);
  const there = task.dueZone && task.dueZone !== ownZone() ? formatMomentIn(task.dueAt, task.dueZone) : here;
  return there === here ? here : `${here} (${there})`;
}

const DAY = 86_400_000;

function Due({ task, now, done }: { task: Task; now: number; done: boolean }): JSX.Element | null {
  if (task.dueAt == null) return null;
  if (done) return <span class="three">{formatWhen(task.dueAt, now)}</span>;
  const tone = dueTone(task.dueAt, now);
  const late = Math.floor((now - task.dueAt) / DAY);
  return <span class={tone}>{tone.startsWith('harm') ? t('tasks.late', { count: Math.max(1, late) }) : formatWhen(task.dueAt, now)}</span>;
}
