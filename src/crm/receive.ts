/**
 * Applies other replicas' changes: same merge, same transaction rules, no validation – what was valid there is kept. So are
 * permissions: the author's core asked for them by the role it knew then, and dropping a change for a role that was altered
 * meanwhile would leave replicas different for ever. Nobody's change may take away the last administrator, though.
 */
import { isIntact, CHAIN_START } from '../domain/chain.ts';
import { MAX_AHEAD, ZERO, later, millisOf, isHlc } from '../domain/clock.ts';
import type { Change } from '../domain/change.ts';
import { CrmError } from '../domain/errors.ts';
import { applyChange } from '../domain/merge.ts';
import { RECORD_TYPES } from '../domain/records.ts';
import type { RecordType } from '../domain/records.ts';
import type { Row } from '../domain/row.ts';
import { write } from '../storage/transaction.ts';
import type { WriteTx } from '../storage/transaction.ts';
import { holdFiles } from './blob-refs.ts';
import { announce } from './commit.ts';
import type { Context } from './context.ts';
import { derive } from './derive.ts';
import { eraseOrphans } from './erase.ts';
import { chunksWith, finishErasures, rememberErasure } from './erase-batches.ts';
import { eraseHistory, withoutPayload } from './erase-history.ts';
import { flagDuplicates, releaseOthers } from './flag-duplicates.ts';
import { keepAdministrator } from './last-administrator.ts';
import { noteMention } from './mentions.ts';
import { receiveBatchChange } from './receive-batch.ts';

const TYPES = new Set<string>([...RECORD_TYPES, 'batch']);

/** Result of one delivery. `quarantined`: changes stamped more than a day ahead, kept aside and said. */
export interface Received {
  applied: number;
  quarantined: number;
}

export async function receive(context: Context, changes: Change[]): Promise<Received> {
  changes.forEach(checkShape);
  const limit = context.clock() + MAX_AHEAD;
  const { good, early } = splitEarly(changes, limit);
  const types = new Set(good.flatMap(({ type }) => (type === 'batch' ? [] : [type])));
  const erased = good.flatMap(({ op, type, record }) => (op === 'erase' && type !== 'batch' ? [{ type, id: record }] : []));
  const chunks = await chunksWith(context, erased);
  // Their author's disk has them: should ours lose the last ones, our vector says so and they come again.
  const applied = await write(context.storage, types, false, async (tx) => {
    if (early.length > 0) await tx.quarantine(early);
    await rememberErasure(tx, erased.map(({ id }) => id), chunks);
    return applyAll(tx, context, good);
  });
  if (chunks.length > 0) await finishErasures(context);
  await announce(context, { path: 'sync' }, applied);
  await eraseOrphans(context, applied);
  await keepAdministrator(context, applied);
  return { applied: applied.length, quarantined: early.length };
}

/** Once one change of a replica is held back, the later ones of that replica wait with it. */
function splitEarly(changes: Change[], limit: number): { good: Change[]; early: Change[] } {
  const held = new Set<string>();
  const early = changes.filter((change) => {
    if (held.has(change.replica) || millisOf(change.hlc) > limit) held.add(change.replica);
    return held.has(change.replica);
  });
  return { good: changes.filter((change) => !early.includes(change)), early };
}

async function applyAll(tx: WriteTx, context: Context, changes: Change[]): Promise<Change[]> {
  const rows = new Rows(tx);
  const fresh = await freshOnes(tx, context, changes);
  for (const change of fresh) await applyOne(tx, context, rows, change);
  for (const [type, row, before] of rows.all()) await settle(tx, context, type, row, before);
  await tx.append(fresh.map((change) => (rows.erased.has(change.record) && change.op !== 'erase' ? withoutPayload(change) : change)));
  await holdAll(tx, context, rows, fresh);
  for (const record of rows.erased) await eraseHistory(tx, record);
  return fresh;
}

/** Files of records that stay: their contents are asked for next. */
async function holdAll(tx: WriteTx, context: Context, rows: Rows, changes: readonly Change[]): Promise<void> {
  for (const { type, record, fields } of changes) if (type === 'followUp' && fields && !rows.erased.has(record)) await holdFiles(tx, record, fields, context.clock());
}

/** Drops what is known, refuses gaps and broken chains, and moves the heads on. */
async function freshOnes(tx: WriteTx, context: Context, changes: Change[]): Promise<Change[]> {
  const heads = new Map((await tx.heads()).map((head) => [head.replica, head]));
  const fresh: Change[] = [];
  for (const change of changes) {
    const head = heads.get(change.replica) ?? { replica: change.replica, seq: 0, hlc: ZERO, chain: CHAIN_START };
    if (change.seq <= head.seq) continue;
    if (change.replica === context.replica) throw new CrmError('conflict', { record: change.replica }, 'own changes came back newer than the log: this replica was cloned or restored');
    if (change.seq !== head.seq + 1 || !isIntact(change, head.chain)) throw new CrmError('conflict', { record: change.replica }, `gap or break in the log of ${change.replica} at ${change.seq}`);
    heads.set(change.replica, { replica: change.replica, seq: change.seq, hlc: later(head.hlc, change.hlc), chain: change.chain });
    fresh.push(change);
  }
  for (const replica of new Set(fresh.map((change) => change.replica))) await tx.putHead(heads.get(replica)!);
  return fresh;
}

async function applyOne(tx: WriteTx, context: Context, rows: Rows, change: Change): Promise<void> {
  if (change.type === 'batch') return receiveBatchChange(tx, context, change);
  const row = applyChange(await rows.get(change.type, change.record), change);
  rows.set(change.type, row);
  if (row._.e !== undefined) rows.erased.add(row.id);
}

async function settle(tx: WriteTx, context: Context, type: RecordType, row: Row, before: Row | undefined): Promise<void> {
  derive(type, row, context.settings);
  await tx.put(type, row);
  await noteMention(tx, context, type, row);
  await flagDuplicates(tx, context, type, row);
  await releaseOthers(tx, context, type, before);
}

/** Rows touched by one delivery, each read and written once. */
class Rows {
  readonly erased = new Set<string>();
  private readonly rows = new Map<string, [type: RecordType, row: Row | undefined, before: Row | undefined]>();
  private readonly tx: WriteTx;

  constructor(tx: WriteTx) {
    this.tx = tx;
  }

  async get(type: RecordType, id: string): Promise<Row | undefined> {
    const key = `${type}:${id}`;
    const known = this.rows.get(key);
    if (known) return known[1];
    const row = await this.tx.get(type, id);
    this.rows.set(key, [type, row, row]);
    return row;
  }

  set(type: RecordType, row: Row): void {
    const key = `${type}:${row.id}`;
    this.rows.set(key, [type, row, this.rows.get(key)?.[2]]);
  }

  *all(): Generator<[type: RecordType, row: Row, before: Row | undefined]> {
    for (const [type, row, before] of this.rows.values()) if (row) yield [type, row, before];
  }
}

function checkShape(change: Change): void {
  const good =
    typeof change === 'object' &&
    change !== null &&
    typeof change.replica === 'string' &&
    Number.isSafeInteger(change.seq) &&
    isHlc(change.hlc) &&
    TYPES.has(change.type) &&
    typeof change.record === 'string' &&
    typeof change.digest === 'string';
  if (!good) throw new CrmError('validation', { field: 'change', rule: 'wrong-type' });
}
