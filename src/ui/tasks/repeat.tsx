/** How a task comes again: an iCalendar rule, asked for in words. It starts at the due time, which it needs. */
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { formatRecurrence, parseRecurrence, WEEKDAYS } from '../../domain/recurrence.ts';
import type { Recurrence, Weekday } from '../../domain/recurrence.ts';
import { intlLocale, t } from '../../i18n/index.ts';
import { ownZone, Select, TextInput, toZoneInput, type Form } from '../kit/index.ts';
import { weekdayOf } from './days.ts';

const MANNERS = ['daily', 'workdays', 'weekly', 'monthly', 'monthlyDay', 'lastDay', 'yearly'] as const;
type Manner = (typeof MANNERS)[number];
const WORKDAYS: Weekday[] = ['MO', 'TU', 'WE', 'TH', 'FR'];

export function Repeat({ form }: { form: Form }): JSX.Element {
  const zone = form.text('dueZone') || ownZone();
  const due = form.value('dueAt') as number | null;
  const rule = parseRecurrence(form.text('repeat'));
  const set = (next: Recurrence | null) => form.set('repeat', next && formatRecurrence(next));
  const start = due === null ? null : `${toZoneInput(due, zone)}:00`;
  useFollowingStart(start, zone, rule, set);
  const choose = (manner: string) => set(start !== null && isManner(manner) ? ruleOf(manner, start, zone) : null);
  return (
    <>
      <Select
        label={t('repeat.label')} none={t('repeat.never')} value={rule ? mannerOf(rule) : ''} disabled={start === null} hint={start === null ? t('repeat.needsDue') : undefined} fault={form.fault('repeat')}
        choices={MANNERS.map((manner) => ({ value: manner, label: wordOf(manner, start) }))} onChange={choose}
      />
      {rule && start !== null && <HowOften rule={rule} onChange={set} />}
    </>
  );
}

/** A due time that is moved moves the series; one that only was opened does not. */
function useFollowingStart(start: string | null, zone: string, rule: Recurrence | null, set: (next: Recurrence | null) => void): void {
  const before = useRef(`${start} ${zone}`);
  useEffect(() => {
    const now = `${start} ${zone}`;
    if (now === before.current) return;
    before.current = now;
    if (rule) set(start === null ? null : { ...ruleOf(mannerOf(rule), start, zone), interval: rule.interval, days: rule.days, ...(rule.until !== undefined && { until: rule.until }) });
  }, [start, zone]);
}

function HowOften({ rule, onChange }: { rule: Recurrence; onChange: (rule: Recurrence) => void }): JSX.Element {
  const days = rule.days.length > 0 ? rule.days : [weekdayAt(rule.start)];
  const toggle = (day: Weekday) => onChange({ ...rule, days: WEEKDAYS.filter((one) => (one === day ? !days.includes(one) || days.length === 1 : days.includes(one))) });
  return (
    <>
      <TextInput label={t('repeat.every')} type="number" value={String(rule.interval)} onInput={(text) => Number(text) >= 1 && Number(text) <= 999 && onChange({ ...rule, interval: Math.trunc(Number(text)) })} />
      <TextInput label={t('repeat.until')} type="date" optional value={rule.until ?? ''} onInput={(until) => onChange(withUntil(rule, until))} />
      {rule.frequency === 'WEEKLY' && (
        <fieldset class="wide repeat-days">
          <legend>{t('repeat.on')}</legend>
          {WEEKDAYS.map((day) => <button key={day} type="button" class="btn" aria-pressed={days.includes(day)} onClick={() => toggle(day)}>{weekdayWord(day, 'short')}</button>)}
        </fieldset>
      )}
    </>
  );
}

function withUntil({ until: _, count: __, ...rule }: Recurrence, until: string): Recurrence {
  return until === '' ? rule : { ...rule, until };
}

function ruleOf(manner: Manner, start: string, zone: string): Recurrence {
  const plain: Recurrence = { zone, start, frequency: 'MONTHLY', interval: 1, days: [] };
  switch (manner) {
    case 'daily': return { ...plain, frequency: 'DAILY' };
    case 'workdays': return { ...plain, frequency: 'WEEKLY', days: WORKDAYS };
    case 'weekly': return { ...plain, frequency: 'WEEKLY', days: [weekdayAt(start)] };
    case 'yearly': return { ...plain, frequency: 'YEARLY' };
    case 'lastDay': return { ...plain, lastDay: true };
    case 'monthlyDay': return { ...plain, nth: { n: nthOf(start), day: weekdayAt(start) } };
    case 'monthly': return plain;
  }
}

function mannerOf({ frequency, days, nth, lastDay }: Recurrence): Manner {
  if (frequency === 'DAILY') return 'daily';
  if (frequency === 'WEEKLY') return days.join() === WORKDAYS.join() ? 'workdays' : 'weekly';
  if (frequency === 'YEARLY') return 'yearly';
  return nth ? 'monthlyDay' : lastDay ? 'lastDay' : 'monthly';
}

function isManner(text: string): text is Manner {
  return MANNERS.some((manner) => manner === text);
}

function weekdayAt(start: string): Weekday {
  return WEEKDAYS[weekdayOf(start.slice(0, 10)) - 1] ?? 'MO';
}

/** The fifth such weekday is the last one: not every month has five. */
function nthOf(start: string): NonNullable<Recurrence['nth']>['n'] {
  const n = Math.ceil(Number(start.slice(8, 10)) / 7);
  return n > 4 ? -1 : (n as 1 | 2 | 3 | 4);
}

/** Without a start only what needs none can be worded; the list is closed then anyway. */
function wordOf(manner: Manner, start: string | null): string {
  const day = weekdayWord(weekdayAt(start ?? ''), 'long');
  switch (manner) {
    case 'daily': return t('repeat.daily');
    case 'workdays': return t('repeat.workdays');
    case 'weekly': return t('repeat.weekly');
    case 'monthly': return t('repeat.monthly', { day: Number(start?.slice(8, 10) ?? 1) });
    case 'monthlyDay': return nthOf(start ?? '') === -1 ? t('repeat.lastWeekday', { day }) : t('repeat.monthlyDay', { n: nthOf(start ?? ''), day });
    case 'lastDay': return t('repeat.lastDay');
    case 'yearly': return t('repeat.yearly');
  }
}

/** 5 January 2026 is a Monday. */
function weekdayWord(day: Weekday, weekday: 'long' | 'short'): string {
  return new Intl.DateTimeFormat(intlLocale(), { weekday, timeZone: 'UTC' }).format(Date.UTC(2026, 0, 5 + WEEKDAYS.indexOf(day)));
}
