/** A chart and, one switch away, the same as a table: for those who would rather read it, or cannot see the other. */
import type { JSX } from 'preact';
import { useEffect, useId, useReducer, useRef, useState } from 'preact/hooks';
import { formatNumber } from '../../i18n/format.ts';
import { directionOf, locale, t } from '../../i18n/index.ts';
import { useDevice } from '../kit/index.ts';
import type { Bars, Drawn } from './draw.ts';

export interface ChartProps {
  title: string;
  /** Head of the table's first column. */
  of: string;
  /** Words under the bars; `full` in the table, where there is room. */
  rows: readonly { label: string; full?: string }[];
  /** From the ground up; `colour` names a token. */
  series: readonly { label: string; colour: string; values: readonly number[] }[];
  /** Further columns of the table. */
  also?: readonly { label: string; values: readonly number[] }[];
  summary: string;
}

export function Chart(props: ChartProps): JSX.Element {
  const [asTable, show] = useState(false);
  const id = useId();
  const views = [[false, t('dashboard.chart')], [true, t('dashboard.table')]] as const;
  return (
    <section class="dash-part" aria-labelledby={id}>
      <header class="row wraps">
        <h2 class="strong" id={id}>{props.title}</h2>
        <span class="seg end" role="group" aria-label={props.title}>{views.map(([value, words]) => <button key={words} type="button" aria-pressed={asTable === value} onClick={() => show(value)}>{words}</button>)}</span>
      </header>
      {asTable ? <Table {...props} /> : <><Picture {...props} /><Legend series={props.series} /></>}
    </section>
  );
}

function Legend({ series }: Pick<ChartProps, 'series'>): JSX.Element {
  return <ul class="legend t-sm">{series.map(({ label, colour }) => <li class="row" key={label}><span class="swatch square" style={{ '--agent': `var(${colour})` }} />{label}</li>)}</ul>;
}

function Picture({ rows, series, summary }: ChartProps): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const look = useLookKey();
  const data = JSON.stringify([rows, series]);
  useEffect(() => {
    const target = box.current;
    if (!target) return;
    let drawn: Drawn | undefined;
    let over = false;
    const watch = new ResizeObserver(([entry]) => entry && drawn?.resize(entry.contentRect.width));
    void import('./draw.ts').then(({ draw }) => {
      if (over) return;
      const bars: Bars = { labels: rows.map(({ label }) => label), series: series.map((one) => ({ ...one, colour: colourOf(target, one.colour) })) };
      const style = getComputedStyle(target);
      drawn = draw(target, bars, { ink: colourOf(target, '--ink-3'), line: colourOf(target, '--line'), font: `${style.fontSize} ${style.fontFamily}`, rtl: directionOf(locale()) === 'rtl', formatNumber });
      watch.observe(target);
    });
    return () => {
      over = true;
      watch.disconnect();
      drawn?.remove();
    };
  }, [data, look]);
  return <div class="chart t-sm" ref={box} role="img" aria-label={summary} dir="ltr" />;
}

/** A canvas takes no custom property: the browser resolves it, light or dark, on an element first. */
function colourOf(near: HTMLElement, token: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${token})`;
  near.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/** Changes whenever colours, letters or direction do. */
function useLookKey(): string {
  const device = useDevice();
  const [changes, changed] = useReducer((times: number) => times + 1, 0);
  useEffect(() => {
    const media = matchMedia('(prefers-color-scheme: dark)');
    media.addEventListener('change', changed);
    return () => media.removeEventListener('change', changed);
  }, []);
  return [device?.['theme'], device?.['contrast'], device?.['density'], locale(), changes].join(' ');
}

function Table({ title, of, rows, series, also = [] }: ChartProps): JSX.Element {
  const columns = [...series, ...also];
  const sum = (at: number): number => series.reduce((total, { values }) => total + (values[at] ?? 0), 0);
  return (
    <div class="scroll dash-table">
      <table class="tbl" aria-label={title}>
        <thead><tr><th scope="col">{of}</th>{columns.map(({ label }) => <th scope="col" class="n" key={label}>{label}</th>)}<th scope="col" class="n">{t('dashboard.sum')}</th></tr></thead>
        <tbody>{rows.map(({ label, full }, at) => (
          <tr key={full ?? label}><th scope="row">{full ?? label}</th>{columns.map((column) => <td class={column.values[at] === 0 ? 'n three' : 'n'} key={column.label}>{formatNumber(column.values[at] ?? 0)}</td>)}<td class="n strong">{formatNumber(sum(at))}</td></tr>
        ))}</tbody>
      </table>
    </div>
  );
}
