/** There is always an active administrator: a write that would end with none is refused. */
import { CrmError } from '../domain/errors.ts';
import { ADMINISTRATOR } from '../domain/permissions.ts';
import { isAlive } from '../domain/row.ts';
import type { WriteTx } from '../storage/transaction.ts';

/** Throws `conflict` where the transaction so far leaves nobody who could give a permission back. */
export async function needAdministrator(tx: WriteTx): Promise<void> {
  if (!(await hasAdministrator(tx))) throw new CrmError('conflict', { fields: ['role'] }, 'the last administrator stays one');
}

export async function hasAdministrator(tx: WriteTx): Promise<boolean> {
  return (await tx.all('agent')).some((row) => isAlive(row) && row.active === true && row.role === ADMINISTRATOR);
}
