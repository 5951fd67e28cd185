/** A list's look in the address, so that it can be reloaded, kept as a bookmark, and found again by Back. */
import type { ListLook } from '../../../domain/list-view.ts';
import type { Filter, Sort } from '../../../domain/query.ts';

export interface InAddress {
  view?: string | undefined;
  query?: string | undefined;
  filter?: Filter | undefined;
  sort?: readonly Sort[] | undefined;
}

const OURS = ['view', 'q', 'filter', 'sort'] as const;

/** Parts that cannot be read are left out. */
export function readAddress(params: URLSearchParams): InAddress {
  const filter = parsed(params.get('filter'));
  const sort = params.get('sort')?.split(',').filter(Boolean).map((one): Sort => (one.startsWith('-') ? { field: one.slice(1), desc: true } : { field: one }));
  return { view: params.get('view') ?? undefined, query: params.get('q') ?? undefined, ...(filter && { filter }), ...(sort && sort.length > 0 && { sort }) };
}

/** The address with these parts; what else it says stays. */
export function writeAddress(path: string, params: URLSearchParams, { view, query, filter, sort }: InAddress): string {
  const next = new URLSearchParams(params);
  for (const name of OURS) next.delete(name);
  if (view !== undefined) next.set('view', view);
  if (query) next.set('q', query);
  if (filter) next.set('filter', JSON.stringify(filter));
  if (sort) next.set('sort', sort.map(({ field, desc }) => (desc ? `-${field}` : field)).join(','));
  return next.size > 0 ? `${path}?${next}` : path;
}

/** What of a look has to be said beside its tab. */
export function differenceOf(look: ListLook, base: ListLook): Pick<InAddress, 'filter' | 'sort'> {
  const differs = (name: 'filter' | 'sort'): boolean => JSON.stringify(look[name] ?? null) !== JSON.stringify(base[name] ?? null);
  return { ...(differs('filter') && { filter: look.filter ?? { all: [] } }), ...(differs('sort') && { sort: look.sort }) };
}

function parsed(text: string | null): Filter | undefined {
  try {
    const value: unknown = text === null ? null : JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Filter) : undefined;
  } catch {
    return undefined;
  }
}
