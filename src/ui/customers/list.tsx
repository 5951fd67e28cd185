/** Customers: one long list, searched, filtered and sorted by the core, with drafts apart. */
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { CustomerRow } from '../../domain/views.ts';
import { formatNumber } from '../../i18n/format.ts';
import { locale, t } from '../../i18n/index.ts';
import { askExport, Button, customerPath, customersPath, duplicatesPath, EmptyState, importPath, importsPath, Kbd, Menu, navigate, personName, useGuard, useHost, useHotkeys, useQuery } from '../kit/index.ts';
import { RecordList, shownQuery, type BuiltIn } from '../kit/list/index.ts';
import { STANDARD, useCustomerColumns } from './columns.tsx';
import { DraftList } from './drafts.tsx';

export function CustomerList({ tab }: { tab: 'all' | 'drafts' | null }): JSX.Element {
  const { crm } = useHost();
  const all = useQuery({ key: 'customers count', on: ['customer'], read: async () => (await crm.customers.list({ limit: 1 })).total }).data;
  const drafts = useQuery({ key: 'drafts', on: (event) => event.type === 'drafts', read: () => crm.drafts.list({ kind: 'saved' }) });
  const mine = drafts.data?.filter((draft) => draft.type === 'customer') ?? [];
  const create = () => navigate(`${customersPath}/new`);
  useHotkeys({ n: create });
  const guard = useGuard();
  const columns = useCustomerColumns();
  const tabs = useMemo((): BuiltIn[] => [{ id: 'all', label: t('customers.all'), look: { sort: [{ field: 'name' }] } }, { id: 'drafts', label: t('customers.drafts'), look: { sort: [] }, count: mine.length, fleeting: true }], [locale(), mine.length]);
  return (
    <>
      <header class="head">
        <h1>{t('app.customers')}</h1>
        {all !== undefined && <span class="count">{formatNumber(all)}</span>}
        <span class="end" />
        <Button tone="quiet" icon="people" onClick={() => navigate(duplicatesPath)}>{t('duplicates.find')}</Button>
        <Menu label={t('imports.more')} items={[
          { id: 'import', icon: 'plus', label: t('import.title'), onChoose: () => navigate(importPath), reason: guard('import').reason },
          { id: 'imports', icon: 'history', label: t('import.last'), onChoose: () => navigate(importsPath), reason: guard('import').reason },
          { id: 'export', icon: 'file', label: t('export.title'), onChoose: () => askExport({ type: 'customer', query: shownQuery('customer') }), reason: guard('export').reason },
        ]} />
        <Button tone="main" icon="plus" keys="n" needs="customer.create" onClick={create}>{t('customers.new')}</Button>
      </header>
      <RecordList<CustomerRow>
        list="customer" label={t('app.customers')} path={customersPath} tabs={tabs} tab={tab} columns={columns} standard={STANDARD} on={['case', 'interaction']} name={personName}
        onOpen={(row) => navigate(customerPath(row.id))} keys={(row) => ({ e: () => navigate(`${customerPath(row.id)}/edit`) })}
        hints={<span class="keys-hint"><Kbd keys="e" />{t('app.edit')}</span>}
        searchLabel={t('customers.search')} empty={<NoCustomers onCreate={create} />} onExport={(wish) => askExport({ type: 'customer', ...wish })} panels={{ drafts: <DraftList drafts={mine} /> }}
      />
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
