/** This database as a replica: what the exchange and pairing are given. */
import type { Change } from '../domain/change.ts';
import { CrmError } from '../domain/errors.ts';
import { hashText, digestOf } from '../domain/chain.ts';
import { newReplicaId } from '../domain/ids.ts';
import { isUniqueKey } from '../domain/keys.ts';
import { nextReplicaCode } from '../domain/numbers.ts';
import { blobHead, blobPieces } from '../storage/blobs.ts';
import { chunksFrom, isErased, unpackWrites } from '../storage/batches.ts';
import type { Chunk } from '../storage/database.ts';
import { changesAfter, versionVector } from '../storage/log.ts';
import { rowsByKeys } from '../storage/lookup.ts';
import { ALL, allBatches, allPeers, countRows, getLocal, pagesOf, setLocal } from '../storage/rows.ts';
import { write } from '../storage/transaction.ts';
import { replicaCode } from './assign-number.ts';
import { storePiece } from './attachments.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { settleBatches } from './batch-apply.ts';
import { MISSING } from './blob-refs.ts';
import type { Context } from './context.ts';
import type { Identity } from './identity.ts';
import { receive } from './receive.ts';
import { visible } from './view.ts';
import type { PairingHost, Replica, WireChunk } from '../sync/replica.ts';

export interface ReplicaDeps {
  context: Context;
  identity(): Identity;
  agent(): string;
  setIdentity(change: Partial<Identity>): Promise<void>;
  /** Empties the database and starts it afresh in a data set, for the agent who is signed in there; false where people have made records in it. */
  restart(identity: Partial<Identity>, code: string, agent: string): Promise<boolean>;
  /** Letter before the numbers given out here from now on. */
  setCode(code: string): Promise<void>;
  join(identity: Partial<Identity>, code: string): Promise<void>;
}

/** Records that make a data set a grown one, which nothing may empty. */
export const MADE_BY_PEOPLE = ['customer', 'interaction', 'case', 'task', 'fieldDefinition'] as const;

/** Letters given to peers, for good: a web app that was unpaired still gives out numbers under its own. */
const CODES_GIVEN = 'codesGiven';

export function replicaOf({ context, identity, agent, setIdentity, setCode, restart, join }: ReplicaDeps): Replica & PairingHost {
  const { storage } = context;
  const records = async (): Promise<number> => (await Promise.all(MADE_BY_PEOPLE.map((type) => countRows(storage, type)))).reduce((sum, count) => sum + count, 0);
  return {
    greeting: async () => ({ replica: identity().replica, dataset: identity().dataset, epoch: identity().epoch, records: await records(), agent: agent() }),
    vector: () => versionVector(storage),
    changesAfter: (vector, limit) => changesAfter(storage, vector, limit),
    async receive(changes: Change[]) {
      const received = await receive(context, changes);
      if (changes.some(({ type }) => type === 'batch')) await settleBatches(context);
      return received;
    },
    async chunks(batch, from, limit) {
      return (await chunksFrom(storage, batch, from, limit)).map(toWire);
    },
    async missingChunks() {
      const open = (await allBatches(storage)).filter(({ settled, status }) => !settled && status !== 'staged');
      const missing = await Promise.all(open.map(async ({ id, chunks }) => ({ batch: id, from: await firstMissing(context, id), chunks })));
      return missing.filter(({ from, chunks }) => from < chunks).map(({ batch, from }) => ({ batch, from }));
    },
    async storeChunks(chunks) {
      const checked = await Promise.all(chunks.map(fromWire));
      await write(storage, [], false, async (tx) => {
        // One that is here already may have lost an erased record's contents since: it stays.
        for (const chunk of checked) if (!(await tx.chunk(chunk.batch, chunk.n))) await tx.putChunk(chunk);
      });
      await settleBatches(context);
    },
    async missingFile(lacking) {
      const missing = (await getLocal<string[]>(storage, MISSING)) ?? [];
      const hash = missing.find((one) => !lacking.has(one));
      return hash === undefined ? null : { hash, from: (await blobHead(storage, hash))?.have ?? 0 };
    },
    async filePieces(hash, from, limit) {
      if (!(await blobHead(storage, hash))?.whole) return [];
      return (await blobPieces(storage, hash, from, limit)).map(({ n, data }) => ({ n, data: toBase64(data) }));
    },
    async storePieces(hash, pieces) {
      for (const { n, data } of pieces) await storePiece(context, { hash, n, data: fromBase64(data) });
    },
    renew: () => setIdentity({ replica: newReplicaId() }),
    async *uniqueKeys(page) {
      const keys: string[] = [];
      for (const type of ['customer', 'case'] as const) {
        for await (const rows of pagesOf(storage, type)) {
          keys.push(...visible(context, rows).flatMap((row) => row.keys?.filter(isUniqueKey) ?? []));
          while (keys.length >= page) yield keys.splice(0, page);
        }
      }
      if (keys.length > 0) yield keys;
    },
    async clashes(keys) {
      const asked = { customers: keys.filter((key) => !key.startsWith('k:')), cases: keys.filter((key) => key.startsWith('k:')) };
      const found = await rowsByKeys(storage, asked);
      return [...found.customers, ...found.cases].filter((rows) => visible(context, rows).length > 0).length;
    },
    async nextCode() {
      const given = [...((await getLocal<string[]>(storage, CODES_GIVEN)) ?? []), ...(await allPeers(storage)).map(({ code }) => code)];
      const code = nextReplicaCode(['', await replicaCode(storage), ...given]);
      await setLocal(storage, CODES_GIVEN, [...new Set([...given, code])]);
      return code;
    },
    async adopt(dataset, epoch, code, agent) {
      // Paired again: the letter may be another one now, and the one before another's.
      if (identity().dataset === dataset) return setCode(code);
      if (!(await restart({ dataset, epoch }, code, agent))) await join({ dataset, epoch }, code);
    },
  };
}

async function firstMissing(context: Context, batch: string): Promise<number> {
  const chunks = await chunksFrom(context.storage, batch, 0, ALL);
  const stored = new Set(chunks.map(({ n }) => n));
  let n = 0;
  while (stored.has(n)) n += 1;
  return n;
}

function toWire({ data, ...chunk }: Chunk): WireChunk {
  return { ...chunk, data: toBase64(data) };
}

/** Checks the digest, so that a chunk is what its author's log says. Throws `conflict`. */
async function fromWire({ data, ...chunk }: WireChunk): Promise<Chunk> {
  const bytes = fromBase64(data);
  const writes = await unpackWrites(bytes);
  const digest = hashText(writes.map((one) => (isErased(one) ? one.erased : digestOf(one.salt, one.fields))).join(''));
  if (digest !== chunk.digest) throw new CrmError('conflict', { record: chunk.batch }, `chunk ${chunk.n} of ${chunk.batch} does not match its digest`);
  return { ...chunk, data: bytes };
}
