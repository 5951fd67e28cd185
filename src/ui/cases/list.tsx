/** Cases, everybody's or one customer's: as a table, or one at a time in the same order. */
import type { ComponentType, JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { ME } from '../../domain/query.ts';
import type { Case } from '../../domain/records.ts';
import { locale, t } from '../../i18n/index.ts';
import { askExport, Button, casePath, EmptyState, Icon, lazy, navigate, route } from '../kit/index.ts';
import { RecordList, type BuiltIn, type ListBody } from '../kit/list/index.ts';
import { STANDARD, useCaseColumns } from './columns.tsx';

const OneAtATime = lazy(async () => (await import('./one-at-a-time.tsx')).OneAtATime);

export interface CaseListProps {
  /** Path of the screen. */
  path: string;
  /** The view that the address names. */
  tab?: CaseTab | null;
  customer?: string | undefined;
  onNew: () => void;
  /** History of the case on show, beside it. */
  history: ComponentType<{ id: string }>;
}

export const CASE_TABS = ['mine', 'open', 'done', 'all'] as const;
export type CaseTab = (typeof CASE_TABS)[number];

const NEWEST = { sort: [{ field: 'open', desc: true }, { field: 'lastActivityAt', desc: true }] };
const OWN = STANDARD.filter((id) => id !== 'customer');

export function CaseList({ path, tab = null, customer, onNew, history }: CaseListProps): JSX.Element {
  const columns = useCaseColumns();
  const one = route().query.get('one');
  const tabs = useMemo((): BuiltIn[] => [
    { id: 'mine', label: t('cases.mine'), look: { ...NEWEST, filter: { all: [{ field: 'open', operator: 'equals', value: true }, { field: 'assignedTo', operator: 'in', value: [ME] }] } } },
    { id: 'open', label: t('cases.open'), look: { ...NEWEST, filter: { all: [{ field: 'open', operator: 'equals', value: true }] } } },
    { id: 'done', label: t('cases.closed'), look: { ...NEWEST, filter: { all: [{ field: 'open', operator: 'equals', value: false }] } } },
    { id: 'all', label: t('customers.all'), look: NEWEST },
  ], [locale()]);
  const body = (view: ListBody<Case>): JSX.Element | null => (one === null ? null : <OneAtATime {...view} chosen={one} show={(id) => navigate(withOne(id), { replace: true })} history={history} />);
  return (
    <RecordList<Case>
      list="case" label={t('app.cases')} path={path} tabs={customer === undefined ? tabs : [{ id: 'own', label: '', look: { sort: [] } }]} tab={tab} columns={columns} standard={customer === undefined ? STANDARD : OWN} on={['customer']} name={(row) => row.subject}
      customerOf={customer === undefined ? (row) => row.customerId : undefined} customer={customer} onOpen={(row) => navigate(casePath(row.id))}
      searchLabel={t('cases.search')} bar={<Views one={one} />} body={body} onExport={(wish) => askExport({ type: 'case', ...wish })}
      empty={<EmptyState icon="case" title={customer === undefined ? t('cases.noneHere') : t('cases.empty')} actions={<Button icon="plus" needs="case.create" onClick={onNew}>{t('app.newCase')}</Button>}>{t('cases.emptyHint')}</EmptyState>}
    />
  );
}

/** Table, or one at a time: the address says which, and the same list is behind both. */
function Views({ one }: { one: string | null }): JSX.Element {
  return (
    <span class="seg" role="group" aria-label={t('cases.views')}>
      <button type="button" aria-pressed={one === null} onClick={() => navigate(withOne(null), { replace: true })}><Icon name="table" small />{t('cases.table')}</button>
      <button type="button" aria-pressed={one !== null} onClick={() => navigate(withOne(''), { replace: true })}><Icon name="split" small />{t('cases.oneAtATime')}</button>
    </span>
  );
}

/** The address as it is, with this case on show; '' for the first of the list, null for the table. */
export function withOne(id: string | null): string {
  const { path, query } = route();
  const next = new URLSearchParams(query);
  next.delete('one');
  if (id !== null) next.set('one', id);
  return next.size > 0 ? `${path}?${next}` : path;
}
