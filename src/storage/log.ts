/** Reading the change log. */
import type { Change, VersionVector } from '../domain/change.ts';
import type { Storage } from './database.ts';

export async function versionVector({ db }: Storage): Promise<VersionVector> {
  const heads = await db.heads.toArray();
  return Object.fromEntries(heads.map((head) => [head.replica, head.seq]));
}

export function changesOfCommit({ db }: Storage, commit: string): Promise<Change[]> {
  return db.changes.where('commit').equals(commit).toArray();
}

/** Changes of the whole data set, newest first, older than one; two of one reading stand by their replica. */
export function changesBefore({ db }: Storage, at: Pick<Change, 'hlc' | 'replica'> | undefined, limit: number): Promise<Change[]> {
  if (!at) return db.changes.orderBy('hlc').reverse().limit(limit).toArray();
  return db.changes.where('hlc').belowOrEqual(at.hlc).reverse().filter(({ hlc, replica }) => hlc < at.hlc || replica < at.replica).limit(limit).toArray();
}

/** The newest changes of the whole data set, newest first. */
export function recentChanges({ db }: Storage, limit: number): Promise<Change[]> {
  return db.changes.orderBy('hlc').reverse().limit(limit).toArray();
}

/**
 * Changes that a holder of `vector` lacks, oldest first over all replicas, at most about `limit`: a commit is never
 * cut in two. Each replica's changes come without a gap.
 */
export async function changesAfter({ db }: Storage, vector: VersionVector, limit: number): Promise<{ changes: Change[]; more: boolean }> {
  const heads = await db.heads.toArray();
  const behind = heads.filter((head) => head.seq > (vector[head.replica] ?? 0));
  const runs = await Promise.all(behind.map((head) => runAfter(db.changes, head.replica, vector[head.replica] ?? 0, limit + 1)));
  const all = runs.flat().sort((a, b) => (a.hlc < b.hlc ? -1 : a.hlc > b.hlc ? 1 : a.replica < b.replica ? -1 : 1));
  if (all.length <= limit) return { changes: all, more: false };
  const cut = all.slice(0, limit);
  const rest = await Promise.all(lastCommits(cut).map((last) => restOfCommit(db.changes, last)));
  return { changes: [...cut, ...rest.flat()], more: true };
}

type Changes = Storage['db']['changes'];

function runAfter(changes: Changes, replica: string, seq: number, limit: number): Promise<Change[]> {
  return changes.where('[replica+seq]').between([replica, seq], [replica, Number.MAX_SAFE_INTEGER], false, true).limit(limit).toArray();
}

function lastCommits(changes: Change[]): Change[] {
  return [...new Map(changes.map((change) => [change.replica, change])).values()];
}

async function restOfCommit(changes: Changes, last: Change): Promise<Change[]> {
  const same = await changes.where('commit').equals(last.commit).toArray();
  return same.filter((change) => change.replica === last.replica && change.seq > last.seq).sort((a, b) => a.seq - b.seq);
}

/** Every change of a replica in order, in pages: for checks and downloads. */
export async function* allChanges({ db }: Storage, replica: string, page = 2000): AsyncGenerator<Change[]> {
  for (let seq = 0; ; ) {
    const changes = await runAfter(db.changes, replica, seq, page);
    if (changes.length === 0) return;
    yield changes;
    seq = changes[changes.length - 1]?.seq ?? seq;
  }
}

export function changeAt({ db }: Storage, replica: string, seq: number): Promise<Change | undefined> {
  return db.changes.get([replica, seq]);
}
