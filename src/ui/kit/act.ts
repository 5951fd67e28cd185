/** Doing a thing at once instead of asking "are you sure": it is done, said, and can be taken back. */
import type { CrmApi } from '../../crm/index.ts';
import type { RecordType } from '../../domain/records.ts';
import type { Remote } from '../../link/remote.ts';
import { followLists } from './list/window.ts';
import { toast, toastError } from './toast.tsx';

export interface Act<T> {
  type: RecordType;
  /** The record, where it is there already. */
  id?: string | undefined;
  write: () => Promise<T>;
  /** What was done, for the notice. */
  words: string | ((made: T) => string);
}

/** Does it and offers Undo for as long as the notice stands; null when the core refused, which is then said. */
export async function act<T extends { id: string }>(crm: Remote<CrmApi>, request: Act<T>): Promise<T | null> {
  try {
    return await doAndSay(crm, request);
  } catch (thrown) {
    toastError(thrown);
    return null;
  }
}

/** The same for a form, which words a refusal at its fields. Throws what the core throws. */
export async function doAndSay<T extends { id: string }>(crm: Remote<CrmApi>, { type, id, write, words }: Act<T>): Promise<T> {
  const before = id === undefined ? undefined : await lastCommit(crm, type, id);
  followLists();
  const made = await write();
  followLists();
  const commit = await lastCommit(crm, type, made.id);
  // A write that changed nothing has no commit of its own, and the one before is not ours to take back.
  const undo = commit === undefined || commit === before ? undefined : () => (followLists(), void crm.history.undo(commit).catch((thrown: unknown) => toastError(thrown)));
  toast(typeof words === 'string' ? words : words(made), { undo });
  return made;
}

async function lastCommit(crm: Remote<CrmApi>, type: RecordType, id: string): Promise<string | undefined> {
  return (await crm.history.of(type, id, { limit: 1 }))[0]?.commit;
}
