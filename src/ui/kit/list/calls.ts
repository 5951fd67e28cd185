/** The core's calls for each kind of list, under one roof. */
import type { CrmApi } from '../../../crm/index.ts';
import type { ListType } from '../../../domain/list-fields.ts';
import type { ListPage, ListQuery } from '../../../domain/query.ts';
import type { Remote } from '../../../link/remote.ts';

/** `customerId`: of one customer, of whom those merged into them are part. */
export type ListAsked = ListQuery & { customerId?: string };

export interface ListCalls {
  list: (query: ListAsked) => Promise<ListPage<{ id: string }>>;
  ids: (query: ListAsked, page?: { limit?: number }) => Promise<{ total: number; ids: string[] }>;
  position: (id: string, query: ListAsked) => Promise<number | null>;
}

export function listCalls(crm: Remote<CrmApi>, list: ListType): ListCalls {
  return { customer: crm.customers, case: crm.cases, task: crm.tasks, interaction: crm.interactions }[list];
}
