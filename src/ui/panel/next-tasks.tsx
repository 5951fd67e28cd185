/** The agent's next open tasks. */
import type { JSX } from 'preact';
import type { Task } from '../../domain/records.ts';
import { formatWhen } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { dueTone, Icon, ofAgent, taskIcon, taskPath, tasksPath, useHost, useNow, useQuery } from '../kit/index.ts';

/** As many as fit under a page's contacts. */
const SHOWN = 3;
/** Moments that are told apart by the minute are read again this often, in milliseconds. */
const MINUTE = 60_000;

export function NextTasks(): JSX.Element | null {
  const host = useHost();
  const now = useNow(MINUTE);
  const { data } = useQuery({ key: 'my next tasks', on: ofAgent('task'), read: () => host.crm.tasks.list({ mine: true, open: true, limit: SHOWN }) });
  if (!data || data.rows.length === 0) return null;
  return (
    <>
      <div class="p-sec later">
        <h2>{t('panel.next')}</h2>
        <button type="button" class="end link t-sm" onClick={() => host.openApp(tasksPath)}>{t('panel.allTasks', { count: data.total })}</button>
      </div>
      <ul>{data.rows.map((task) => <li key={task.id}><TaskRow task={task} now={now} onOpen={() => host.openApp(taskPath(task.id))} /></li>)}</ul>
    </>
  );
}

function TaskRow({ task, now, onOpen }: { task: Task; now: number; onOpen: () => void }): JSX.Element {
  return (
    <button type="button" class="mini" data-row onClick={onOpen}>
      <Icon name={taskIcon(task)} />
      <bdi class="cut">{task.subject}</bdi>
      {task.dueAt != null && <span class={`when ${dueTone(task.dueAt, now)}`}>{formatWhen(task.dueAt, now)}</span>}
    </button>
  );
}
