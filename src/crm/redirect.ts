/** A merge is a redirect: reading follows it, and children are found under every id that leads here. */
import { CrmError } from '../domain/errors.ts';
import { isAlive } from '../domain/row.ts';
import type { Row } from '../domain/row.ts';
import { getRow, getRows, mergedInto } from '../storage/rows.ts';
import type { Context } from './context.ts';

/** The customer that stands for `id` now; undefined where none is seen. A ring of redirects leads to its smallest id. */
export async function resolveCustomer(context: Context, id: string): Promise<Row | undefined> {
  const seen = new Map<string, Row>();
  let row = await getRow(context.storage, 'customer', id);
  while (row && typeof row.mergedInto === 'string' && !seen.has(row.id)) {
    seen.set(row.id, row);
    row = await getRow(context.storage, 'customer', row.mergedInto);
  }
  if (row && seen.has(row.id)) row = smallestOfRing(row, seen);
  return row && isAlive(row) && context.shown(row) ? row : undefined;
}

/** The same for many, with one query where nothing is redirected. */
export async function resolveCustomers(context: Context, ids: string[]): Promise<(Row | undefined)[]> {
  const rows = await getRows(context.storage, 'customer', ids);
  return Promise.all(rows.map((row, i) => (row && typeof row.mergedInto !== 'string' && isAlive(row) && context.shown(row) ? row : resolveCustomer(context, ids[i]!))));
}

export async function needCustomer(context: Context, id: string): Promise<Row> {
  const row = await resolveCustomer(context, id);
  if (!row) throw new CrmError('not-found', { record: id });
  return row;
}

/** Every id whose children belong to the customer: its own and those merged into it. */
export async function idsOf(context: Context, id: string): Promise<string[]> {
  const ids = new Set([id]);
  const open = [id];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const row of await mergedInto(context.storage, at)) {
      if (ids.has(row.id)) continue;
      ids.add(row.id);
      open.push(row.id);
    }
  }
  return [...ids];
}

function smallestOfRing(start: Row, seen: ReadonlyMap<string, Row>): Row | undefined {
  const ring = [start.id];
  for (let at = seen.get(start.id)?.mergedInto; typeof at === 'string' && at !== start.id; at = seen.get(at)?.mergedInto) ring.push(at);
  return seen.get(ring.sort()[0]!);
}
