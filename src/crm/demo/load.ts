/** Loads the demo data set through the same batches an import uses, so that it can be undone as one. */
import { SYSTEM_AGENT } from '../context.ts';
import type { Context, Who } from '../context.ts';
import { addRows, beginBatch, publishBatch } from '../batches.ts';
import type { NewRow } from '../batches.ts';
import type { Email } from '../../domain/records.ts';
import { CHUNK_ROWS } from '../../storage/batches.ts';
import { allBatches } from '../../storage/rows.ts';
import { makeDemo } from './index.ts';
import type { DemoRow } from './index.ts';

export interface DemoRequest {
  customers: number;
  seed: number;
}

export async function loadDemo(context: Context, who: Who, { customers, seed }: DemoRequest): Promise<{ batch: string; rows: number }> {
  const before = (await allBatches(context.storage)).filter(({ kind }) => kind === 'demo').length;
  const { id: batch } = await beginBatch(context, who, { kind: 'demo', name: `demo ${seed}` });
  let rows = 0;
  const agents = who.agent === SYSTEM_AGENT ? [] : [who.agent];
  for (const chunk of chunked(makeDemo({ seed: seed + before * NEXT_SEED, customers, now: context.clock(), agents }))) {
    await addRows(context, batch, before === 0 ? chunk : chunk.map((row) => apart(row, before)));
    rows += chunk.length;
    context.emit({ type: 'batch', id: batch, done: rows, total: customers });
  }
  await publishBatch(context, who, batch);
  return { batch, rows };
}

function* chunked(rows: Iterable<DemoRow>): Generator<NewRow[]> {
  let chunk: NewRow[] = [];
  for (const row of rows) {
    chunk.push(toNewRow(row));
    if (chunk.length < CHUNK_ROWS) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

/** Numbers are given out on loading: the made-up ones may be somebody's already. */
/** So far apart that two loads draw nothing alike, whatever seeds people choose. */
const NEXT_SEED = 1_000_003;

/** Another load beside the first: its numbers are the core's to give, its addresses say which load they are of. */
function apart({ type, id, fields: { accountNumber: _account, caseNumber: _case, emails, ...fields } }: NewRow, load: number): NewRow {
  const own = Object.entries((emails as Record<string, Email> | undefined) ?? {}).map(([key, email]) => [key, { ...email, address: email.address.replace('@', `+${load + 1}@`) }]);
  return { type, ...(id !== undefined && { id }), fields: { ...fields, ...(own.length > 0 && { emails: Object.fromEntries(own) }) } };
}

const OWN = new Set(['id', 'accountNumber', 'caseNumber', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy']);

function toNewRow({ type, record }: DemoRow): NewRow {
  return { type, id: record.id, fields: Object.fromEntries(Object.entries(record).filter(([field]) => !OWN.has(field))) };
}
