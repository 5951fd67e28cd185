/** Large writes: imports, demo data, bulk edits. Staged unseen, published at once, undone as one. */
import { digestOf, hashText, newSalt } from '../domain/chain.ts';
import type { FieldChanges } from '../domain/change.ts';
import { stampOf } from '../domain/clock.ts';
import { CrmError } from '../domain/errors.ts';
import type { ImportCounts } from '../domain/exchange.ts';
import { isMap } from '../domain/fields.ts';
import { newId } from '../domain/ids.ts';
import type { BatchWrite } from '../domain/merge.ts';
import { permissionsFor } from '../domain/permissions.ts';
import type { Permission } from '../domain/permissions.ts';
import type { RecordType } from '../domain/records.ts';
import { setAt } from '../domain/row.ts';
import type { Row } from '../domain/row.ts';
import { checkField, checkRequired, isNone } from '../domain/validate.ts';
import { CHUNK_ROWS, getBatch, getChunk, isErased, packWrites, unpackWrites } from '../storage/batches.ts';
import type { BatchRow, BatchStatus, Chunk } from '../storage/database.ts';
import { rowsByKeys, takenKeys } from '../storage/lookup.ts';
import { allBatches } from '../storage/rows.ts';
import { write } from '../storage/transaction.ts';
import { reserveNumbers } from './assign-number.ts';
import { applyChunk, passChunk, settleBatches } from './batch-apply.ts';
import { announce, mayWrite } from './commit.ts';
import type { Context, Who } from './context.ts';
import { withDefaults } from './field-rules.ts';
import { LogWriter } from './log-writer.ts';
import { withPhones } from './phones.ts';
import { turn } from './turn.ts';
import { uniqueKey } from './unique.ts';
import { visible } from './view.ts';

/** One row to create; `fields` as of a create call, whole maps allowed. */
export interface NewRow {
  type: RecordType;
  id?: string;
  fields: Record<string, unknown>;
}

/** Starts a batch; its rows are unseen until `publishBatch`. */
export async function beginBatch(context: Context, who: Who, batch: { kind: string; name: string }, needs?: readonly Permission[]): Promise<{ id: string }> {
  const id = newId();
  context.batches.set(id, 'staged');
  await setStatus(context, who, id, 'staged', { kind: [null, batch.kind], name: [null, batch.name] }, needs);
  return { id };
}

/** Kind of the batches that edit many records at once: they ask for the permission of the edit, not for an import's. */
export const BULK_EDIT = 'bulk';

/** Adds rows, at most 1,000 a call. Throws `validation` with the row's number in the field (`12.firstName`) and stores none of them. */
export async function addRows(context: Context, batchId: string, rows: NewRow[]): Promise<{ ids: string[] }> {
  if (rows.length > CHUNK_ROWS) throw new CrmError('validation', { field: 'rows', rule: 'too-long', limit: CHUNK_ROWS });
  for (const { type } of rows) if (!IMPORTED.has(type)) throw new CrmError('permission', { permission: 'admin' });
  await stagedBatch(context, batchId);
  const given = await numberRows(context, rows);
  const { writes, digest } = await toWrites(context, rows);
  await checkTaken(context, writes, given);
  await stage(context, batchId, writes, digest);
  return { ids: writes.map(({ id }) => id) };
}

/** Adds writes that were checked before, at most 1,000 a call. What they edit stays as it is until `publishBatch`. */
export async function addWrites(context: Context, batchId: string, writes: readonly BatchWrite[]): Promise<void> {
  await stagedBatch(context, batchId);
  await stage(context, batchId, writes, hashText(writes.map(({ salt, fields }) => digestOf(salt, fields)).join('')));
}

async function stage(context: Context, batchId: string, writes: readonly BatchWrite[], digest: string): Promise<void> {
  const data = await packWrites(writes);
  const edits = writes.flatMap(({ op, id }) => (op === 'edit' ? [id] : []));
  const { batch, n } = await storeChunk(context, batchId, { data, digest, edits }, writes.length);
  await context.batches.behind(batchId, async () => {
    await applyChunk(context, batch, n, writes, 'creations');
    await passChunk(context, batchId, n);
  });
}

/** Types that come in by the thousand; agents, settings and fields are an administrator's, one by one. */
const IMPORTED: ReadonlySet<RecordType> = new Set<RecordType>(['customer', 'case', 'followUp', 'task', 'interaction']);

/** Its place is found where it is stored: calls may come at once, and somebody may have cancelled meanwhile. */
function storeChunk(context: Context, id: string, chunk: Pick<Chunk, 'data' | 'digest' | 'edits'>, rows: number): Promise<{ batch: BatchRow; n: number }> {
  return write(context.storage, [], false, async (tx) => {
    const before = await tx.batch(id);
    if (before?.status !== 'staged') throw new CrmError('not-found', { record: id });
    const n = before.chunks;
    const firstEdits = before.firstEdits ?? (chunk.edits.length > 0 ? n : undefined);
    const batch = { ...before, chunks: n + 1, rows: before.rows + rows, ...(firstEdits !== undefined && { firstEdits }) };
    await tx.putChunk({ ...chunk, batch: id, n });
    await tx.putBatch(batch);
    return { batch, n };
  });
}

/** `fields`: what else its header is to say. */
export async function publishBatch(context: Context, who: Who, id: string, fields: FieldChanges = {}, needs?: readonly Permission[]): Promise<void> {
  await stagedBatch(context, id);
  await setStatus(context, who, id, 'published', fields, needs);
  await settleBatches(context);
}

/** Takes a whole batch back; rows edited since stay. Also cancels one that is still staged. */
export async function undoBatch(context: Context, who: Who, id: string): Promise<void> {
  const batch = await getBatch(context.storage, id);
  if (!batch || batch.status === 'undone') throw new CrmError('not-found', { record: id });
  await context.batches.applied(id).catch(() => undefined);
  await setStatus(context, who, id, 'undone', {}, batch.kind === BULK_EDIT ? await editNeeds(context, batch) : undefined);
  await settleBatches(context);
}

/** What an edit of many records asked for, to be taken back by whoever might have made it. One that left nothing behind asks for nothing. */
async function editNeeds(context: Context, { id, chunks }: BatchRow): Promise<Permission[]> {
  const chunk = chunks > 0 ? await getChunk(context.storage, id, 0) : undefined;
  const edit = chunk && (await unpackWrites(chunk.data)).find((one): one is BatchWrite => !isErased(one) && one.op === 'edit');
  return edit ? permissionsFor(edit.type, 'edit', Object.keys(edit.fields)) : [];
}

/** Imports, newest first, at most 50 (product.md §4). */
export async function listBatches(context: Context): Promise<BatchRow[]> {
  return (await allBatches(context.storage)).filter(({ kind }) => kind !== BULK_EDIT).sort((a, b) => (a.stamp < b.stamp ? 1 : -1)).slice(0, 50);
}

async function stagedBatch(context: Context, id: string): Promise<BatchRow> {
  const batch = await getBatch(context.storage, id);
  if (batch?.status !== 'staged') throw new CrmError('not-found', { record: id });
  return batch;
}

async function setStatus(context: Context, who: Who, id: string, status: BatchStatus, fields: FieldChanges = {}, needs: readonly Permission[] = ['import']): Promise<void> {
  const changes = await write(context.storage, [], true, async (tx) => {
    const may = await mayWrite(tx, context, who.agent);
    const permission = needs.find((one) => !may(one));
    if (permission) throw new CrmError('permission', { permission });
    const before = await tx.batch(id);
    if (before && !MAY_FOLLOW[before.status].includes(status)) throw new CrmError('not-found', { record: id });
    const log = await LogWriter.open(tx, context, who, newId());
    const size = before && { chunks: [null, before.chunks], rows: [null, before.rows] } satisfies FieldChanges;
    const change = log.add('batch', 'batch', id, { status: [before?.status ?? null, status], ...size, ...fields });
    const batch: BatchRow = before ?? { ...EMPTY, id, kind: String(fields.kind?.[1]), name: String(fields.name?.[1]), agent: who.agent, stamp: stampOf(change.hlc, change.replica) };
    const counts = (fields.counts?.[1] as ImportCounts | undefined) ?? batch.counts;
    await tx.putBatch({ ...batch, status, settled: status === 'staged', ...(counts && { counts }) });
    return log.close();
  });
  context.batches.set(id, status);
  await announce(context, who, changes);
}

const MAY_FOLLOW: Record<BatchStatus, BatchStatus[]> = { staged: ['published', 'undone'], published: ['undone'], undone: [] };

const EMPTY = { status: 'staged', rows: 0, chunks: 0, applied: 0, settled: true } as const;

/** Numbers are given out for the whole chunk at once; returns them. */
async function numberRows(context: Context, rows: NewRow[]): Promise<Set<unknown>> {
  const given = new Set<unknown>();
  for (const [type, field] of [['customer', 'accountNumber'], ['case', 'caseNumber']] as const) {
    const open = rows.filter((row) => row.type === type && isNone(row.fields[field]));
    if (open.length === 0) continue;
    const numbers = await reserveNumbers(context.storage, type, open.length);
    open.forEach(({ fields }, at) => given.add((fields[field] = numbers[at])));
  }
  return given;
}

/** Rows read and checked in one go, some 5 ms: then a look-up gets its turn. */
const ROWS_IN_ONE_GO = 50;

/** Checked writes, and the digest of their chunk. */
async function toWrites(context: Context, rows: readonly NewRow[]): Promise<{ writes: BatchWrite[]; digest: string }> {
  const writes: BatchWrite[] = [];
  const digests: string[] = [];
  for (let at = 0; at < rows.length; at += ROWS_IN_ONE_GO) {
    const slice = rows.slice(at, at + ROWS_IN_ONE_GO).map((row, i) => toWrite(context, row, at + i));
    writes.push(...slice);
    digests.push(...slice.map(({ salt, fields }) => digestOf(salt, fields)));
    await turn();
  }
  return { writes, digest: hashText(digests.join('')) };
}

function toWrite(context: Context, row: NewRow, at: number): BatchWrite {
  const whole: Record<string, unknown> = {};
  const fields: BatchWrite['fields'] = {};
  for (const [path, value] of Object.entries(withDefaults(context.settings, row.type, Object.fromEntries(pathsOf(context, row))))) {
    if (isNone(value)) continue;
    const wrong = checkField(row.type, path, value, context.settings);
    if (wrong) throw new CrmError('validation', { ...wrong, field: `${at}.${wrong.field}` });
    fields[path] = [null, value];
    setAt(whole, path, value);
  }
  const [missing] = checkRequired(row.type, whole);
  if (missing) throw new CrmError('validation', { ...missing, field: `${at}.${missing.field}` });
  return { type: row.type, id: row.id ?? newId(), op: 'create', fields, salt: newSalt() };
}

/**
 * Throws `duplicate` with the row's number for the first unique key that is taken, by a record or by a row before it.
 * Asked before the chunk is stored and not in its transaction, which would hold up look-ups: a clash that slips through in
 * between is flagged like one that a replica brings. `given`: numbers that were made sure of already.
 */
async function checkTaken(context: Context, writes: readonly BatchWrite[], given: ReadonlySet<unknown>): Promise<void> {
  const wanted = writes.flatMap((one, at) => uniqueKeysOf(one).map((unique) => ({ ...unique, at, type: one.type })));
  const asked = wanted.filter(({ value }) => !given.has(value));
  const owners = new Map([...(await ownersOf(context, 'customers', asked)), ...(await ownersOf(context, 'cases', asked))]);
  const seen = new Set<string>();
  for (const { key, field, at } of wanted) {
    const owner = owners.get(key);
    if (owner || seen.has(key)) throw new CrmError('duplicate', { field: `${at}.${field}`, record: owner?.id });
    seen.add(key);
  }
}

/** Who has these keys; most have nobody, so rows are read for the others only. */
async function ownersOf(context: Context, store: 'customers' | 'cases', wanted: readonly { key: string; type: RecordType }[]): Promise<[string, Row][]> {
  const keys = wanted.filter(({ type }) => (type === 'case') === (store === 'cases')).map(({ key }) => key);
  const taken = await takenKeys(context.storage, store, keys);
  const rows = (await rowsByKeys(context.storage, { [store]: taken }))[store];
  return taken.flatMap((key, at): [string, Row][] => visible(context, rows[at]).slice(0, 1).map((owner) => [key, owner]));
}

function uniqueKeysOf({ type, fields }: BatchWrite): { key: string; field: string; value: unknown }[] {
  if (type !== 'customer' && type !== 'case') return [];
  return Object.entries(fields).flatMap(([path, [, value]]) => {
    const unique = uniqueKey(path, value);
    return unique ? [{ ...unique, value }] : [];
  });
}

function pathsOf(context: Context, { type, fields }: NewRow): [string, unknown][] {
  return Object.entries(type === 'customer' ? withPhones(fields, context.settings.region()) : fields).flatMap(([path, value]): [string, unknown][] =>
    isMap(type, path) && !isNone(value) ? Object.entries(value as object).map(([part, one]) => [`${path}.${part}`, one]) : [[path, value]],
  );
}
