/** Logged calls, e-mails and chats. */
import type { Interaction } from '../domain/records.ts';
import { countInteractionsOf, interactionsOf, recentInteractions } from '../storage/rows.ts';
import { commit } from './commit.ts';
import type { Fields } from './commit.ts';
import type { Context, Who } from './context.ts';
import { idsOf } from './redirect.ts';
import { needRecord, toRecord, visible } from './view.ts';
import type { Page } from './view.ts';

export interface InteractionFilter {
  customerId?: string;
  /** The signed-in agent's own: "Latest communications". */
  mine?: boolean;
  offset?: number;
  limit?: number;
}

/** Newest first. */
export async function listInteractions(context: Context, who: Who, filter: InteractionFilter = {}): Promise<Page<Interaction>> {
  const { offset = 0, limit = 50 } = filter;
  if (filter.customerId === undefined) {
    const rows = visible(context, await recentInteractions(context.storage, filter.mine ? who.agent : null, limit, offset));
    return { total: offset + rows.length, rows: rows.map((row) => toRecord<Interaction>(row)) };
  }
  const ids = await idsOf(context, filter.customerId);
  const [pages, counts] = await Promise.all([
    Promise.all(ids.map((id) => interactionsOf(context.storage, id, offset + limit))),
    Promise.all(ids.map((id) => countInteractionsOf(context.storage, id))),
  ]);
  const rows = visible(context, pages.flat()).sort((a, b) => Number(b.startedAt) - Number(a.startedAt));
  return { total: counts.reduce((sum, one) => sum + one, 0), rows: rows.slice(offset, offset + limit).map((row) => toRecord<Interaction>(row)) };
}

export function getInteraction(context: Context, id: string): Promise<Interaction> {
  return needRecord(context, 'interaction', id);
}

export async function editInteraction(context: Context, who: Who, id: string, patch: Fields, drafts: string[] = []): Promise<Interaction> {
  await commit(context, who, [{ type: 'interaction', id, op: 'edit', fields: patch }], { drafts });
  return getInteraction(context, id);
}

export async function createInteraction(context: Context, who: Who, id: string, fields: Fields): Promise<Interaction> {
  await commit(context, who, [{ type: 'interaction', id, op: 'create', fields }]);
  return getInteraction(context, id);
}
