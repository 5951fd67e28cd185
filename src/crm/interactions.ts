/** Logged calls, e-mails and chats. */
import type { ListPage } from '../domain/query.ts';
import type { Interaction } from '../domain/records.ts';
import { interactionsOf } from '../storage/newest.ts';
import { commit } from './commit.ts';
import type { Fields, Write } from './commit.ts';
import type { Context, Who } from './context.ts';
import type { ChildQuery } from './search/children.ts';
import { idsOf } from './redirect.ts';
import { needRecord, toRecord, visible } from './view.ts';

/** The interactions of one customer, merged ones included, newest first; paged by index where none is hidden. */
export async function interactionsOfCustomer(context: Context, { customerId, offset = 0, limit = 50 }: ChildQuery & { customerId: string }): Promise<ListPage<Interaction>> {
  const ids = await idsOf(context, customerId);
  const { seen, all } = await context.interactionCounts.of(ids);
  const paged = ids.length === 1 && seen === all;
  const most = offset + limit + all - seen;
  const pages = await Promise.all(ids.map((id) => (paged ? interactionsOf(context.storage, id, limit, offset) : interactionsOf(context.storage, id, most))));
  const rows = visible(context, pages.flat()).sort((a, b) => Number(b.startedAt) - Number(a.startedAt));
  if (paged && rows.length < pages.flat().length) {
    // Some were deleted, or hidden by a batch since they were counted.
    context.interactionCounts.recount(ids[0]!);
    return interactionsOfCustomer(context, { customerId, offset, limit });
  }
  return { total: seen, rows: rows.slice(paged ? 0 : offset).slice(0, limit).map((row) => toRecord<Interaction>(row)) };
}

export function getInteraction(context: Context, id: string): Promise<Interaction> {
  return needRecord(context, 'interaction', id);
}

export async function editInteraction(context: Context, who: Who, id: string, patch: Fields, asked: Pick<Write, 'as'> = {}): Promise<Interaction> {
  await commit(context, who, [{ type: 'interaction', id, op: 'edit', fields: patch, ...asked }]);
  return getInteraction(context, id);
}

export async function createInteraction(context: Context, who: Who, id: string, fields: Fields): Promise<Interaction> {
  await commit(context, who, [{ type: 'interaction', id, op: 'create', fields }]);
  return getInteraction(context, id);
}
