/** The filter as chips, "field relation value", with a panel to change it. */
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { ListType } from '../../../domain/list-fields.ts';
import { isCondition, type Filter, type ListQuery } from '../../../domain/query.ts';
import { t } from '../../../i18n/index.ts';
import { useHotkeys } from '../hotkey.ts';
import { Icon } from '../icon.tsx';
import { lazy } from '../lazy.tsx';
import type { ValueWords } from '../value-words.ts';
import type { FieldInfo } from './fields.ts';
import { complete, groupOf, partsOf, replacePart } from './filter.ts';
import { wordCondition, wordGroup } from './filter-words.ts';
import { Popover } from './popover.tsx';

const FilterPanel = lazy(async () => (await import('./filter-panel.tsx')).FilterPanel);

export interface ChipsProps {
  list: ListType;
  fields: readonly FieldInfo[];
  words: ValueWords;
  filter: Filter | undefined;
  onFilter: (filter: Filter | undefined) => void;
  query: ListQuery;
}

export function FilterChips({ list, fields, words, filter, onFilter, query }: ChipsProps): JSX.Element {
  const open = useRef<(() => void) | null>(null);
  const group = groupOf(filter);
  const parts = partsOf(group);
  const without = (at: number): void => onFilter(complete(replacePart(group, at, null)));
  useHotkeys({ f: () => open.current?.() });
  return (
    <>
      {parts.map((part, at) => (
        <>
          {at > 0 && 'any' in group && <span key={`or ${at}`} class="three t-sm">{t('list.or')}</span>}
          <Chip key={at} part={part} fields={fields} words={words} onOpen={() => open.current?.()} onRemove={() => without(at)} />
        </>
      ))}
      <Popover label={t('list.filter')} icon="filter" keys="f" class="filter-panel" openRef={open}>
        {(close) => <FilterPanel list={list} fields={fields} words={words} group={group} query={query} onFilter={onFilter} onDone={close} />}
      </Popover>
    </>
  );
}

function Chip({ part, fields, words, onOpen, onRemove }: { part: Filter; fields: readonly FieldInfo[]; words: ValueWords; onOpen: () => void; onRemove: () => void }): JSX.Element {
  const whole = wordGroup(part, fields, words);
  const { field, relation, value } = isCondition(part) ? wordCondition(part, fields, words) : { field: '', relation: '', value: whole };
  return (
    <span class="filter" title={whole}>
      <button type="button" class="filter-open" title={t('list.changeFilter', { filter: whole })} onClick={onOpen}>
        {field && <span>{field}</span>}{' '}
        {relation && <span class="three">{relation}</span>}{' '}
        {value && <bdi class="v cut">{value}</bdi>}
      </button>
      <button type="button" aria-label={t('list.removeFilter', { filter: whole })} title={t('list.removeCondition')} onClick={onRemove}><Icon name="close" /></button>
    </span>
  );
}
