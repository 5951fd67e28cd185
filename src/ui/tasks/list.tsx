/** Tasks: the agent's own, everybody's, or one customer's; late ones show it. */
import type { ComponentChildren, JSX } from 'preact';
import { closedIds, firstShown } from '../../domain/lists.ts';
import type { Task } from '../../domain/records.ts';
import { formatMoment, formatMomentIn, formatWhen } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { act, Button, customerPath, dueTone, EmptyState, Grid, href, Icon, Kbd, listOf, navigate, optionWord, ownZone, TableFoot, taskIcon, taskPath, useAgents, useHost, useNow, useRowNames, useSettings, useWindow, type Column, type Place } from '../kit/index.ts';
import { useClone } from './clone.ts';

export interface TaskListProps {
  customer?: string | undefined;
  filter: { mine?: boolean; open?: boolean };
  onNew: () => void;
  bar?: ComponentChildren;
}

const places = new Map<string, Place>();

export function TaskList({ customer, filter, onNew, bar }: TaskListProps): JSX.Element {
  const { crm } = useHost();
  const key = `tasks ${customer ?? ''} ${JSON.stringify(filter)}`;
  const all = useWindow<Task>({ key, on: ['task', 'setting'], read: (offset, limit) => crm.tasks.list({ ...filter, ...(customer && { customerId: customer }), offset, limit }) });
  const { rows, names } = useRowNames(all, (task) => (customer === undefined ? task.customerId : null));
  const toggle = useToggle();
  const clone = useClone();
  const columns = useColumns(customer === undefined ? names : undefined, toggle);
  const place = places.get(key) ?? { cursor: 0, scroll: 0 };
  places.set(key, place);
  if (rows.total === 0) {
    return <>{bar}<EmptyState icon="task" title={filter.open === false ? t('tasks.noneDone') : t('tasks.empty')} actions={<Button icon="plus" needs="task.create" onClick={onNew}>{t('app.newTask')}</Button>}>{t('tasks.emptyHint')}</EmptyState></>;
  }
  return (
    <>
      {bar}
      <Grid<Task, string> label={t('app.tasks')} columns={columns} rows={rows} place={place} onOpen={(row) => navigate(taskPath(row.id))} keys={(row) => ({ x: () => toggle(row), ' ': () => toggle(row), c: () => void clone(row) })} />
      <TableFoot>
        <span class="keys-hint"><Kbd keys="ArrowUp" /><Kbd keys="ArrowDown" />{t('action.move')}</span>
        <span class="keys-hint"><Kbd keys="Enter" />{t('action.open')}</span>
        <span class="keys-hint"><Kbd keys="x" />{t('tasks.complete')}</span>
        <span class="keys-hint"><Kbd keys="c" />{t('tasks.clone')}</span>
      </TableFoot>
    </>
  );
}

/** Done, or not done after all. */
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

function useColumns(names: ReadonlyMap<string, string> | undefined, toggle: (task: Task) => void): Column<Task>[] {
  const settings = useSettings();
  const agents = useAgents();
  const now = useNow(60_000);
  const customer: Column<Task> = {
    id: 'customer', label: t('customer.label'), width: 200, title: (task) => names?.get(task.customerId ?? ''),
    cell: (task) => task.customerId && <a tabIndex={-1} class="cut" href={href(customerPath(task.customerId))}><bdi>{names?.get(task.customerId)}</bdi></a>,
  };
  return [
    { id: 'done', label: t('tasks.complete'), quiet: true, width: 44, cell: (task) => <input type="checkbox" class="box" tabIndex={-1} checked={isDone(settings, task)} aria-label={t('tasks.completeOne', { subject: task.subject })} onChange={() => toggle(task)} /> },
    { id: 'subject', label: t('taskForm.subject'), title: (task) => task.subject, cell: (task) => <span class="row"><Icon name={taskIcon(task)} /><a tabIndex={-1} class={isDone(settings, task) ? 'cut three' : 'cut mid subject'} href={href(taskPath(task.id))}><bdi>{task.subject}</bdi></a></span> },
    ...(names ? [customer] : []),
    { id: 'status', label: t('cases.status'), width: 124, cell: (task) => optionWord(settings, 'taskStatus', task.status) },
    { id: 'owner', label: t('cases.assignedTo'), width: 140, cell: (task) => <bdi>{agents.find(({ id }) => id === task.assignedTo)?.name}</bdi> },
    { id: 'due', label: t('taskForm.due'), width: 148, numeric: true, title: dueInFull, cell: (task) => <Due task={task} now={now} done={isDone(settings, task)} /> },
  ];
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
