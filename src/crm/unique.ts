/**
 * Account number, case number and e-mail are unique, checked inside the write transaction. Not by a unique index:
 * replicas may bring duplicates, which are kept and flagged.
 */
import { CrmError } from '../domain/errors.ts';
import { accountKey, caseKey, emailKey } from '../domain/keys.ts';
import type { Email, RecordType } from '../domain/records.ts';
import { isAlive, valueAt } from '../domain/row.ts';
import type { Row } from '../domain/row.ts';
import type { WriteTx } from '../storage/transaction.ts';
import type { Context } from './context.ts';

export async function checkUnique(tx: WriteTx, context: Context, type: RecordType, row: Row, paths: string[]): Promise<void> {
  if (type !== 'customer' && type !== 'case') return;
  for (const path of paths) {
    const unique = uniqueKey(path, valueAt(row, path));
    if (!unique) continue;
    const owner = await otherOwner(tx, context, type, unique.key, row.id);
    if (owner) throw new CrmError('duplicate', { field: unique.field, record: owner });
  }
}

/** The key that nobody else may have, and the field to put the error at. */
export function uniqueKey(path: string, value: unknown): { key: string; field: string } | null {
  if (value === undefined || value === null) return null;
  if (path === 'accountNumber') return { key: accountKey(value as string), field: path };
  if (path === 'caseNumber') return { key: caseKey(value as string), field: path };
  if (path.startsWith('emails.')) return { key: emailKey(value as Email), field: `${path}.address` };
  return null;
}

/** Another record that people see and that holds the key; one merged into this record does not count. */
export async function otherOwner(tx: WriteTx, context: Context, type: 'customer' | 'case', key: string, own: string): Promise<string | null> {
  for (const row of await tx.owners(type, key)) {
    if (row.id === own || !isAlive(row) || !context.shown(row)) continue;
    const owner = await mergeTarget(tx, row);
    if (owner !== own) return owner;
  }
  return null;
}

async function mergeTarget(tx: WriteTx, row: Row): Promise<string> {
  const seen = new Set<string>();
  let at: Row | undefined = row;
  while (at && typeof at.mergedInto === 'string' && !seen.has(at.id)) {
    seen.add(at.id);
    at = await tx.get('customer', at.mergedInto);
  }
  return at?.id ?? row.id;
}
