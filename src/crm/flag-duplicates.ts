/** Replicas may each give one e-mail or number to a customer of their own: both stay, and both are flagged. */
import type { FieldChanges } from '../domain/change.ts';
import { isUniqueKey } from '../domain/keys.ts';
import type { Email, Flag, RecordType } from '../domain/records.ts';
import { isAlive } from '../domain/row.ts';
import type { Row } from '../domain/row.ts';
import type { WriteTx } from '../storage/transaction.ts';
import type { Context } from './context.ts';
import { otherOwner, uniqueKey } from './unique.ts';

/** Sets or clears the duplicate flags of a row and sets those of whoever shares its keys. */
export async function flagDuplicates(tx: WriteTx, context: Context, type: RecordType, row: Row): Promise<void> {
  if (type !== 'customer' && type !== 'case') return;
  const flags = new Set<Flag>();
  for (const { key, flag } of uniqueKeysOf(row)) {
    const owner = stands(context, row) ? await otherOwner(tx, context, type, key, row.id) : null;
    if (!owner) continue;
    flags.add(flag);
    await setFlag(tx, type, owner, flag);
  }
  const others = (row.flags ?? []).filter((flag) => flag === 'edited-after-delete');
  await putFlags(tx, type, row, [...others, ...flags]);
}

/** Deleted, merged away or unseen: it holds its keys against nobody. */
function stands(context: Context, row: Row): boolean {
  return isAlive(row) && context.shown(row) && typeof row.mergedInto !== 'string';
}

/** After a write here, which cannot bring a new clash but may end one. */
export async function refreshFlags(tx: WriteTx, context: Context, type: RecordType, before: Row | undefined, row: Row, changed: FieldChanges): Promise<void> {
  if (before?.flags || row.flags || 'mergedInto' in changed) await flagDuplicates(tx, context, type, row);
  await releaseOthers(tx, context, type, before);
}

/** Whoever shared a key with the record as it was before may now have it alone. */
export async function releaseOthers(tx: WriteTx, context: Context, type: RecordType, before: Row | undefined): Promise<void> {
  if ((type !== 'customer' && type !== 'case') || !before?.flags?.some((flag) => flag !== 'edited-after-delete')) return;
  for (const key of before.keys?.filter(isUniqueKey) ?? []) {
    for (const other of await tx.owners(type, key)) if (other.id !== before.id && other.flags) await flagDuplicates(tx, context, type, other);
  }
}

function uniqueKeysOf(row: Row): { key: string; flag: Flag }[] {
  const emails = Object.entries((row.emails as Record<string, Email> | undefined) ?? {});
  const paths: [string, unknown, Flag][] = [
    ...emails.map(([id, email]): [string, unknown, Flag] => [`emails.${id}`, email, 'duplicate-email']),
    ['accountNumber', row.accountNumber, 'duplicate-number'],
    ['caseNumber', row.caseNumber, 'duplicate-number'],
  ];
  return paths.flatMap(([path, value, flag]) => {
    const unique = uniqueKey(path, value);
    return unique ? [{ key: unique.key, flag }] : [];
  });
}

async function setFlag(tx: WriteTx, type: 'customer' | 'case', id: string, flag: Flag): Promise<void> {
  const row = await tx.get(type, id);
  if (row && !row.flags?.includes(flag)) await putFlags(tx, type, row, [...(row.flags ?? []), flag]);
}

async function putFlags(tx: WriteTx, type: 'customer' | 'case', row: Row, flags: Flag[]): Promise<void> {
  if (JSON.stringify(row.flags ?? []) === JSON.stringify(flags)) return;
  if (flags.length > 0) row.flags = flags;
  else delete row.flags;
  await tx.put(type, row);
}
