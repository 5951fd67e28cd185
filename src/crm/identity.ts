/** Who this database is: its replica, the data set it belongs to, and its epoch. */
import { newId, newReplicaId } from '../domain/ids.ts';
import type { Storage } from '../storage/database.ts';
import { getLocal, setLocal } from '../storage/rows.ts';

export interface Identity {
  replica: string;
  /** Two data sets are never exchanged, only joined. */
  dataset: string;
  /** Counts restores and joins of the data set. */
  epoch: number;
}

const KEY = 'identity';

export async function identityOf(storage: Storage): Promise<Identity> {
  const known = await getLocal<Identity>(storage, KEY);
  if (known) return known;
  const fresh = { replica: newReplicaId(), dataset: newId(), epoch: 1 };
  await setLocal(storage, KEY, fresh);
  return fresh;
}

/** The same database under another name: after joining a data set, or when a clone of this replica was met. */
export async function changeIdentity(storage: Storage, change: Partial<Identity>): Promise<Identity> {
  const next = { ...(await identityOf(storage)), ...change };
  await setLocal(storage, KEY, next);
  return next;
}
