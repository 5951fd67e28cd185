/** Columns of the customer list that are drawn in a manner of their own. */
import { useCallback } from 'preact/hooks';
import type { CustomerRow } from '../../domain/views.ts';
import { formatMoment, formatNumber, formatWhen } from '../../i18n/format.ts';
import { locale, t } from '../../i18n/index.ts';
import { Avatar, Chip, customerPath, href, Icon, Num, personName, Tel, Vip } from '../kit/index.ts';
import type { Column } from '../kit/list/index.ts';

/** Shown until an agent chooses others. */
export const STANDARD = ['name', 'language', 'phones', 'emails', 'primaryAddress.city', 'company', 'openCases', 'lastContactAt'];

export function useCustomerColumns(): () => Column<CustomerRow>[] {
  return useCallback(() => [
    { id: 'name', label: t('customers.name'), by: 'name', width: 250, min: 184, title: personName, cell: (row) => <Name row={row} /> },
    { id: 'accountNumber', label: t('customers.accountNumber'), by: 'accountNumber', width: 110, min: 80, cell: (row) => <Num>{row.accountNumber}</Num> },
    { id: 'phones', label: t('customers.phone'), by: 'phones', width: 150, min: 142, cell: (row) => row.phone && <Tel e164={row.phone} /> },
    { id: 'emails', label: t('customer.email'), by: 'emails', width: 220, min: 150, grows: true, spare: 4, title: (row) => row.email, cell: (row) => row.email && <Num>{row.email}</Num> },
    { id: 'company', label: t('customer.company'), by: 'company', width: 150, min: 90, spare: 6, title: (row) => row.company, cell: (row) => row.company && <bdi>{row.company}</bdi> },
    { id: 'primaryAddress.city', label: t('customers.town'), by: 'primaryAddress.city', width: 112, min: 80, spare: 3, title: (row) => row.city, cell: (row) => row.city && <bdi>{row.city}</bdi> },
    { id: 'openCases', label: t('customers.openCases'), by: 'openCases', width: 124, min: 60, spare: 2, numeric: true, cell: (row) => <span class={row.openCases === 0 ? 'three' : undefined}>{formatNumber(row.openCases)}</span> },
    { id: 'lastContactAt', label: t('customers.lastContact'), by: 'lastContactAt', width: 124, min: 100, spare: 1, numeric: true, title: (row) => (row.lastContactAt && formatMoment(row.lastContactAt)) || undefined, cell: (row) => row.lastContactAt && formatWhen(row.lastContactAt) },
  ], [locale()]);
}

function Name({ row }: { row: CustomerRow }) {
  return (
    <span class="row">
      <Avatar name={personName(row)} size="small" />
      <a class="cut" tabIndex={-1} href={href(customerPath(row.id))}><bdi>{personName(row)}</bdi></a>
      {row.vip && <Vip />}
      {row.flags?.some((flag) => flag.startsWith('duplicate')) && <Chip icon="warning" tone="harm">{t('customers.duplicate')}</Chip>}
      <a class="btn btn-icon btn-quiet row-edit" tabIndex={-1} href={href(`${customerPath(row.id)}/edit`)} aria-label={t('customers.editRow', { name: personName(row) })} title={t('app.edit')}><Icon name="edit" /></a>
    </span>
  );
}
