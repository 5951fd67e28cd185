/** The few facts of customers that matches, bands and rows show. */
import type { Customer } from '../domain/records.ts';
import type { CustomerBrief } from '../domain/views.ts';
import { openCaseCounts } from '../storage/lookup.ts';
import type { Context } from './context.ts';

export async function briefsOf(context: Context, customers: readonly Customer[]): Promise<CustomerBrief[]> {
  const held = customers.map(({ id }) => context.openCases.of(id));
  const counts = held.includes(null) ? await openCaseCounts(context.storage, customers.map(({ id }) => id)) : held;
  return customers.map((customer, i) => toBrief(customer, counts[i] ?? 0));
}

function toBrief(customer: Customer, openCases: number): CustomerBrief {
  const { id, firstName, lastName, accountNumber, company, vip, doNotCall, language } = customer;
  return {
    id,
    firstName,
    lastName,
    accountNumber,
    openCases,
    ...(company && { company }),
    ...(vip && { vip }),
    ...(doNotCall && { doNotCall }),
    ...(language && { language }),
  };
}
