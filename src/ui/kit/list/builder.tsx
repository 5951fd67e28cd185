/** Puts a filter together: conditions of field, operator and value, joined by "and" or "or", with groups in groups. */
import type { JSX } from 'preact';
import type { ListType } from '../../../domain/list-fields.ts';
import { isCondition, MAX_DEPTH, type Condition, type Filter, type ListQuery } from '../../../domain/query.ts';
import { t } from '../../../i18n/index.ts';
import { Button } from '../button.tsx';
import { Select } from '../field.tsx';
import { useHost } from '../host-context.tsx';
import { useQuery } from '../query.ts';
import type { ValueWords } from '../value-words.ts';
import type { FieldInfo } from './fields.ts';
import { newCondition, operatorsFor, partsOf, replacePart, withJoin, withOperator, withParts, type Group } from './filter.ts';
import { relationWord } from './filter-words.ts';
import { listCalls } from './calls.ts';
import { ValueEditor } from './value.tsx';

export interface BuilderProps {
  list: ListType;
  fields: readonly FieldInfo[];
  words: Pick<ValueWords, 'settings'>;
  group: Group;
  onChange: (group: Group) => void;
  /** What else narrows the list, for the counts beside choices. */
  query?: ListQuery | undefined;
  depth?: number;
}

export function Builder(props: BuilderProps): JSX.Element {
  const { group, onChange, fields, depth = 0 } = props;
  const parts = partsOf(group);
  const join = 'all' in group ? 'all' : 'any';
  const [first] = fields;
  const add = (part: Filter): void => onChange(withParts(group, [...parts, part]));
  const newOne = (): Condition | null => (first ? newCondition(first.path, first.kind, first.record) : null);
  const put = (at: number) => (part: Filter | null) => onChange(replacePart(group, at, part));
  return (
    <div class={depth > 0 ? 'col builder inner' : 'col builder'} role="group" aria-label={join === 'all' ? t('list.allOf') : t('list.anyOf')}>
      {parts.length > 1 && (
        <span class="seg join" role="group" aria-label={t('list.join')}>
          {(['all', 'any'] as const).map((one) => <button key={one} type="button" aria-pressed={join === one} onClick={() => onChange(withJoin(group, one))}>{one === 'all' ? t('list.allOf') : t('list.anyOf')}</button>)}
        </span>
      )}
      {parts.map((part, at) => isCondition(part)
        ? <ConditionRow key={at} {...props} condition={part} onPut={put(at)} />
        : <div key={at} class="row inner-row"><Builder {...props} group={part} depth={depth + 1} onChange={put(at)} /><Button tone="quiet" icon="close" label={t('list.removeGroup')} onClick={() => put(at)(null)} /></div>)}
      <div class="row">
        <Button tone="quiet" icon="plus" onClick={() => ((one) => one && add(one))(newOne())}>{t('list.addCondition')}</Button>
        {depth + 1 < MAX_DEPTH && <Button tone="quiet" icon="split" onClick={() => ((one) => one && add(join === 'all' ? { any: [one] } : { all: [one] }))(newOne())}>{t('list.addGroup')}</Button>}
      </div>
    </div>
  );
}

function ConditionRow({ list, fields, words, query, condition, onPut }: BuilderProps & { condition: Condition; onPut: (part: Filter | null) => void }): JSX.Element {
  const info = fields.find(({ path }) => path === condition.field);
  const counted = info !== undefined && (info.kind === 'choice' || info.kind === 'flag') && !info.record;
  const facets = useFacets(list, counted ? condition.field : null, query);
  const choose = (path: string): void => {
    const next = fields.find((one) => one.path === path);
    if (next) onPut(newCondition(next.path, next.kind, next.record));
  };
  return (
    <div class="condition">
      <Select label={t('list.field')} value={condition.field} choices={fields.map(({ path, label }) => ({ value: path, label }))} onChange={choose} />
      {info && <Select label={t('list.operator')} value={condition.operator} choices={operatorsFor(info.kind, info.record).map((one) => ({ value: one, label: relationWord(info.kind, one) }))} onChange={(operator) => onPut(withOperator(condition, operator as Condition['operator']))} />}
      {info && <ValueEditor info={info} condition={condition} facets={facets} words={words} onChange={(value) => onPut(value === undefined ? { field: condition.field, operator: condition.operator } : { ...condition, value })} />}
      <Button tone="quiet" icon="close" label={t('list.removeCondition')} onClick={() => onPut(null)} />
    </div>
  );
}

function useFacets(list: ListType, field: string | null, query: ListQuery = {}) {
  const { crm } = useHost();
  const asked = { ...query, ...(field !== null && { facets: [field] }), limit: 1 };
  return useQuery({ key: field === null ? null : `facets ${list} ${JSON.stringify(asked)}`, on: [list], read: async () => (await listCalls(crm, list).list(asked)).facets?.[field ?? ''] }).data;
}
