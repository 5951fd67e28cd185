/** Rows as records: what screens get has no stamps, keys or other inner values. */
import { CrmError } from '../domain/errors.ts';
import type { ListPage } from '../domain/query.ts';
import type { Customer, RecordType } from '../domain/records.ts';
import { isAlive } from '../domain/row.ts';
import type { Row } from '../domain/row.ts';
import { getRow, getRows } from '../storage/rows.ts';
import type { Context } from './context.ts';

const INNER = new Set(['_', 'keys', 'customKeys', 'openOf', 'openFor', 'verifier']);

export function toRecord<T>(row: Row): T {
  const record = Object.fromEntries(Object.entries(row).filter(([key]) => !INNER.has(key)));
  return record as T;
}

/** A customer with its maps, which are always there, so that screens need not ask. */
export function toCustomer(row: Row): Customer {
  return { phones: {}, emails: {}, ...toRecord<Omit<Customer, 'phones' | 'emails'>>(row) };
}

/** Rows that people see. */
export function visible(context: Context, rows: readonly Row[] = []): Row[] {
  return rows.filter((row) => isAlive(row) && context.shown(row));
}

/** Rows by id that people see, in the order asked for; others are left out. */
export async function shownRows(context: Context, type: RecordType, ids: string[]): Promise<Row[]> {
  return visible(context, (await getRows(context.storage, type, ids)).filter((row) => row !== undefined));
}

/** One record that people see. Throws `not-found`. */
export async function needRecord<T>(context: Context, type: RecordType, id: string): Promise<T> {
  const row = await getRow(context.storage, type, id);
  if (!row || !isAlive(row) || !context.shown(row)) throw new CrmError('not-found', { record: id });
  return toRecord<T>(row);
}

export function pageOf<T>(rows: Row[], { offset = 0, limit = 50 }: { offset?: number | undefined; limit?: number | undefined }): ListPage<T> {
  return { total: rows.length, rows: rows.slice(offset, offset + limit).map((row) => toRecord<T>(row)) };
}
