/** Advanced search: conditions over the fields of contacts with their addresses, of cases, tasks or interactions; above it the quick one of a single condition. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { LIST_TYPES, type ListType } from '../../domain/list-fields.ts';
import type { Condition, Filter } from '../../domain/query.ts';
import { t } from '../../i18n/index.ts';
import { Button, casesPath, customersPath, href, interactionsPath, navigate, Options, Select, tasksPath, TextInput, useHost, useMay, useQuery } from '../kit/index.ts';
import { Builder, complete, listCalls, newCondition, useListFields, type FieldInfo, type Group } from '../kit/list/index.ts';

const PATHS: Record<ListType, string> = { customer: customersPath, case: casesPath, task: tasksPath, interaction: interactionsPath };
const NAMES = { customer: 'app.customers', case: 'app.cases', task: 'app.tasks', interaction: 'app.interactions' } as const;

export function SearchScreen(): JSX.Element {
  const may = useMay();
  const [list, choose] = useState<ListType>('customer');
  const offered = LIST_TYPES.filter((type) => may(type === 'interaction' ? 'customer.view' : `${type}.view`));
  useEffect(() => void (document.title = `${t('search.advanced')} – Ringside`), []);
  return (
    <>
      <header class="head"><h1>{t('search.advanced')}</h1></header>
      <div class="scroll grow">
        <div class="form search-form">
          <Options label={t('search.what')} value={list} choices={offered.map((value) => ({ value, label: t(NAMES[value]) }))} onChange={(next) => choose(LIST_TYPES.find((one) => one === next) ?? 'customer')} />
          <Quick key={`quick ${list}`} list={list} />
          <Advanced key={`advanced ${list}`} list={list} />
        </div>
      </div>
    </>
  );
}

/** The list with these conditions, among all its records. */
function show(list: ListType, filter: Filter): void {
  navigate(href(`${PATHS[list]}/all`, { filter: JSON.stringify('field' in filter ? { all: [filter] } : filter) }).slice(1));
}

const isTyped = ({ kind, record }: FieldInfo): boolean => !record && (kind === 'text' || kind === 'number');

/** One field, equals or like, one value (product rule: quick search). */
function Quick({ list }: { list: ListType }): JSX.Element {
  const { fields } = useListFields(list);
  const typed = fields.filter(isTyped);
  const [path, setPath] = useState(typed[0]?.path ?? '');
  const [like, setLike] = useState(true);
  const [value, setValue] = useState('');
  const info = typed.find((one) => one.path === path);
  const number = info?.kind === 'number';
  const asked = number ? Number(value.replace(',', '.')) : value.trim();
  const filter: Condition | undefined = info && value.trim() !== '' && asked === asked ? { field: path, operator: like && !number ? 'contains' : 'equals', value: asked } : undefined;
  return (
    <form class="form-part" onSubmit={(event) => (event.preventDefault(), filter && show(list, filter))}>
      <h2 class="strong">{t('search.quick')}</h2>
      <div class="condition quick">
        <Select label={t('list.field')} value={path} choices={typed.map((one) => ({ value: one.path, label: one.label }))} onChange={setPath} />
        <Select label={t('list.operator')} value={like && !number ? 'like' : 'equals'} choices={[{ value: 'equals', label: t('search.equals') }, ...(number ? [] : [{ value: 'like', label: t('search.like') }])]} onChange={(next) => setLike(next === 'like')} />
        <TextInput label={t('list.value')} value={value} onInput={setValue} maxLength={200} autoFocus />
        <Button type="submit" icon="search" label={t('search.show')} disabled={!filter} />
      </div>
      <Count list={list} filter={filter} />
    </form>
  );
}

function Advanced({ list }: { list: ListType }): JSX.Element {
  const { fields, words } = useListFields(list);
  const [group, make] = useState<Group>(() => ({ all: fields.slice(0, 1).map(({ path, kind, record }) => newCondition(path, kind, record)) }));
  const filter = complete(group);
  return (
    <form class="form-part" onSubmit={(event) => (event.preventDefault(), filter && show(list, filter))}>
      <h2 class="strong">{t('search.conditions')}</h2>
      <Builder list={list} fields={fields} words={words} group={group} onChange={make} />
      <div class="row"><Button type="submit" tone="main" icon="search" disabled={!filter}>{t('search.show')}</Button><Count list={list} filter={filter} /></div>
    </form>
  );
}

/** How many it would find, said while it is put together. */
function Count({ list, filter }: { list: ListType; filter: Filter | undefined }): JSX.Element {
  const { crm } = useHost();
  const { data } = useQuery({ key: filter ? `count ${list} ${JSON.stringify(filter)}` : null, on: [list], read: async () => (await listCalls(crm, list).list({ limit: 1, ...(filter && { filter }) })).total });
  return <span class="three t-sm" role="status">{filter && data !== undefined ? t('list.found', { count: data }) : ''}</span>;
}
