/** Gives a new customer its account number, a new case its case number, inside the write transaction. */
import { accountKey, caseKey } from '../domain/keys.ts';
import { FIRST_NUMBER, formatNumber } from '../domain/numbers.ts';
import type { RecordType } from '../domain/records.ts';
import { isNone } from '../domain/validate.ts';
import type { Storage } from '../storage/database.ts';
import { takenKeys } from '../storage/lookup.ts';
import { getLocal } from '../storage/rows.ts';
import { write } from '../storage/transaction.ts';
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

/**
 * So many numbers that nobody has, reserved in transactions that touch counters only: a look-up never waits for them.
 * A number given by somebody else meanwhile is flagged like one that a replica brings.
 */
export async function reserveNumbers(storage: Storage, type: 'customer' | 'case', count: number): Promise<string[]> {
  const { key } = NUMBERED[type];
  const free: string[] = [];
  while (free.length < count) {
    const some = await write(storage, [], false, (tx) => countOn(tx, type, count - free.length));
    const taken = new Set(await takenKeys(storage, type === 'case' ? 'cases' : 'customers', some.map(key)));
    free.push(...some.filter((number) => !taken.has(key(number))));
  }
  return free;
}

async function countOn(tx: WriteTx, type: 'customer' | 'case', count: number): Promise<string[]> {
  const { kind } = NUMBERED[type];
  const code = (await tx.local<string>(REPLICA_CODE)) ?? '';
  const first = (await tx.local<number>(counterOf(kind))) ?? FIRST_NUMBER;
  await tx.setLocal(counterOf(kind), first + count);
  return Array.from({ length: count }, (_, at) => formatNumber(kind, code, first + at));
}

/** This replica's code: '' for one that is alone. */
export async function replicaCode(storage: Storage): Promise<string> {
  return (await getLocal<string>(storage, REPLICA_CODE)) ?? '';
}
