/** What a screen asks of cases, tasks and interactions in short, as conditions of a query; one customer's own go by index. */
import { ME } from '../../domain/query.ts';
import type { Condition, ListQuery } from '../../domain/query.ts';

export interface ChildQuery {
  /** Of this customer and of those merged into it. */
  customerId?: string | undefined;
  open?: boolean | undefined;
  /** Agent id. */
  assignedTo?: string | undefined;
  /** The signed-in agent's own. */
  mine?: boolean | undefined;
  offset?: number | undefined;
  limit?: number | undefined;
}

export type RecordQuery = Omit<ListQuery, 'offset' | 'limit'> & ChildQuery;

/** The customer whose records are asked for and nothing more, in the standard order; null for any other query. */
export function ownOnly(query: RecordQuery): (ChildQuery & { customerId: string }) | null {
  const { customerId, query: words, filter, sort, facets, assignedTo } = query;
  const more = words || filter || sort || facets || assignedTo !== undefined;
  return customerId === undefined || more ? null : { ...query, customerId };
}

/** The same with everything in `filter`. `agentField`: the field that says whose a record is. */
export function inFull({ customerId, open, assignedTo, mine, offset, limit, filter, ...rest }: RecordQuery, agentField: string, customerIds: readonly string[]): ListQuery {
  const equals = (field: string, value: string | boolean): Condition => ({ field, operator: 'equals', value });
  const short = [
    ...(customerId === undefined ? [] : [{ field: 'customerId', operator: 'in', value: customerIds } as const]),
    ...(open === undefined ? [] : [equals('open', open)]),
    ...(assignedTo === undefined ? [] : [equals(agentField, assignedTo)]),
    ...(mine ? [equals(agentField, ME)] : []),
  ];
  return {
    ...rest,
    ...(filter && { filter }),
    ...(short.length > 0 && { filter: filter ? { all: [filter, ...short] } : { all: short } }),
    ...(offset !== undefined && { offset }),
    ...(limit !== undefined && { limit }),
  };
}
