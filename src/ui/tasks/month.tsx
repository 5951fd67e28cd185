/** The agent's tasks in a month (WAI-ARIA grid): arrows walk the days, Page Up and Down the months; the chosen day stands beside. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { ME } from '../../domain/query.ts';
import type { Task } from '../../domain/records.ts';
import { formatLongDay, formatMonth, formatNumber } from '../../i18n/format.ts';
import { directionOf, intlLocale, locale, t } from '../../i18n/index.ts';
import { Button, navigate, ofAgent, runHotkey, tasksPath, useCustomerNames, useHost, useNow, useQuery, useSettings } from '../kit/index.ts';
import { addDays, addMonths, dayOf, firstWeekday, weeksOf } from './days.ts';
import { isDone } from './done.ts';
import { TaskLine } from './task-line.tsx';

/** That fit a cell; the day beside has all. */
const IN_CELL = 3;
const MOST = 1000;
const MINUTE = 60_000;

export function Month(): JSX.Element {
  const today = dayOf(useNow(MINUTE));
  const [day, choose] = useState(today);
  const weeks = weeksOf(day, firstWeekday(intlLocale()));
  const byDay = useTasks(weeks[0]?.[0] ?? day, weeks.at(-1)?.[6] ?? day);
  return (
    <div class="month fit grow">
      <div class="col fit grow">
        <div class="bar">
          <h2 aria-live="polite">{formatMonth(noonOf(day))}</h2>
          <span class="end row">
            <Button tone="quiet" icon="back" label={t('tasks.previousMonth')} onClick={() => choose(addMonths(day, -1))} />
            <Button onClick={() => choose(today)}>{t('time.today')}</Button>
            <Button tone="quiet" icon="next" label={t('tasks.nextMonth')} onClick={() => choose(addMonths(day, 1))} />
          </span>
        </div>
        <Days weeks={weeks} day={day} today={today} byDay={byDay} onChoose={choose} />
      </div>
      <OneDay day={day} tasks={byDay.get(day) ?? []} />
    </div>
  );
}

/** Days of this device begin and end at other moments than those of UTC: two more are asked for and sorted in here. */
function useTasks(from: string, to: string): ReadonlyMap<string, Task[]> {
  const { crm } = useHost();
  const { data } = useQuery({
    key: `month ${from}`,
    on: ofAgent('task'),
    read: () => crm.tasks.list({ filter: { all: [{ field: 'assignedTo', operator: 'equals', value: ME }, { field: 'dueAt', operator: 'between', value: [noonOf(addDays(from, -1)), noonOf(addDays(to, 1))] }] }, sort: [{ field: 'dueAt' }], limit: MOST }),
  });
  return Map.groupBy(data?.rows ?? [], (task) => dayOf(task.dueAt ?? 0));
}

/** Noon is on its day wherever the clocks stand. */
function noonOf(day: string): number {
  return new Date(`${day}T12:00:00`).getTime();
}

interface DaysProps {
  weeks: string[][];
  day: string;
  today: string;
  byDay: ReadonlyMap<string, Task[]>;
  onChoose: (day: string) => void;
}

function Days({ weeks, day, today, byDay, onChoose }: DaysProps): JSX.Element {
  const grid = useRef<HTMLTableElement>(null);
  const walked = useRef(false);
  useEffect(() => {
    if (walked.current) grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    walked.current = false;
  }, [day]);
  const go = (next: string) => () => ((walked.current = true), onChoose(next));
  const ahead = directionOf(locale()) === 'rtl' ? -1 : 1;
  const keys = {
    ArrowLeft: go(addDays(day, -ahead)), ArrowRight: go(addDays(day, ahead)), ArrowUp: go(addDays(day, -7)), ArrowDown: go(addDays(day, 7)),
    PageUp: go(addMonths(day, -1)), PageDown: go(addMonths(day, 1)), Home: go(weeks.find((week) => week.includes(day))?.[0] ?? day), End: go(weeks.find((week) => week.includes(day))?.[6] ?? day),
  };
  return (
    <table ref={grid} class="days" role="grid" aria-label={formatMonth(noonOf(day))} onKeyDown={(event) => void runHotkey(keys, event)}>
      <thead><tr>{weeks[0]?.map((one) => <th key={one} scope="col" abbr={weekdayName(one, 'long')}>{weekdayName(one, 'short')}</th>)}</tr></thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((one) => <Day key={one} day={one} shown={one === day} today={one === today} outside={one.slice(0, 7) !== day.slice(0, 7)} tasks={byDay.get(one) ?? []} onChoose={() => onChoose(one)} />)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface DayProps {
  day: string;
  shown: boolean;
  today: boolean;
  outside: boolean;
  tasks: Task[];
  onChoose: () => void;
}

function Day({ day, shown, today, outside, tasks, onChoose }: DayProps): JSX.Element {
  const settings = useSettings();
  const more = tasks.length - IN_CELL;
  return (
    <td
      tabIndex={shown ? 0 : -1} aria-selected={shown} aria-current={today ? 'date' : undefined} data-outside={outside || undefined} onClick={onChoose}
      aria-label={t('tasks.dayLabel', { day: formatLongDay(noonOf(day)), count: tasks.length })}
    >
      <span class="day-no">{formatNumber(Number(day.slice(8)))}</span>
      {tasks.slice(0, IN_CELL).map((task) => <span key={task.id} dir="auto" class={isDone(settings, task) ? 'day-task done cut' : 'day-task cut'}>{task.subject}</span>)}
      {more > 0 && <span class="three t-sm">{t('tasks.moreOnDay', { count: more })}</span>}
    </td>
  );
}

function OneDay({ day, tasks }: { day: string; tasks: Task[] }): JSX.Element {
  const names = useCustomerNames(tasks.map(({ customerId }) => customerId));
  const title = formatLongDay(noonOf(day));
  return (
    <section class="one-day scroll" aria-label={title}>
      <h2>{title}</h2>
      {tasks.length === 0 && <p class="three one-day-none">{t('tasks.noneOnDay')}</p>}
      <ul>{tasks.map((task) => <li key={task.id}><TaskLine task={task} customer={names.get(task.customerId ?? '') ?? ''} /></li>)}</ul>
      <p class="one-day-none"><Button icon="plus" onClick={() => navigate(`${tasksPath}/new?day=${day}`)}>{t('tasks.newOnDay')}</Button></p>
    </section>
  );
}

function weekdayName(day: string, weekday: 'long' | 'short'): string {
  return new Intl.DateTimeFormat(intlLocale(), { weekday, timeZone: 'UTC' }).format(Date.parse(`${day}T00:00:00Z`));
}
