/** The customer list and the one search box, answered from memory and filled in from the rows on show alone. */
import { foldText } from '../../domain/fold.ts';
import { CrmError } from '../../domain/errors.ts';
import type { Case, Customer, Email, Phone } from '../../domain/records.ts';
import type { CustomerRow } from '../../domain/views.ts';
import { allRows, interactionsOf } from '../../storage/rows.ts';
import { briefsOf } from '../briefs.ts';
import type { Context } from '../context.ts';
import { shownRows, toCustomer, toRecord, visible } from '../view.ts';
import type { Page } from '../view.ts';
import { SORTS } from './customer-index.ts';
import type { CustomerIndex, SortBy } from './customer-index.ts';

export interface CustomerQuery {
  /** Contains, any case and accents; every word must be found. */
  query?: string;
  sort?: { by: SortBy; desc?: boolean };
  offset?: number;
  /** At most 500. */
  limit?: number;
}

const MAX_ROWS = 500;

export async function listCustomers(context: Context, index: CustomerIndex, ask: CustomerQuery = {}): Promise<Page<CustomerRow>> {
  const { by, desc = false } = ask.sort ?? { by: 'name' };
  if (!SORTS.includes(by)) throw new CrmError('validation', { field: 'sort', rule: 'not-in-list' });
  const { text, orders } = await index.load();
  const terms = termsOf(ask.query ?? '');
  const ids = terms.length > 0 ? orders[by].of(new Set(text.find(terms))) : orders[by].ids();
  const { offset = 0, limit = 50 } = ask;
  const chosen = desc ? slice([...ids].reverse(), offset, limit) : slice(ids, offset, limit);
  return { total: ids.length, rows: await toRows(context, chosen) };
}

/** Customers whose name starts with the query first, then the rest by name; and cases by number or subject. */
export async function search(context: Context, index: CustomerIndex, query: string, limit = 20): Promise<{ customers: CustomerRow[]; cases: Case[] }> {
  const terms = termsOf(query);
  if (terms.length === 0) return { customers: [], cases: [] };
  const { text, orders } = await index.load();
  const found = orders.name.of(new Set(text.find(terms)));
  const starts = found.filter((id) => String(orders.name.value(id)).split(' ').some((word) => word.startsWith(terms[0]!)));
  const first = new Set(starts.slice(0, limit));
  const ids = [...first, ...found.filter((id) => !first.has(id))].slice(0, limit);
  return { customers: await toRows(context, ids), cases: await searchCases(context, terms, limit) };
}

/** Words of the query; what looks like a phone number is one word of digits, without trunk zeros. */
export function termsOf(query: string): string[] {
  const folded = foldText(query);
  if (/^[+(]?[\d][\d\s()/.\-+]{2,}$/.test(folded)) return [folded.replace(/\D/g, '').replace(/^0+(?=\d{3})/, '')];
  return folded.split(' ').filter(Boolean);
}

async function searchCases(context: Context, terms: string[], limit: number): Promise<Case[]> {
  const rows = visible(context, await allRows(context.storage, 'case'));
  const hits = rows.filter((row) => {
    const text = foldText(`${row.caseNumber as string} ${row.subject as string}`);
    return terms.every((term) => text.includes(term));
  });
  return hits.slice(0, limit).map((row) => toRecord<Case>(row));
}

async function toRows(context: Context, ids: string[]): Promise<CustomerRow[]> {
  const customers = (await shownRows(context, 'customer', ids)).map(toCustomer);
  const [briefs, last] = await Promise.all([
    briefsOf(context, customers),
    Promise.all(customers.map(({ id }) => interactionsOf(context.storage, id, 1))),
  ]);
  return customers.map((customer, i) => ({ ...briefs[i]!, ...cells(customer), ...(last[i]?.[0] && { lastContactAt: Number(last[i][0].startedAt) }) }));
}

function cells(customer: Customer): Partial<CustomerRow> {
  const phone = firstOf<Phone>(customer.phones);
  const email = firstOf<Email>(customer.emails);
  const { city, country } = customer.primaryAddress ?? {};
  return {
    ...(phone && { phone: phone.e164 ?? phone.number }),
    ...(email && { email: email.address }),
    ...(city && { city }),
    ...(country && { country }),
    ...(customer.customerType && { customerType: customer.customerType }),
    ...(customer.flags && { flags: customer.flags }),
  };
}

function firstOf<T extends { order: number }>(map: Record<string, T>): T | undefined {
  return Object.values(map).sort((a, b) => a.order - b.order)[0];
}

function slice(ids: readonly string[], offset: number, limit: number): string[] {
  return ids.slice(offset, offset + Math.min(limit, MAX_ROWS));
}
