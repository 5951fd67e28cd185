/** Columns of the customer list. */
import type { CustomerRow } from '../../domain/views.ts';
import { formatMoment, formatNumber, formatWhen, languageName } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { Avatar, Chip, customerPath, href, Icon, Num, personName, Tel, Vip, type Column } from '../kit/index.ts';
import type { SortBy } from './list-state.ts';

export function customerColumns(): Column<CustomerRow, SortBy>[] {
  return [
    { id: 'name', label: t('customers.name'), by: 'name', width: 250, title: personName, cell: (row) => <Name row={row} /> },
    { id: 'language', label: t('customer.language'), width: 100, title: (row) => row.language && languageName(row.language), cell: (row) => row.language && languageName(row.language) },
    { id: 'phone', label: t('customers.phone'), width: 150, cell: (row) => row.phone && <Tel e164={row.phone} /> },
    { id: 'email', label: t('customer.email'), title: (row) => row.email, cell: (row) => row.email && <Num>{row.email}</Num> },
    { id: 'city', label: t('customers.town'), by: 'primaryAddress.city', width: 112, title: (row) => row.city, cell: (row) => row.city && <bdi>{row.city}</bdi> },
    { id: 'company', label: t('customer.company'), by: 'company', width: 150, title: (row) => row.company, cell: (row) => row.company && <bdi>{row.company}</bdi> },
    { id: 'cases', label: t('customers.openCases'), width: 124, numeric: true, cell: (row) => <span class={row.openCases === 0 ? 'three' : undefined}>{formatNumber(row.openCases)}</span> },
    { id: 'last', label: t('customers.lastContact'), width: 112, numeric: true, title: (row) => row.lastContactAt && formatMoment(row.lastContactAt) || undefined, cell: (row) => row.lastContactAt && formatWhen(row.lastContactAt) },
    { id: 'edit', label: t('app.edit'), quiet: true, width: 44, cell: (row) => <EditLink row={row} /> },
  ];
}

function Name({ row }: { row: CustomerRow }) {
  return (
    <span class="row">
      <Avatar name={personName(row)} size="small" />
      <a class="cut" tabIndex={-1} href={href(customerPath(row.id))}><bdi>{personName(row)}</bdi></a>
      {row.vip && <Vip />}
      {row.flags?.some((flag) => flag.startsWith('duplicate')) && <Chip icon="warning" tone="harm">{t('customers.duplicate')}</Chip>}
    </span>
  );
}

function EditLink({ row }: { row: CustomerRow }) {
  return <a class="btn btn-icon btn-quiet row-edit" tabIndex={-1} href={href(`${customerPath(row.id)}/edit`)} aria-label={t('customers.editRow', { name: personName(row) })} title={t('app.edit')}><Icon name="edit" /></a>;
}
