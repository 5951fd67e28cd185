/** What lists read of each record: those that people see, with the few values that hang on other records. */
import type { ListType, Value } from '../../domain/list-fields.ts';
import type { Row } from '../../domain/row.ts';
import { openCaseCounts } from '../../storage/lookup.ts';
import { changesOfRecord, lastContactsOf } from '../../storage/newest.ts';
import { getRows, pagesOf, rowsWithCustom } from '../../storage/rows.ts';
import type { Context } from '../context.ts';
import { isClosed } from '../derive.ts';
import { visible } from '../view.ts';

export async function* rowsOfType(context: Context, type: ListType): AsyncGenerator<Row[]> {
  for await (const rows of pagesOf(context.storage, type)) {
    const seen = visible(context, rows).filter((row) => typeof row.mergedInto !== 'string');
    for (const row of seen) addOpen(context, type, row);
    yield seen;
  }
}

/** The row as lists have it; undefined when people do not see it. */
export async function prepare(context: Context, type: ListType, row: Row | undefined): Promise<Row | undefined> {
  return row && (await seenOf(context, type, [row]))[0];
}

/** Rows as they are now, of those that people see. */
export async function someRows(context: Context, type: ListType, ids: readonly string[]): Promise<Row[]> {
  return seenOf(context, type, (await getRows(context.storage, type, [...ids])).filter((row) => row !== undefined));
}

async function seenOf(context: Context, type: ListType, rows: readonly Row[]): Promise<Row[]> {
  const seen = visible(context, rows).filter((row) => typeof row.mergedInto !== 'string');
  for (const row of seen) addOpen(context, type, row);
  if (type === 'customer') await addLate(context, seen);
  return seen;
}

async function addLate(context: Context, customers: readonly Row[]): Promise<void> {
  const ids = customers.map(({ id }) => id);
  const [last, open] = await Promise.all([lastContactsOf(context.storage, ids), openCasesOf(context, ids)]);
  customers.forEach((row, at) => {
    if (last[at] !== undefined) row.lastContactAt = last[at];
    if (open[at]) row.openCases = open[at];
  });
}

async function openCasesOf(context: Context, customers: string[]): Promise<number[]> {
  const held = customers.map((id) => context.openCases.of(id));
  return held.includes(null) ? openCaseCounts(context.storage, customers) : (held as number[]);
}

function addOpen(context: Context, type: ListType, row: Row): void {
  if (type === 'case') row.open = !isClosed(row.status, 'caseStatus', context.settings);
  if (type === 'task') row.open = !isClosed(row.status, 'taskStatus', context.settings);
}

/** The customer of a case or interaction, and the one it was taken from by its newest change. */
export async function customersOf(context: Context, id: string, row: Row | undefined): Promise<string[]> {
  const [change] = await changesOfRecord(context.storage, id, 1);
  const both = [row?.customerId, change?.fields?.customerId?.[0]];
  return [...new Set(both.filter((one) => typeof one === 'string'))];
}

/** Values of a column that is made apart, by record. */
export async function lateValues(context: Context, type: ListType, path: string): Promise<ReadonlyMap<string, Value>> {
  if (path === 'openCases') return context.openCases.all();
  return path === 'lastContactAt' ? lastContacts(context) : customValues(context, type, path.slice('custom.'.length));
}

async function lastContacts(context: Context): Promise<Map<string, Value>> {
  const last = new Map<string, Value>();
  for await (const rows of pagesOf(context.storage, 'interaction')) {
    for (const { customerId, startedAt } of visible(context, rows)) {
      if (typeof customerId === 'string' && Number(startedAt) > Number(last.get(customerId) ?? 0)) last.set(customerId, Number(startedAt));
    }
  }
  return last;
}

async function customValues(context: Context, type: ListType, field: string): Promise<Map<string, Value>> {
  const rows = visible(context, await rowsWithCustom(context.storage, type, field));
  return new Map(rows.flatMap((row) => {
    const value = (row.custom as Record<string, Value> | undefined)?.[field];
    return value === undefined ? [] : [[row.id, value]];
  }));
}
