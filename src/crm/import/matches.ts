/** Whom the rows of a file are about: the customers who have their account number, e-mail or phone. */
import type { MatchField, RowReason } from '../../domain/exchange.ts';
import { accountKey, emailKey } from '../../domain/keys.ts';
import type { Email, Phone } from '../../domain/records.ts';
import type { Row } from '../../domain/row.ts';
import { rowsByKeys, takenKeys } from '../../storage/lookup.ts';
import type { Context } from '../context.ts';
import { resolveCustomers } from '../redirect.ts';
import { visible } from '../view.ts';

/** One thing a person is known by. */
export interface Identity {
  field: MatchField;
  key: string;
  value: string;
}

/** What a row is known by, the surest first. A switchboard is nobody's own number. */
export function identitiesOf(fields: Record<string, unknown>): Identity[] {
  const found: Identity[] = [];
  if (typeof fields.accountNumber === 'string') found.push({ field: 'accountNumber', key: accountKey(fields.accountNumber), value: fields.accountNumber });
  for (const [path, value] of Object.entries(fields)) {
    if (path.startsWith('emails.')) found.push({ field: 'emails', key: emailKey(value as Email), value: (value as Email).address });
    if (path.startsWith('phones.') && !(value as Phone).shared) found.push(...phoneIdentity(value as Phone));
  }
  return found;
}

function phoneIdentity({ e164, extension, number }: Phone): Identity[] {
  if (!e164) return [];
  return [{ field: 'phones', key: extension ? `x:${e164};${extension}` : `p:${e164}`, value: number }];
}

export interface Match {
  /** The customer who stands for it now, merges followed. */
  row: Row;
  by: Identity;
}

/** Customers behind each identity; asked in transactions short enough for a look-up to get between. */
export async function matchesOf(context: Context, identities: readonly Identity[]): Promise<Map<string, Row[]>> {
  const taken = await takenKeys(context.storage, 'customers', [...new Set(identities.map(({ key }) => key))]);
  if (taken.length === 0) return new Map();
  const { customers } = await rowsByKeys(context.storage, { customers: taken });
  const found = new Map<string, Row[]>();
  for (const [at, key] of taken.entries()) {
    const rows = visible(context, customers[at]).filter((row) => holds(row, key));
    const owners = (await resolveCustomers(context, rows.map(({ id }) => id))).filter((row) => row !== undefined);
    found.set(key, [...new Map(owners.map((row) => [row.id, row])).values()]);
  }
  return found;
}

/** A number without extension is not the same as one with, and a switchboard is nobody's. */
function holds(row: Row, key: string): boolean {
  if (!/^[px]:/.test(key)) return true;
  const phones = Object.values((row.phones ?? {}) as Record<string, Phone>);
  return phones.some((phone) => !phone.shared && phoneIdentity(phone).some((one) => one.key === key));
}

/** Name and account number, for a person to know who is meant. */
export function titleOf(row: Row): string {
  return [row.lastName, row.firstName, row.accountNumber].filter(Boolean).join(', ');
}

export function reasonOf(code: RowReason['code'], { row, by }: Match): RowReason {
  return { code, field: by.field, value: by.value.slice(0, 100), record: row.id, title: titleOf(row) };
}
