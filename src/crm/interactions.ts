/** Logged calls, e-mails and chats. */
import type { ListPage } from '../domain/query.ts';
import type { Interaction } from '../domain/records.ts';
import { interactionsOf } from '../storage/newest.ts';
import { countInteractionsOf } from '../storage/rows.ts';
import { commit } from './commit.ts';
import type { Fields, Write } from './commit.ts';
import type { Context, Who } from './context.ts';
import type { ChildQuery } from './search/children.ts';
import { idsOf } from './redirect.ts';
import { needRecord, toRecord, visible } from './view.ts';

/** The interactions of one customer, merged ones included, newest first; paged by index. */
export async function interactionsOfCustomer(context: Context, { customerId, offset = 0, limit = 50 }: ChildQuery & { customerId: string }): Promise<ListPage<Interaction>> {
  const ids = await idsOf(context, customerId);
  const alone = ids.length === 1;
  const [pages, counts] = await Promise.all([
    Promise.all(ids.map((id) => interactionsOf(context.storage, id, alone ? limit : offset + limit, alone ? offset : 0))),
    Promise.all(ids.map((id) => countInteractionsOf(context.storage, id))),
  ]);
  const rows = visible(context, pages.flat()).sort((a, b) => Number(b.startedAt) - Number(a.startedAt));
  return { total: counts.reduce((sum, one) => sum + one, 0), rows: rows.slice(alone ? 0 : offset).slice(0, limit).map((row) => toRecord<Interaction>(row)) };
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
