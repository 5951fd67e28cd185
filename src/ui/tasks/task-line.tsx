/** A task in an agenda: done by its box, opened by its words. */
import type { JSX } from 'preact';
import type { Task } from '../../domain/records.ts';
import { formatMoment, formatTime } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { customerPath, dueTone, href, Icon, taskIcon, taskPath, useNow, useSettings } from '../kit/index.ts';
import { isDone, useToggle } from './done.ts';

export interface TaskLineProps {
  task: Task;
  customer?: string | undefined;
  /** How the due time is written; the time of the day where the day stands above. */
  when?: ((at: number) => string) | undefined;
}

const MINUTE = 60_000;

export function TaskLine({ task, customer, when = formatTime }: TaskLineProps): JSX.Element {
  const toggle = useToggle();
  const settings = useSettings();
  const now = useNow(MINUTE);
  const done = isDone(settings, task);
  return (
    <div class="line">
      <input type="checkbox" class="box" checked={done} aria-label={t('tasks.completeOne', { subject: task.subject })} onChange={() => toggle(task)} />
      <Icon name={taskIcon(task)} />
      <a class={done ? 'cut three' : 'cut mid'} href={href(taskPath(task.id))} title={task.subject}><bdi>{task.subject}</bdi></a>
      {task.repeat && <span class="three" title={t('repeat.does')}><Icon name="repeat" small /><span class="sr">{t('repeat.does')}</span></span>}
      {customer !== undefined && task.customerId && <a class="cut three" href={href(customerPath(task.customerId))}><bdi>{customer}</bdi></a>}
      <span class="grow" />
      {task.dueAt != null && <time class={done ? 'three' : dueTone(task.dueAt, now)} dateTime={new Date(task.dueAt).toISOString()} title={formatMoment(task.dueAt)}>{when(task.dueAt)}</time>}
    </div>
  );
}
