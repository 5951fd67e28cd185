/** E-mails and numbers that a batch of another replica brings and somebody here has: both records stay, flagged. */
import type { BatchWrite } from '../domain/merge.ts';
import { takenKeys } from '../storage/lookup.ts';
import { write } from '../storage/transaction.ts';
import type { Context } from './context.ts';
import { flagDuplicates } from './flag-duplicates.ts';
import { uniqueKey } from './unique.ts';

type Clash = Pick<BatchWrite, 'type' | 'id'>;

/** Rows one of whose unique keys is taken; asked before they are written, outside the transactions that write them. */
export async function clashing(context: Context, writes: readonly BatchWrite[]): Promise<Clash[]> {
  const found: Clash[] = [];
  for (const [type, store] of [['customer', 'customers'], ['case', 'cases']] as const) {
    const mine = writes.filter((one) => one.type === type).map((one) => ({ one, keys: keysOf(one) }));
    const taken = new Set(await takenKeys(context.storage, store, mine.flatMap(({ keys }) => keys)));
    found.push(...mine.filter(({ keys }) => keys.some((key) => taken.has(key))).map(({ one }) => one));
  }
  return found;
}

/** Sets the flags of both sides of each clash, in one short transaction after another. */
export async function flagClashes(context: Context, clashes: readonly Clash[]): Promise<void> {
  for (const { type, id } of clashes) {
    await write(context.storage, [type, 'customer'], false, async (tx) => {
      const row = await tx.get(type, id);
      if (row) await flagDuplicates(tx, context, type, row);
    });
  }
}

function keysOf({ fields }: BatchWrite): string[] {
  return Object.entries(fields).flatMap(([path, [, to]]) => uniqueKey(path, to)?.key ?? []);
}
