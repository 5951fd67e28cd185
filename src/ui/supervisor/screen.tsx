/** The supervisor's view: what was done in a span of days, by agent, day or disposition, and the same as a file. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { GROUPINGS, type Grouping, type SupervisorQuery, type SupervisorRow } from '../../domain/supervisor.ts';
import { dayOf } from '../../domain/time-span.ts';
import { formatCalendarDay, formatDuration, formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { Button, EmptyState, faultsOf, optionWord, saveToDisk, TextInput, toastError, useAgentName, useHost, useMay, useQuery, useSettings, wordError } from '../kit/index.ts';

const DAY = 86_400_000;
/** Days looked at first: a week. */
const FIRST = 6;
const PAGE = 50;

export function SupervisorScreen(): JSX.Element {
  const { crm } = useHost();
  const [by, group] = useState<Grouping>('agent');
  const [span, setSpan] = useState(() => ({ from: dayOf(Date.now() - FIRST * DAY), to: dayOf(Date.now()) }));
  const [offset, turn] = useState(0);
  const query: SupervisorQuery = { ...span, by, offset, limit: PAGE };
  const { data, error } = useQuery({ key: `supervisor ${JSON.stringify(query)}`, on: ['interaction', 'case', 'agent'], read: () => crm.supervisor.view(query) });
  const faults = error ? faultsOf(error) : {};
  useEffect(() => void (document.title = `${t('supervisor.title')} – Ringside`), []);
  const set = (change: Partial<typeof span>) => (turn(0), setSpan({ ...span, ...change }));
  const choose = (next: Grouping) => (turn(0), group(next));
  return (
    <>
      <header class="head wraps">
        <h1>{t('supervisor.title')}</h1>
        <span class="end" />
        <span class="seg" role="group" aria-label={t('supervisor.by')}>{GROUPINGS.map((one) => <button key={one} type="button" aria-pressed={by === one} onClick={() => choose(one)}>{t(`supervisor.by.${one}`)}</button>)}</span>
        <ExportButton query={query} />
      </header>
      <div class="bar supervisor-bar">
        <TextInput label={t('supervisor.from')} type="date" value={span.from} fault={faults['from']} onInput={(from) => set({ from })} />
        <TextInput label={t('supervisor.to')} type="date" value={span.to} fault={faults['to']} onInput={(to) => set({ to })} />
      </div>
      <div class="sep" />
      {error && Object.keys(faults).length === 0 ? <EmptyState icon="warning" title={wordError(error)} />
        : !data ? <div class="grow" aria-busy="true" />
        : data.total === 0 ? <EmptyState icon="history" title={t('supervisor.none')}>{t('supervisor.noneHint')}</EmptyState>
        : <div class="grow supervisor"><Figures by={by} rows={data.rows} sum={data.sum} /></div>}
      {data && data.total > PAGE && (
        <footer class="p-foot">
          <Button disabled={offset === 0} onClick={() => turn(offset - PAGE)}>{t('cases.previous')}</Button>
          <span>{formatNumber(offset + 1)}–{formatNumber(Math.min(offset + PAGE, data.total))} / {formatNumber(data.total)}</span>
          <Button disabled={offset + PAGE >= data.total} onClick={() => turn(offset + PAGE)}>{t('cases.next')}</Button>
        </footer>
      )}
    </>
  );
}

function ExportButton({ query }: { query: SupervisorQuery }): JSX.Element {
  const { crm } = useHost();
  const may = useMay();
  const save = () => void crm.supervisor.csv(query).then((text) => saveToDisk(`ringside-${query.by}-${query.from}-${query.to}.csv`, new TextEncoder().encode(`\ufeff${text}`)), (thrown: unknown) => toastError(thrown));
  return <Button icon="file" needs="export" disabled={!may('export')} onClick={save}>{t('supervisor.export')}</Button>;
}

const COUNTS = ['interactions', 'incoming', 'outgoing', 'missed'] as const;
const TIMES = ['averageHandling', 'averageWrapUp'] as const;
const CASES = ['casesCreated', 'casesClosed'] as const;

function Figures({ by, rows, sum }: { by: Grouping; rows: readonly SupervisorRow[]; sum: SupervisorRow }): JSX.Element {
  const nameOf = useNames(by);
  const columns = [...COUNTS, ...TIMES, ...(by === 'disposition' ? [] : CASES)];
  return (
    <table class="tbl" aria-label={t('supervisor.title')}>
      <thead><tr><th scope="col">{t(`supervisor.by.${by}`)}</th>{columns.map((column) => <th key={column} scope="col" class="n">{t(`supervisor.${column}`)}</th>)}</tr></thead>
      <tbody>{rows.map((row) => <tr key={row.key}><th scope="row"><bdi>{nameOf(row.key)}</bdi></th>{columns.map((column) => <Figure key={column} value={row[column]} time={column.startsWith('average')} />)}</tr>)}</tbody>
      <tfoot><tr><th scope="row" class="strong">{t('supervisor.sum')}</th>{columns.map((column) => <Figure key={column} value={sum[column]} time={column.startsWith('average')} />)}</tr></tfoot>
    </table>
  );
}

function Figure({ value, time }: { value: number | null; time: boolean }): JSX.Element {
  return <td class={value ? 'n' : 'n three'}>{value === null ? '–' : time ? formatDuration(value) : formatNumber(value)}</td>;
}

function useNames(by: Grouping): (key: string) => string {
  const settings = useSettings();
  const agentName = useAgentName();
  if (by === 'day') return formatCalendarDay;
  if (by === 'agent') return (key) => agentName(key) || key;
  return (key) => optionWord(settings, 'disposition', key) || t('supervisor.undisposed');
}
