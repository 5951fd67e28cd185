/** Editors of values, by the kind of their field. */
import type { JSX } from 'preact';
import type { Condition, Facet, RelativeTime } from '../../../domain/query.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { t } from '../../../i18n/index.ts';
import type { ValueWords } from '../value-words.ts';
import { toNumber } from '../custom-fields.tsx';
import { Checkbox, Select, TextInput, type Choice } from '../field.tsx';
import { listValueWord, type FieldInfo } from './fields.ts';
import { SPAN_NAMES, SPANS, spanOf, type Span } from './filter.ts';

export interface ValueProps {
  info: FieldInfo;
  condition: Condition;
  onChange: (value: Condition['value']) => void;
  /** How many rows have which value, where that is known. */
  facets: readonly Facet[] | undefined;
  words: Pick<ValueWords, 'settings'>;
}

export function ValueEditor(props: ValueProps): JSX.Element | null {
  const { info, condition, onChange } = props;
  const { operator, value } = condition;
  if (operator === 'empty' || operator === 'filled') return null;
  if (operator === 'in' || operator === 'not-in') return info.kind === 'choice' ? <Several {...props} /> : <Listed {...props} />;
  if (operator === 'between') return <Pair {...props} />;
  switch (info.kind) {
    case 'flag': return <Select label={t('list.value')} value={value === false ? 'no' : 'yes'} choices={[{ value: 'yes', label: t('history.yes') }, { value: 'no', label: t('history.no') }]} onChange={(next) => onChange(next === 'yes')} />;
    case 'choice': return <Select label={t('list.value')} none={t('list.pick')} value={typeof value === 'string' ? value : ''} choices={offered(props)} onChange={(next) => onChange(next || undefined)} />;
    case 'number': return <TextInput label={t('list.value')} type="text" dir="ltr" value={value === undefined ? '' : String(value)} onInput={(text) => onChange(numberOf(text))} />;
    case 'day':
    case 'moment': return <Day value={value} onChange={onChange} spans />;
    case 'text': return <TextInput label={t('list.value')} value={typeof value === 'string' ? value : ''} maxLength={200} onInput={(text) => onChange(text || undefined)} />;
  }
}

function numberOf(text: string): number | undefined {
  const value = toNumber(text);
  return typeof value === 'number' ? value : undefined;
}

/** Known choices, and values that only records have; each with how many rows have it. */
function offered({ info, facets, words }: ValueProps): Choice[] {
  const known = new Set(info.choices.map(({ value }) => value));
  const found = (facets ?? []).filter((one) => one.value !== null && !known.has(String(one.value))).map((one) => ({ value: String(one.value), label: listValueWord(info, one.value, words) }));
  return [...info.choices, ...found];
}

/** Any of several. Those that no row has stand last. */
function Several(props: ValueProps): JSX.Element {
  const { condition, facets, onChange } = props;
  const chosen = new Set(Array.isArray(condition.value) ? condition.value.map(String) : []);
  const count = (value: string): number | undefined => (facets && value !== 'me' ? facets.find((one) => String(one.value) === value)?.count ?? 0 : undefined);
  const rank = ({ value }: Choice): number => (value === 'me' || chosen.has(value) ? 0 : count(value) === 0 ? 2 : 1);
  const choices = offered(props).map((one, at) => ({ one, at })).sort((a, b) => rank(a.one) - rank(b.one) || a.at - b.at).map(({ one }) => one);
  return (
    <fieldset class="several">
      <legend class="sr">{t('list.value')}</legend>
      {choices.map(({ value, label }) => (
        <Checkbox
          key={value} checked={chosen.has(value)} onChange={(on) => onChange([...chosen].filter((one) => one !== value).concat(on ? [value] : []))}
          label={<span class="row"><bdi>{label}</bdi>{count(value) !== undefined && <span class={count(value) === 0 ? 'three t-sm' : 'two t-sm'}>{formatNumber(count(value) ?? 0)}</span>}</span>}
        />
      ))}
    </fieldset>
  );
}

/** Words or numbers with commas between. */
function Listed({ info, condition, onChange }: ValueProps): JSX.Element {
  const read = (text: string): void => {
    const parts = text.split(/[,;]/).map((one) => one.trim()).filter(Boolean);
    onChange(info.kind === 'number' ? parts.flatMap((one) => numberOf(one) ?? []) : parts);
  };
  return <TextInput label={t('list.value')} hint={t('list.commas')} value={Array.isArray(condition.value) ? condition.value.join(', ') : ''} onInput={read} />;
}

function Pair({ info, condition, onChange }: ValueProps): JSX.Element {
  const [from, to] = (Array.isArray(condition.value) ? condition.value : ['', '']) as [string | number, string | number];
  const set = (a: string | number | undefined, b: string | number | undefined): void => onChange([a ?? '', b ?? '']);
  const dates = info.kind !== 'number';
  const one = (label: string, value: string | number, put: (next: string | number | undefined) => void): JSX.Element =>
    dates ? <Day label={label} value={value} onChange={(next) => put(typeof next === 'string' ? next : undefined)} /> : <TextInput label={label} dir="ltr" value={String(value)} onInput={(text) => put(numberOf(text))} />;
  return <div class="row value-pair">{one(t('list.from'), from, (next) => set(next, to))}{one(t('list.to'), to, (next) => set(from, next))}</div>;
}

const A_DAY = 'day';

/** A span counted from today, or a day of the calendar. */
function Day({ label = t('list.value'), value, onChange, spans = false }: { label?: string; value: unknown; onChange: (value: string | RelativeTime | undefined) => void; spans?: boolean }): JSX.Element {
  const span = spanOf(value);
  const day = typeof value === 'string' ? value : '';
  const input = <TextInput label={spans ? t('list.day') : label} type="date" value={day} onInput={(next) => onChange(next || undefined)} />;
  if (!spans) return input;
  const choices = [...SPAN_NAMES.map((name) => ({ value: name as string, label: t(`span.${name}`) })), { value: A_DAY, label: t('list.aDay') }];
  const pick = (next: string): void => onChange(next === A_DAY ? '' : next === '' ? undefined : { ...SPANS[next as Span] });
  return (
    <div class="row value-pair">
      <Select label={label} none={t('list.pick')} value={span ?? (typeof value === 'string' ? A_DAY : '')} choices={choices} onChange={pick} />
      {!span && typeof value === 'string' && input}
    </div>
  );
}
