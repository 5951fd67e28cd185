/** Customers: one long list, searched and sorted by the core, with drafts apart. */
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { CustomerRow } from '../../domain/views.ts';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { askExport, Button, customerPath, customersPath, duplicatesPath, EmptyState, Grid, importPath, importsPath, Kbd, Menu, navigate, SearchBox, TableFoot, Tabs, useGuard, useHost, useHotkeys, useQuery, useWindow } from '../kit/index.ts';
import { customerColumns } from './columns.tsx';
import { DraftList } from './drafts.tsx';
import { listState, setList, type SortBy } from './list-state.ts';

export function CustomerList({ tab }: { tab: 'all' | 'drafts' }): JSX.Element {
  const { crm } = useHost();
  const all = useQuery({ key: 'customers count', on: ['customer'], read: async () => (await crm.customers.list({ limit: 1 })).total }).data;
  const drafts = useQuery({ key: 'drafts', on: (event) => event.type === 'drafts', read: () => crm.drafts.list({ kind: 'saved' }) });
  const mine = drafts.data?.filter((draft) => draft.type === 'customer') ?? [];
  const create = () => navigate(`${customersPath}/new`);
  useHotkeys({ n: create });
  const guard = useGuard();
  const exportList = () => {
    const { query, sort } = listState();
    askExport({ type: 'customer', query: { ...(query.trim() && { query: query.trim() }), sort: [{ field: sort.by, desc: sort.desc }] } });
  };
  return (
    <>
      <header class="head">
        <h1>{t('app.customers')}</h1>
        {all !== undefined && <span class="count">{formatNumber(all)}</span>}
        <span class="end" />
        <Button tone="quiet" icon="people" onClick={() => navigate(duplicatesPath)}>{t('duplicates.find')}</Button>
        <Menu label={t('imports.more')} items={[
          { id: 'import', icon: 'plus', label: t('import.title'), onChoose: () => navigate(importPath), reason: guard('import').reason },
          { id: 'export', icon: 'file', label: t('export.title'), onChoose: exportList, reason: guard('export').reason },
          { id: 'imports', icon: 'history', label: t('import.last'), onChoose: () => navigate(importsPath), reason: guard('import').reason },
        ]} />
        <Button tone="main" icon="plus" keys="n" needs="customer.create" onClick={create}>{t('customers.new')}</Button>
      </header>
      <Tabs
        group="customers" label={t('app.customers')} chosen={tab} onChoose={(id) => navigate(id === 'all' ? customersPath : `${customersPath}/drafts`, { replace: true })}
        tabs={[{ id: 'all', label: t('customers.all') }, { id: 'drafts', label: t('customers.drafts'), count: mine.length }]}
      />
      <div class="col grow fit" role="tabpanel" id="customers-panel" aria-labelledby={`customers-tab-${tab}`}>
        {tab === 'all' ? <AllCustomers empty={all === 0} onCreate={create} /> : <DraftList drafts={mine} />}
      </div>
    </>
  );
}

function AllCustomers({ empty, onCreate }: { empty: boolean; onCreate: () => void }): JSX.Element {
  const { crm } = useHost();
  const { query, sort, place } = listState();
  const box = useRef<HTMLInputElement>(null);
  const grid = useRef<HTMLTableElement>(null);
  const rows = useWindow<CustomerRow>({
    key: `customers ${sort.by} ${sort.desc} ${query.trim()}`, on: ['customer', 'case', 'interaction'],
    read: (offset, limit) => crm.customers.list({ query: query.trim(), sort: [{ field: sort.by, desc: sort.desc }], offset, limit }),
  });
  useHotkeys({ '/': () => box.current?.focus() });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'Enter') (event.preventDefault(), grid.current?.focus());
    if (event.key === 'Escape' && query) (event.preventDefault(), setList({ query: '' }));
  };
  if (empty) return <NoCustomers onCreate={onCreate} />;
  return (
    <>
      <div class="bar">
        <div class="find"><SearchBox label={t('customers.search')} value={query} onInput={(next) => setList({ query: next })} keys={<Kbd keys="/" />} inputRef={box} onKeyDown={onKeyDown} /></div>
        {query.trim() && rows.total !== undefined && <span class="three t-sm" role="status">{t('customers.found', { count: rows.total })}</span>}
      </div>
      {rows.total === 0 ? <EmptyState icon="search" title={t('customers.none', { query: query.trim() })}>{t('panel.searchWays')}</EmptyState> : (
        <Grid<CustomerRow, SortBy>
          label={t('app.customers')} columns={customerColumns()} rows={rows} place={place} sort={sort} onSort={(next) => setList({ sort: next })} gridRef={grid}
          onOpen={(row) => navigate(customerPath(row.id))} keys={(row) => ({ e: () => navigate(`${customerPath(row.id)}/edit`) })}
        />
      )}
      <TableFoot>
        <span class="keys-hint"><Kbd keys="ArrowUp" /><Kbd keys="ArrowDown" />{t('action.move')}</span>
        <span class="keys-hint"><Kbd keys="Enter" />{t('action.open')}</span>
        <span class="keys-hint"><Kbd keys="e" />{t('app.edit')}</span>
      </TableFoot>
    </>
  );
}

function NoCustomers({ onCreate }: { onCreate: () => void }): JSX.Element {
  const actions = (
    <div class="row">
      <Button tone="main" icon="plus" needs="customer.create" onClick={onCreate}>{t('customers.new')}</Button>
      <Button onClick={() => navigate(importPath)}>{t('import.title')}</Button>
      <Button needs="import" onClick={() => navigate('/settings/data')}>{t('customers.loadDemo')}</Button>
    </div>
  );
  return <EmptyState icon="people" title={t('customers.empty')} actions={actions}>{t('customers.emptyHint')}</EmptyState>;
}
