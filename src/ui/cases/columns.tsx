/** Columns of a case table. */
import type { Agent, Case } from '../../domain/records.ts';
import { formatMoment, formatWhen } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { CaseDot, casePath, caseSign, href, Num, optionWord, type Column } from '../kit/index.ts';

export interface CaseWords {
  settings: Record<string, unknown> | undefined;
  agents: readonly Agent[];
  /** Customers' names by id; absent on a customer's own page. */
  names?: ReadonlyMap<string, string> | undefined;
}

export function caseColumns({ settings, agents, names }: CaseWords): Column<Case>[] {
  const customer: Column<Case> = { id: 'customer', label: t('customer.label'), width: 190, title: (one) => names?.get(one.customerId), cell: (one) => <bdi>{names?.get(one.customerId)}</bdi> };
  return [
    { id: 'number', label: t('cases.number'), width: 108, cell: (one) => <Num>{one.caseNumber}</Num> },
    { id: 'subject', label: t('caseForm.subject'), title: (one) => one.subject, cell: (one) => <a class="cut mid subject" tabIndex={-1} href={href(casePath(one.id))}><bdi>{one.subject}</bdi></a> },
    ...(names ? [customer] : []),
    { id: 'status', label: t('cases.status'), width: 124, cell: (one) => <Status settings={settings} status={one.status} /> },
    { id: 'priority', label: t('caseForm.priority'), width: 92, cell: (one) => optionWord(settings, 'priority', one.priority) },
    { id: 'owner', label: t('cases.assignedTo'), width: 140, cell: (one) => <bdi>{agents.find(({ id }) => id === one.assignedTo)?.name}</bdi> },
    { id: 'activity', label: t('cases.lastActivity'), width: 116, numeric: true, title: (one) => formatMoment(one.lastActivityAt), cell: (one) => formatWhen(one.lastActivityAt) },
  ];
}

export function Status({ settings, status }: { settings: Record<string, unknown> | undefined; status: string }) {
  return <span class="row status-word"><CaseDot sign={caseSign(settings, status)} />{optionWord(settings, 'caseStatus', status)}</span>;
}
