/** The dashboard: open cases by age and priority, interactions of the last thirty days, and what waits for oneself. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { DashboardView } from '../../domain/dashboard.ts';
import type { Task } from '../../domain/records.ts';
import { formatCalendarDay, formatNumber, formatShortDay, formatWhen } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { dueTone, href, Icon, listOf, optionLabel, optionWord, taskIcon, taskPath, tasksPath, useHost, useMay, useNow, useQuery, useSettings } from '../kit/index.ts';
import { Chart } from './chart.tsx';

/** Tasks named; the rest are a click away. */
const NAMED = 8;

export function DashboardScreen(): JSX.Element {
  const { crm } = useHost();
  const may = useMay();
  const [mine, show] = useState(false);
  const view = useQuery({ key: `dashboard ${mine}`, on: ['case', 'task', 'interaction', 'setting'], read: () => crm.dashboard({ mine }) }).data;
  useEffect(() => void (document.title = `${t('dashboard.title')} – Ringside`), []);
  const whose = [[false, t('dashboard.everybody')], [true, t('dashboard.mine')]] as const;
  return (
    <>
      <header class="head">
        <h1>{t('dashboard.title')}</h1>
        <span class="end" />
        <span class="seg" role="group" aria-label={t('dashboard.whose')}>{whose.map(([value, words]) => <button key={words} type="button" aria-pressed={mine === value} onClick={() => show(value)}>{words}</button>)}</span>
      </header>
      <div class="sep" />
      {view ? (
        <div class="scroll grow"><div class="dash">
          {may('case.view') && <Cases view={view} />}
          {may('customer.view') && <Interactions view={view} />}
          {may('task.view') && <MyTasks counts={view.tasks} />}
        </div></div>
      ) : <div class="grow" aria-busy="true" />}
    </>
  );
}

/** Colours of the built-in priorities by their place in the list; an administrator's own take the next ones. */
const PRIORITY_COLOURS = ['--agent-slate', '--agent-blue', '--agent-amber', '--agent-rose', '--agent-violet', '--agent-teal', '--agent-green', '--agent-brown'];

function Cases({ view }: { view: DashboardView }): JSX.Element {
  const settings = useSettings();
  const known = listOf(settings, 'priority');
  const present = new Set(view.cases.flatMap(({ byPriority }) => Object.keys(byPriority)));
  const others = [...present].filter((id) => !known.some((option) => option.id === id));
  const series = [...known.filter((option) => !option.hidden || present.has(option.id)).map((option) => ({ id: option.id, label: optionLabel('priority', option) })), ...others.map((id) => ({ id, label: optionWord(settings, 'priority', id) || t('field.none') }))];
  const total = view.cases.reduce((sum, one) => sum + one.total, 0);
  return (
    <Chart
      title={t('dashboard.cases', { count: total })} of={t('dashboard.age')} summary={t('dashboard.casesSummary', { count: total, old: view.cases.find(({ age }) => age === 'older')?.total ?? 0 })}
      rows={view.cases.map(({ age }) => ({ label: t(`dashboard.age.${age}`) }))}
      series={series.map(({ id, label }, at) => ({ label, colour: PRIORITY_COLOURS[at % PRIORITY_COLOURS.length]!, values: view.cases.map(({ byPriority }) => byPriority[id] ?? 0) }))}
    />
  );
}

function Interactions({ view }: { view: DashboardView }): JSX.Element {
  const total = view.days.reduce((sum, { incoming, outgoing }) => sum + incoming + outgoing, 0);
  return (
    <Chart
      title={t('dashboard.interactions')} of={t('dashboard.day')} summary={t('dashboard.interactionsSummary', { count: total })}
      rows={view.days.map(({ day }) => ({ label: formatShortDay(day), full: formatCalendarDay(day) }))}
      series={[
        { label: t('interactions.in'), colour: '--agent-blue', values: view.days.map(({ incoming }) => incoming) },
        { label: t('interactions.out'), colour: '--agent-teal', values: view.days.map(({ outgoing }) => outgoing) },
      ]}
      also={[{ label: t('outcome.missed'), values: view.days.map(({ missed }) => missed) }]}
    />
  );
}

function MyTasks({ counts }: { counts: DashboardView['tasks'] }): JSX.Element {
  const { crm } = useHost();
  const now = useNow(60_000);
  const tasks = useQuery({ key: 'dashboard tasks', on: ['task'], read: () => crm.tasks.list({ mine: true, open: true, limit: NAMED }) }).data;
  const facts: [words: string, count: number, tone?: string | undefined][] = [[t('dashboard.late'), counts.late, counts.late > 0 ? 'harm' : undefined], [t('dashboard.dueToday'), counts.today], [t('dashboard.later'), counts.later], [t('dashboard.undated'), counts.undated]];
  return (
    <section class="dash-part" aria-label={t('tasks.mine')}>
      <header class="row wraps"><h2 class="strong">{t('tasks.mine')}</h2><a class="link t-sm end" href={href(tasksPath)}>{t('dashboard.allTasks')}</a></header>
      <dl class="tallies">{facts.map(([words, count, tone]) => <div key={words}><dd class={tone ? `tally ${tone}` : 'tally'}>{formatNumber(count)}</dd><dt class="t-sm three">{words}</dt></div>)}</dl>
      <ul class="ruled">{tasks?.rows.map((task) => <TaskLine key={task.id} task={task} now={now} />)}</ul>
      {tasks?.rows.length === 0 && <p class="three">{t('tasks.empty')}</p>}
    </section>
  );
}

function TaskLine({ task, now }: { task: Task; now: number }): JSX.Element {
  return (
    <li class="row dash-task">
      <Icon name={taskIcon(task)} />
      <a class="cut grow link-plain" href={href(taskPath(task.id))}><bdi>{task.subject}</bdi></a>
      {task.dueAt != null && <span class={`t-sm ${dueTone(task.dueAt, now)}`}>{formatWhen(task.dueAt, now)}</span>}
    </li>
  );
}
