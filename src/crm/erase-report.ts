/**
 * Verified erasure: what would go, and afterwards, read from where it stood, that nothing is left. The report names records
 * by id and holds nothing of the person, so that it may be kept as evidence.
 */
import type { ErasureCheck, ErasurePlace, ErasurePreview, ErasureReport } from '../domain/erasure.ts';
import { LIST_TYPES } from '../domain/list-fields.ts';
import type { ListType } from '../domain/list-fields.ts';
import type { RecordType } from '../domain/records.ts';
import type { PeerView } from '../domain/views.ts';
import { getChunk, isErased, unpackWrites } from '../storage/batches.ts';
import { versionVector } from '../storage/log.ts';
import { filesHeldBy, tracesOf } from '../storage/traces.ts';
import type { Traces } from '../storage/traces.ts';
import type { Context, Who } from './context.ts';
import { eraseAll, placesOf } from './erase.ts';
import { chunksWith } from './erase-batches.ts';
import type { ChunkPlace } from './erase-batches.ts';
import { idsOf, resolveCustomer } from './redirect.ts';
import type { Lists } from './search/lists.ts';

export interface EraseDeps {
  context: Context;
  lists: Lists;
  peers: () => Promise<readonly PeerView[]>;
}

/** What erasing a customer takes along, counted. */
export async function erasurePreview({ context }: EraseDeps, id: string): Promise<ErasurePreview> {
  const places = await scopeOf(context, id);
  const traces = await Promise.all(places.map(({ type, id: record }) => tracesOf(context.storage, type, record)));
  const sum = (of: (one: Traces) => number): number => traces.reduce((total, one) => total + of(one), 0);
  return {
    records: countTypes(places),
    changes: sum(({ changes }) => changes.length),
    drafts: sum(({ drafts }) => drafts.length),
    imports: (await chunksWith(context, places)).length,
    files: (await filesHeldBy(context.storage, new Set(places.map((place) => place.id)))).length,
  };
}

/** Removes everything of a customer for good, history, children and import chunks included; only headers stay. */
export async function eraseCustomer(deps: EraseDeps, who: Who, id: string): Promise<ErasureReport> {
  const { context } = deps;
  const places = await scopeOf(context, id);
  const chunks = await chunksWith(context, places);
  await eraseAll(context, who, places);
  return verifyErasure(deps, who, { places, chunks });
}

/** Looks again, now or at any time later; peers may have heard of it meanwhile. */
export async function verifyErasure({ context, lists, peers }: EraseDeps, who: Who, { places, chunks }: Pick<ErasureReport, 'places' | 'chunks'>): Promise<ErasureReport> {
  const traces = await Promise.all(places.map(async (place) => ({ place, found: await tracesOf(context.storage, place.type, place.id) })));
  const ids = new Set(places.map(({ id }) => id));
  const left = (is: (one: Traces) => boolean): ErasureCheck => ({ checked: traces.length, left: traces.filter(({ found }) => is(found)).length });
  const changes = traces.flatMap(({ found }) => found.changes.filter(({ op }) => op !== 'erase'));
  return {
    at: context.clock(),
    by: who.agent,
    replica: context.replica,
    seq: (await versionVector(context.storage))[context.replica] ?? 0,
    places: [...places],
    chunks: [...chunks],
    checks: {
      records: left(({ row }) => row !== undefined && Object.keys(row).some((field) => field !== 'id' && field !== '_')),
      history: { checked: changes.length, left: changes.filter(({ fields, salt }) => fields !== undefined || salt !== undefined).length },
      keys: left(({ row }) => (row?.keys?.length ?? 0) > 0 || row?._.e === undefined),
      search: await searchCheck(lists, who, places),
      drafts: left(({ drafts }) => drafts.length > 0),
      mentions: left(({ mention }) => mention !== undefined),
      imports: await chunkCheck(context, ids, chunks),
      files: { checked: ids.size, left: (await filesHeldBy(context.storage, ids)).length },
    },
    peers: (await peers()).map(({ origin, status, toSend }) => ({ origin, told: status === 'in-step' && toSend === 0 })),
  };
}

/** A redirect leads to the person; one who is deleted stands for itself. */
async function scopeOf(context: Context, id: string): Promise<ErasurePlace[]> {
  return placesOf(context, await idsOf(context, (await resolveCustomer(context, id))?.id ?? id));
}

function countTypes(places: readonly ErasurePlace[]): Partial<Record<RecordType, number>> {
  const counts: Partial<Record<RecordType, number>> = {};
  for (const { type } of places) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}

async function searchCheck(lists: Lists, who: Who, places: readonly ErasurePlace[]): Promise<ErasureCheck> {
  const listed = places.filter((place): place is ErasurePlace & { type: ListType } => (LIST_TYPES as readonly string[]).includes(place.type));
  let left = 0;
  for (const { type, id } of listed) if ((await lists.position(type, who.agent, id)) !== null) left += 1;
  return { checked: listed.length, left };
}

async function chunkCheck(context: Context, ids: ReadonlySet<string>, chunks: readonly ChunkPlace[]): Promise<ErasureCheck> {
  let left = 0;
  for (const [batch, n] of chunks) {
    const chunk = await getChunk(context.storage, batch, n);
    if (chunk && (await unpackWrites(chunk.data)).some((one) => ids.has(one.id) && !isErased(one))) left += 1;
  }
  return { checked: chunks.length, left };
}
