/** Lists and the one search box: which records is answered from memory, and read are only those on show. */
import type { ListType } from '../../domain/list-fields.ts';
import { MAX_PAGE } from '../../domain/query.ts';
import type { ListPage, ListQuery } from '../../domain/query.ts';
import type { Case, Customer, Email, Phone, RecordOf, Task } from '../../domain/records.ts';
import type { Row } from '../../domain/row.ts';
import type { CustomerBrief, CustomerRow, SearchResult } from '../../domain/views.ts';
import { lastContactsOf } from '../../storage/newest.ts';
import { briefsOf } from '../briefs.ts';
import type { Context, Who } from '../context.ts';
import { casesOfCustomer } from '../cases.ts';
import { interactionsOfCustomer } from '../interactions.ts';
import { idsOf, resolveCustomers } from '../redirect.ts';
import { tasksOfCustomer } from '../tasks.ts';
import { shownRows, toCustomer, toRecord } from '../view.ts';
import { inFull, ownOnly } from './children.ts';
import type { RecordQuery } from './children.ts';
import type { Lists } from './lists.ts';
import { termsOf } from './words.ts';

export async function listCustomers(context: Context, lists: Lists, who: Who, query?: ListQuery): Promise<ListPage<CustomerRow>> {
  const { ids, ...page } = await lists.page('customer', who.agent, query);
  return { ...page, rows: await toRows(context, ids) };
}

const OWN = {
  case: casesOfCustomer,
  task: tasksOfCustomer,
  interaction: interactionsOfCustomer,
};

const AGENT_FIELD = { case: 'assignedTo', task: 'assignedTo', interaction: 'agentId' } as const;

type ChildType = keyof typeof OWN;

/** A page of cases, tasks or interactions; a customer's own, in their standard order, are paged by index. */
export async function listRecords<T extends ChildType>(context: Context, lists: Lists, who: Who, type: T, query: RecordQuery = {}): Promise<ListPage<RecordOf[T]>> {
  const own = ownOnly(query);
  if (own) return (await OWN[type](context, { ...own, agent: who.agent })) as ListPage<RecordOf[T]>;
  const { ids, ...page } = await lists.page(type, who.agent, await inFullOf(context, type, query));
  return { ...page, rows: (await shownRows(context, type, ids)).map((row) => toRecord<RecordOf[T]>(row)) };
}

/** The query with all that it says in short spelled out. */
export async function inFullOf(context: Context, type: ChildType, query: RecordQuery = {}): Promise<ListQuery> {
  return inFull(query, AGENT_FIELD[type], query.customerId === undefined ? [] : await idsOf(context, query.customerId));
}

/** The one search box: customers, cases and tasks, the best finds first, each with the fields it was found in. */
export async function search(context: Context, lists: Lists, who: Who, query: string, limit = 20): Promise<SearchResult> {
  if (termsOf(query).length === 0) return { customers: [], cases: [], tasks: [], totals: { customers: 0, cases: 0, tasks: 0 } };
  const most = Math.min(limit, MAX_PAGE);
  const [customers, cases, tasks] = await Promise.all((['customer', 'case', 'task'] as const).map((type) => lists.search(type, who.agent, query, most)));
  const rowsOf = async <T>(type: ListType, { ids, foundIn }: Awaited<ReturnType<Lists['search']>>, toRow: (row: Row) => T) =>
    (await shownRows(context, type, ids)).map((row) => ({ ...toRow(row), foundIn: foundIn(row) }));
  const [found, last] = await Promise.all([rowsOf('customer', customers!, toCustomer), lastContactsOf(context.storage, customers!.ids)]);
  const rows = await glances(context, found, new Map(customers!.ids.map((id, at) => [id, last[at]])));
  return {
    customers: rows.map((row, i) => ({ ...row, foundIn: found[i]!.foundIn })),
    cases: await rowsOf('case', cases!, (row) => toRecord<Case>(row)),
    tasks: await rowsOf('task', tasks!, (row) => toRecord<Task>(row)),
    totals: { customers: customers!.total, cases: cases!.total, tasks: tasks!.total },
  };
}

/** At most this many customers are named at once. */
const MAX_BRIEFS = 1000;

/** The customers that stand for the ids now, in the order asked for; null where none is seen. */
export async function briefs(context: Context, ids: readonly string[]): Promise<(CustomerBrief | null)[]> {
  const rows = await resolveCustomers(context, ids.slice(0, MAX_BRIEFS));
  const found = await briefsOf(context, rows.filter((row) => row !== undefined).map(toCustomer));
  let next = 0;
  return rows.map((row) => (row ? found[next++]! : null));
}

/** Customers as lists show them, by id. */
export async function toRows(context: Context, ids: string[]): Promise<CustomerRow[]> {
  const [rows, last] = await Promise.all([shownRows(context, 'customer', ids), lastContactsOf(context.storage, ids)]);
  return glances(context, rows.map(toCustomer), new Map(ids.map((id, at) => [id, last[at]])));
}

async function glances(context: Context, customers: readonly Customer[], last: ReadonlyMap<string, number | undefined>): Promise<CustomerRow[]> {
  const found = await briefsOf(context, customers);
  return customers.map((customer, i) => {
    const lastContactAt = last.get(customer.id);
    return { ...glance(customer), ...found[i]!, ...(lastContactAt !== undefined && { lastContactAt }) };
  });
}

function glance({ comments: _comments, ...customer }: Customer): Omit<CustomerRow, keyof CustomerBrief> {
  const phone = firstOf<Phone>(customer.phones);
  const email = firstOf<Email>(customer.emails);
  const { city, country } = customer.primaryAddress ?? {};
  return {
    ...customer,
    ...(phone && { phone: phone.e164 ?? phone.number }),
    ...(email && { email: email.address }),
    ...(city && { city }),
    ...(country && { country }),
  };
}

function firstOf<T extends { order: number }>(map: Record<string, T>): T | undefined {
  return Object.values(map).sort((a, b) => a.order - b.order)[0];
}
