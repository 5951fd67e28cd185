/** Columns of a list: those it draws in a manner of its own, and a plain one for every other field. */
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { ListType } from '../../../domain/list-fields.ts';
import type { ColumnChoice } from '../../../domain/list-view.ts';
import { formatMoment, formatNumber, formatWhen, countryName } from '../../../i18n/format.ts';
import { t } from '../../../i18n/index.ts';
import { Icon } from '../icon.tsx';
import { customWord } from '../custom-fields.tsx';
import type { ValueWords } from '../value-words.ts';
import { listValueWord, shownValue, useListFields, type FieldInfo } from './fields.ts';
import type { Column } from './column.ts';

/** Columns of the list as chosen, in order, and all there are to choose from. */
export function useColumns<T extends { id: string }>(list: ListType, special: readonly Column<T>[], standard: readonly string[], chosen: readonly ColumnChoice[] | undefined): { shown: Column<T>[]; all: Column<T>[] } {
  const { fields, words } = useListFields(list);
  const all = useMemo(() => {
    const made = new Set(special.map(({ id, by }) => by ?? id));
    const plain = fields.filter(({ path, field, record }) => !made.has(path) && !field.long && !record && !special.some(({ id }) => id === path)).map((info) => plainColumn<T>(info, words));
    return [...special, ...plain];
  }, [special, fields.map(({ path, label }) => path + label).join(), words.settings, words.agents]);
  const shown = useMemo(() => {
    const wanted: readonly ColumnChoice[] = chosen ?? standard.map((id) => ({ id }));
    const found = wanted.flatMap(({ id, width }) => all.filter((one) => one.id === id).map((one) => (width === undefined ? one : { ...one, own: width })));
    return found.length > 0 ? found : all.slice(0, 1);
  }, [all, JSON.stringify(chosen), standard.join()]);
  return { shown, all };
}

const WIDTHS: Record<FieldInfo['kind'], number> = { text: 150, number: 100, day: 112, moment: 124, flag: 90, choice: 130 };

/** Of lists' own columns. */
const SPARE: Record<string, number> = { language: 5, assignedTo: 5, agentId: 5 };

function plainColumn<T extends { id: string }>(info: FieldInfo, words: ValueWords): Column<T> {
  const { path, label, kind, field } = info;
  const numeric = kind === 'number' || kind === 'day' || kind === 'moment';
  return {
    id: path, label, width: path === 'language' ? 100 : WIDTHS[kind], min: 72, spare: SPARE[path], numeric, by: field.long ? undefined : path,
    cell: (row) => plainCell(info, shownValue(row, path), words),
    title: (row) => titleOf(info, shownValue(row, path), words),
  };
}

function plainCell(info: FieldInfo, value: unknown, words: ValueWords): JSX.Element | string | null {
  if (value === undefined || value === null || value === '') return null;
  if (info.kind === 'flag') return value === true ? <><Icon name="tick" small /><span class="sr">{t('history.yes')}</span></> : null;
  if (info.kind === 'moment') return formatWhen(Number(value));
  if (info.kind === 'number') return formatNumber(Number(value));
  return <bdi>{wordOf(info, value, words)}</bdi>;
}

function titleOf(info: FieldInfo, value: unknown, words: ValueWords): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  return info.kind === 'moment' ? formatMoment(Number(value)) : wordOf(info, value, words);
}

function wordOf(info: FieldInfo, value: unknown, words: ValueWords): string {
  const custom = info.path.startsWith('custom.') ? words.fields?.find((one) => `custom.${one.id}` === info.path) : undefined;
  if (custom) return customWord(custom, value);
  if (info.path.endsWith('.country')) return countryName(String(value));
  return Array.isArray(value) ? value.map((one) => listValueWord(info, one, words)).join(', ') : listValueWord(info, value, words);
}
