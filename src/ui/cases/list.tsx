/** Cases, everybody's or one customer's: as a table, or one at a time in the same order. */
import type { ComponentChildren, ComponentType, JSX } from 'preact';
import type { Case } from '../../domain/records.ts';
import { t } from '../../i18n/index.ts';
import { Button, casePath, EmptyState, Grid, Icon, Kbd, navigate, route, TableFoot, useAgents, useHost, useRowNames, useSettings, useWindow, type Place, type Rows } from '../kit/index.ts';
import { caseColumns } from './columns.tsx';
import { OneAtATime } from './one-at-a-time.tsx';

export interface CaseListProps {
  /** Path of the screen, to switch between table and one at a time. */
  path: string;
  customer?: string | undefined;
  filter?: { open?: boolean; assignedTo?: string } | undefined;
  onNew: () => void;
  /** History of the case on show, beside it. */
  history: ComponentType<{ id: string }>;
  /** At the start of the bar. */
  bar?: ComponentChildren;
}

const places = new Map<string, Place>();

export function CaseList({ path, customer, filter, onNew, history, bar }: CaseListProps): JSX.Element {
  const { crm } = useHost();
  const key = `cases ${customer ?? ''} ${JSON.stringify(filter ?? {})}`;
  const rows = useWindow<Case>({ key, on: ['case', 'setting'], read: (offset, limit) => crm.cases.list({ ...filter, ...(customer && { customerId: customer }), offset, limit }) });
  const one = route().query.get('one');
  const views = (
    <span class="seg" role="group" aria-label={t('cases.views')}>
      <button type="button" aria-pressed={one === null} onClick={() => navigate(path, { replace: true })}><Icon name="table" small />{t('cases.table')}</button>
      <button type="button" aria-pressed={one !== null} onClick={() => navigate(`${path}?one=${rows.at(0)?.id ?? ''}`, { replace: true })}><Icon name="split" small />{t('cases.oneAtATime')}</button>
    </span>
  );
  if (rows.total === 0) {
    const empty = filter?.open === false || filter?.assignedTo !== undefined ? t('cases.noneHere') : t('cases.empty');
    return <>{bar && <div class="bar">{bar}</div>}<EmptyState icon="case" title={empty} actions={<Button icon="plus" needs="case.create" onClick={onNew}>{t('app.newCase')}</Button>}>{t('cases.emptyHint')}</EmptyState></>;
  }
  if (one !== null) return <OneAtATime rows={rows} chosen={one} path={path} locate={(id) => crm.cases.position(id, { ...filter, ...(customer && { customerId: customer }) })} views={<>{views}{bar}</>} history={history} />;
  return <><div class="bar">{views}{bar}</div><CaseTable rows={rows} place={placeOf(key)} withCustomer={customer === undefined} /></>;
}

function CaseTable({ rows, place, withCustomer }: { rows: Rows<Case>; place: Place; withCustomer: boolean }): JSX.Element {
  const settings = useSettings();
  const agents = useAgents();
  const { rows: seen, names } = useRowNames(rows, (row) => (withCustomer ? row.customerId : null));
  return (
    <>
      <Grid<Case, string> label={t('app.cases')} columns={caseColumns({ settings, agents, names: withCustomer ? names : undefined })} rows={seen} place={place} onOpen={(row) => navigate(casePath(row.id))} />
      <TableFoot>
        <span class="keys-hint"><Kbd keys="ArrowUp" /><Kbd keys="ArrowDown" />{t('action.move')}</span>
        <span class="keys-hint"><Kbd keys="Enter" />{t('action.open')}</span>
        {rows.total !== undefined && <span class="end">{t('panel.cases', { count: rows.total })}</span>}
      </TableFoot>
    </>
  );
}

/** Each list is found again as it was left. */
function placeOf(key: string): Place {
  const place = places.get(key) ?? { cursor: 0, scroll: 0 };
  places.set(key, place);
  return place;
}
