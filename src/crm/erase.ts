/** Erasing records with all that hangs on them: history, drafts, mentions, import chunks and children. */
import type { Change } from '../domain/change.ts';
import type { ErasurePlace as Place } from '../domain/erasure.ts';
import type { RecordType } from '../domain/records.ts';
import { interactionsOf } from '../storage/newest.ts';
import { ALL, casesOf, followUpsOf, getRow, tasksOf } from '../storage/rows.ts';
import type { WriteTx } from '../storage/transaction.ts';
import { commit } from './commit.ts';
import type { Write } from './commit.ts';
import { SYSTEM_AGENT } from './context.ts';
import type { Context, Who } from './context.ts';
import { chunksWith, finishErasures, rememberErasure } from './erase-batches.ts';

/** Customers and every case, follow-up, task and interaction of theirs. */
export async function placesOf(context: Context, ids: readonly string[]): Promise<Place[]> {
  return [...(await childrenOf(context, ids)), ...ids.map((id): Place => ({ type: 'customer', id }))];
}

/**
 * After a delivery: what somebody wrote on another device for a person who was erased meanwhile goes the same way,
 * whichever of the two came first.
 */
export async function eraseOrphans(context: Context, applied: readonly Change[]): Promise<void> {
  const erased = applied.flatMap(({ op, type, record }) => (op === 'erase' && type === 'customer' ? [record] : []));
  const places = [...(await childrenOf(context, erased)), ...(await orphansAmong(context, applied))];
  const unique = [...new Map(places.map((place) => [place.id, place])).values()];
  if (unique.length > 0) await eraseAll(context, { agent: SYSTEM_AGENT, path: 'sync' }, unique);
}

/** Erases records in one commit, and then what import chunks hold of them. */
export async function eraseAll(context: Context, who: Who, places: readonly Place[]): Promise<void> {
  const chunks = await chunksWith(context, places);
  const writes = places.map(({ type, id }): Write => ({ type, id, op: 'erase' }));
  const before = async (tx: WriteTx): Promise<Write[]> => (await rememberErasure(tx, places.map(({ id }) => id), chunks), []);
  await commit(context, who, writes, { before });
  await finishErasures(context);
}

/** Children first, so that nothing ever points to a customer who is gone. */
async function childrenOf(context: Context, ids: readonly string[]): Promise<Place[]> {
  if (ids.length === 0) return [];
  const { storage } = context;
  const cases = await casesOf(storage, [...ids]);
  const [tasks, followUps, interactions] = await Promise.all([
    tasksOf(storage, [...ids]),
    Promise.all(cases.map((one) => followUpsOf(storage, one.id))),
    Promise.all(ids.map((id) => interactionsOf(storage, id, ALL))),
  ]);
  const places = (type: RecordType, rows: readonly { id: string }[]): Place[] => rows.map(({ id }) => ({ type, id }));
  return [...places('followUp', followUps.flat()), ...places('interaction', interactions.flat()), ...places('task', tasks), ...places('case', cases)];
}

const PARENT = { case: 'customerId', task: 'customerId', interaction: 'customerId', followUp: 'caseId' } as const;

async function orphansAmong(context: Context, applied: readonly Change[]): Promise<Place[]> {
  const orphans: Place[] = [];
  for (const { type, record } of applied) {
    if (!(type in PARENT)) continue;
    const child = type as keyof typeof PARENT;
    const parent = (await getRow(context.storage, child, record))?.[PARENT[child]];
    if (typeof parent !== 'string') continue;
    const owner = await getRow(context.storage, child === 'followUp' ? 'case' : 'customer', parent);
    if (owner?._.e !== undefined) orphans.push({ type: child, id: record });
  }
  return orphans;
}
