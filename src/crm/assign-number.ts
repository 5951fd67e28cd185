/** Gives a new customer its account number, a new case its case number, inside the write transaction. */
import { accountKey, caseKey } from '../domain/keys.ts';
import { FIRST_NUMBER, formatNumber } from '../domain/numbers.ts';
import type { RecordType } from '../domain/records.ts';
import { isNone } from '../domain/validate.ts';
import type { Storage } from '../storage/database.ts';
import { getLocal } from '../storage/rows.ts';
import type { WriteTx } from '../storage/transaction.ts';

const NUMBERED = {
  customer: { field: 'accountNumber', kind: 'account', key: accountKey },
  case: { field: 'caseNumber', kind: 'case', key: caseKey },
} as const;

/** Local keys: counters and this replica's code. */
export const REPLICA_CODE = 'replicaCode';
const counterOf = (kind: string): string => `counter.${kind}`;

export async function assignNumber(tx: WriteTx, type: RecordType, fields: Record<string, unknown>): Promise<void> {
  if (type !== 'customer' && type !== 'case') return;
  const { field, kind, key } = NUMBERED[type];
  if (!isNone(fields[field])) return;
  const code = (await tx.local<string>(REPLICA_CODE)) ?? '';
  let count = (await tx.local<number>(counterOf(kind))) ?? FIRST_NUMBER;
  let number = formatNumber(kind, code, count);
  while ((await tx.owners(type, key(number))).length > 0) number = formatNumber(kind, code, ++count);
  await tx.setLocal(counterOf(kind), count + 1);
  fields[field] = number;
}

/** This replica's code: '' for one that is alone. */
export async function replicaCode(storage: Storage): Promise<string> {
  return (await getLocal<string>(storage, REPLICA_CODE)) ?? '';
}
