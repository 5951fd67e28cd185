/** Columns of a case table that are drawn in a manner of their own. */
import { useCallback } from 'preact/hooks';
import type { Case } from '../../domain/records.ts';
import { formatMoment, formatWhen } from '../../i18n/format.ts';
import { locale, t } from '../../i18n/index.ts';
import { CaseDot, casePath, caseSign, href, Num, optionWord, useSettings } from '../kit/index.ts';
import type { Column } from '../kit/list/index.ts';

/** Shown until an agent chooses others. */
export const STANDARD = ['subject', 'caseNumber', 'customer', 'status', 'priority', 'assignedTo', 'lastActivityAt'];

/** `names`: of customers, by id. */
export function useCaseColumns(): (names: ReadonlyMap<string, string>) => Column<Case>[] {
  const settings = useSettings();
  return useCallback((names: ReadonlyMap<string, string>) => [
    { id: 'subject', label: t('caseForm.subject'), by: 'subject', width: 300, min: 170, grows: true, title: (one) => one.subject, cell: (one) => <a class="cut mid subject" tabIndex={-1} href={href(casePath(one.id))}><bdi>{one.subject}</bdi></a> },
    { id: 'caseNumber', label: t('cases.number'), by: 'caseNumber', width: 108, min: 84, spare: 3, cell: (one) => <Num>{one.caseNumber}</Num> },
    { id: 'customer', label: t('customer.label'), width: 190, min: 110, spare: 2, title: (one) => names.get(one.customerId), cell: (one) => <bdi>{names.get(one.customerId)}</bdi> },
    { id: 'status', label: t('cases.status'), by: 'status', width: 124, min: 100, cell: (one) => <Status settings={settings} status={one.status} /> },
    { id: 'priority', label: t('caseForm.priority'), by: 'priority', width: 100, min: 70, spare: 4, cell: (one) => optionWord(settings, 'priority', one.priority) },
    { id: 'lastActivityAt', label: t('cases.lastActivity'), by: 'lastActivityAt', width: 136, min: 100, spare: 1, numeric: true, title: (one) => formatMoment(one.lastActivityAt), cell: (one) => formatWhen(one.lastActivityAt) },
  ], [locale(), settings]);
}

export function Status({ settings, status }: { settings: Record<string, unknown> | undefined; status: string }) {
  return <span class="row status-word"><CaseDot sign={caseSign(settings, status)} />{optionWord(settings, 'caseStatus', status)}</span>;
}
