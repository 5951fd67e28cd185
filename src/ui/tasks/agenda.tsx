/** The agent's open tasks by day: what is late first, then today, and what has no day last. */
import type { JSX } from 'preact';
import type { Task } from '../../domain/records.ts';
import { formatLongDay, formatWhen } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { Button, EmptyState, ofAgent, useCustomerNames, useHost, useNow, useQuery } from '../kit/index.ts';
import { addDays, dayOf } from './days.ts';
import { TaskLine } from './task-line.tsx';

/** Nobody works through more in a day; the list has them all. */
const MOST = 300;
const MINUTE = 60_000;

export interface Part {
  key: string;
  title: string;
  tasks: Task[];
  late?: boolean;
}

export function Agenda({ onNew }: { onNew: () => void }): JSX.Element {
  const { crm } = useHost();
  const now = useNow(MINUTE);
  const { data } = useQuery({
    key: 'agenda',
    on: ofAgent('task', 'setting'),
    read: () => crm.tasks.list({ mine: true, open: true, limit: MOST }),
  });
  const names = useCustomerNames((data?.rows ?? []).map(({ customerId }) => customerId));
  if (!data) return <div class="grow" aria-busy="true" />;
  if (data.total === 0) return <EmptyState icon="calendar" title={t('tasks.empty')} actions={<Button icon="plus" onClick={onNew}>{t('app.newTask')}</Button>}>{t('tasks.emptyHint')}</EmptyState>;
  return (
    <div class="scroll grow agenda">
      {partsOf(data.rows, now).map(({ key, title, tasks, late }) => (
        <section key={key} aria-label={title}>
          <h2 class={late ? 'harm' : undefined}>{title}<span class="three">{tasks.length}</span></h2>
          <ul>{tasks.map((task) => <li key={task.id}><TaskLine task={task} customer={names.get(task.customerId ?? '') ?? ''} when={late ? (at) => formatWhen(at, now) : undefined} /></li>)}</ul>
        </section>
      ))}
      {data.total > data.rows.length && <p class="three agenda-more">{t('tasks.more', { count: data.total - data.rows.length })}</p>}
    </div>
  );
}

/** Late is what was due before today; what was due earlier today stands under today, in its colour. */
export function partsOf(tasks: readonly Task[], now: number): Part[] {
  const today = dayOf(now);
  const late = tasks.filter(({ dueAt }) => dueAt != null && dayOf(dueAt) < today);
  const none = tasks.filter(({ dueAt }) => dueAt == null);
  const days = Map.groupBy(tasks.filter((task) => !late.includes(task) && !none.includes(task)), (task) => dayOf(task.dueAt ?? now));
  const parts: Part[] = [
    { key: 'late', title: t('tasks.overdue'), tasks: late, late: true },
    { key: today, title: t('time.today'), tasks: days.get(today) ?? [] },
    ...[...days].filter(([day]) => day !== today).sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, some]) => ({ key: day, title: titleOf(day, today, some), tasks: some })),
    { key: 'none', title: t('tasks.noDay'), tasks: none },
  ];
  return parts.filter((part) => part.tasks.length > 0);
}

function titleOf(day: string, today: string, [first]: readonly Task[]): string {
  return day === addDays(today, 1) ? t('time.tomorrow') : formatLongDay(first?.dueAt ?? 0);
}
