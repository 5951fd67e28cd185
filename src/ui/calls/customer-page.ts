/** The customer of a call as screens show them, read anew when anything of theirs changes. */
import type { Call, CustomerPage } from '../../domain/views.ts';
import { daysBetween } from '../../i18n/format.ts';
import { useHost, useNow, useQuery } from '../kit/index.ts';

export function useCustomerPage(id: string | null): CustomerPage | undefined {
  const { crm } = useHost();
  return useQuery({ key: id && `customer page ${id}`, on: ['customer', 'case', 'task', 'interaction'], read: () => crm.customers.page(id as string) }).data;
}

/** Calls of this customer today, this one included; absent while unknown. */
export function callsToday(call: Call, page: CustomerPage | undefined): number | undefined {
  const now = useNow(60_000);
  if (!page) return undefined;
  const earlier = page.lastInteractions.filter((one) => one.id !== call.id && one.channel === 'phone' && one.direction === 'in' && daysBetween(one.startedAt, now) === 0);
  return earlier.length + 1;
}
