/** Takes the contents of a record out of the log; the headers and the chain over them stay. */
import type { Change } from '../domain/change.ts';
import type { WriteTx } from '../storage/transaction.ts';
import { releaseFiles } from './blob-refs.ts';

export async function eraseHistory(tx: WriteTx, record: string): Promise<void> {
  const changes = await tx.changesOf(record);
  await releaseFiles(tx, record, changes);
  await tx.rewrite(changes.filter(({ op }) => op !== 'erase').map(withoutPayload));
  await tx.quarantine((await tx.quarantined(record)).map(withoutPayload));
  await tx.removeDraftsOf(record);
  await tx.removeDraft(record);
  await tx.removeMention(record);
}

export function withoutPayload(change: Change): Change {
  const { fields: _fields, salt: _salt, ...kept } = change;
  return kept;
}
