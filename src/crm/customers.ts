/** All a customer can do. */
import { CrmError } from '../domain/errors.ts';
import { newId } from '../domain/ids.ts';
import { emailKey } from '../domain/keys.ts';
import type { Case, Customer, Email, Interaction, Phone, Task } from '../domain/records.ts';
import type { Row } from '../domain/row.ts';
import type { CustomerPage } from '../domain/views.ts';
import { interactionsOf } from '../storage/newest.ts';
import { casesOf, tasksOf } from '../storage/rows.ts';
import { commit } from './commit.ts';
import type { Fields, Write } from './commit.ts';
import type { Context, Who } from './context.ts';
import { isClosed } from './derive.ts';
import { withPhones } from './phones.ts';
import { idsOf, needCustomer } from './redirect.ts';
import { toCustomer, toRecord, visible } from './view.ts';

/** The customer, or the one it was merged into. Throws `not-found`. */
export async function getCustomer(context: Context, id: string): Promise<Customer> {
  return toCustomer(await needCustomer(context, id));
}

export async function customerPage(context: Context, id: string): Promise<CustomerPage> {
  const row = await needCustomer(context, id);
  const ids = await idsOf(context, row.id);
  const [cases, tasks, interactions, counted] = await Promise.all([
    casesOf(context.storage, ids),
    tasksOf(context.storage, ids),
    Promise.all(ids.map((one) => interactionsOf(context.storage, one, 5))),
    context.interactionCounts.of(ids),
  ]);
  const shownCases = visible(context, cases);
  const openCases = shownCases.filter((one) => !isClosed(one.status, 'caseStatus', context.settings)).sort(newest('lastActivityAt'));
  const shownTasks = visible(context, tasks);
  const nextTasks = shownTasks.filter((one) => !isClosed(one.status, 'taskStatus', context.settings)).sort(soonest);
  return {
    customer: toCustomer(row),
    counts: { openCases: openCases.length, cases: shownCases.length, tasks: shownTasks.length, interactions: counted.seen },
    openCases: openCases.map((one) => toRecord<Case>(one)),
    nextTasks: nextTasks.slice(0, 5).map((one) => toRecord<Task>(one)),
    lastInteractions: visible(context, interactions.flat()).sort(newest('startedAt')).slice(0, 5).map((one) => toRecord<Interaction>(one)),
  };
}

/** Creates a customer; first and last name are needed. `draft`: a draft this makes good. */
export async function createCustomer(context: Context, who: Who, fields: Fields, draft?: string): Promise<Customer> {
  const id = newId();
  await commit(context, who, [{ type: 'customer', id, op: 'create', fields: withPhones(fields, context.settings.region()) }], draft ? { drafts: [draft] } : {});
  return getCustomer(context, id);
}

export async function editCustomer(context: Context, who: Who, id: string, patch: Fields, draft?: string): Promise<Customer> {
  const row = await needCustomer(context, id);
  await commit(context, who, [{ type: 'customer', id: row.id, op: 'edit', fields: withPhones(patch, context.settings.region()) }], draft ? { drafts: [draft] } : {});
  return getCustomer(context, row.id);
}

export async function removeCustomer(context: Context, who: Who, id: string): Promise<void> {
  await commit(context, who, [{ type: 'customer', id: (await needCustomer(context, id)).id, op: 'delete' }]);
}

export async function restoreCustomer(context: Context, who: Who, id: string): Promise<Customer> {
  await commit(context, who, [{ type: 'customer', id, op: 'restore' }]);
  return getCustomer(context, id);
}

export interface MergeChoice {
  /** Stays. */
  keep: string;
  /** Becomes a redirect to `keep`. */
  lose: string;
  /** Fields the kept one takes on, by path. */
  fields?: Fields;
}

/** Merges two customers: the loser redirects, its phones and e-mails are added, and its children are found under the kept one. */
export async function mergeCustomers(context: Context, who: Who, { keep, lose, fields = {} }: MergeChoice): Promise<Customer> {
  if (keep === lose) throw new CrmError('validation', { field: 'lose', rule: 'not-in-list' });
  const [kept, lost] = [await needCustomer(context, keep), await needCustomer(context, lose)];
  if (kept.id === lost.id) throw new CrmError('validation', { field: 'lose', rule: 'not-in-list' });
  // As they stand in the transaction: a phone added a moment ago comes along.
  let going = lost;
  const writes: Write[] = [
    { type: 'customer', id: lost.id, op: 'edit', fields: (row) => ((going = row ?? lost), { mergedInto: kept.id }) },
    { type: 'customer', id: kept.id, op: 'edit', fields: (row) => ({ ...newElements(going, row ?? kept), ...fields }) },
  ];
  await commit(context, { ...who, path: 'merge' }, writes);
  return getCustomer(context, kept.id);
}

/** Phones and e-mails of the one that goes which the one that stays has not got: a second copy would clash with a third owner. */
function newElements(lost: Row, kept: Row): Fields {
  const known = new Set(Object.values(elementsOf(kept)).map(sameAs));
  return Object.fromEntries(Object.entries(elementsOf(lost)).filter(([, one]) => !known.has(sameAs(one))));
}

function elementsOf(row: Row): Fields {
  const paths = (head: string): [string, unknown][] => Object.entries((row[head] as Record<string, unknown> | undefined) ?? {}).map(([id, one]) => [`${head}.${id}`, one]);
  return Object.fromEntries([...paths('phones'), ...paths('emails')]);
}

function sameAs(element: unknown): string {
  const { address, e164, number, extension } = element as Partial<Email & Phone>;
  return address !== undefined ? emailKey({ address }) : `${e164 ?? number} ${extension ?? ''}`;
}

function newest(field: string): (a: Row, b: Row) => number {
  return (a, b) => Number(b[field] ?? 0) - Number(a[field] ?? 0);
}

function soonest(a: Row, b: Row): number {
  return Number(a.dueAt ?? Infinity) - Number(b.dueAt ?? Infinity);
}
