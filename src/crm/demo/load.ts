/** Loads the demo data set through the same batches an import uses, so that it can be undone as one. */
import { SYSTEM_AGENT } from '../context.ts';
import type { Context, Who } from '../context.ts';
import { addRows, beginBatch, publishBatch } from '../batches.ts';
import type { NewRow } from '../batches.ts';
import { CHUNK_ROWS } from '../../storage/batches.ts';
import { makeDemo } from './index.ts';
import type { DemoRow } from './index.ts';

export interface DemoRequest {
  customers: number;
  seed: number;
}

export async function loadDemo(context: Context, who: Who, { customers, seed }: DemoRequest): Promise<{ batch: string; rows: number }> {
  const { id: batch } = await beginBatch(context, who, { kind: 'demo', name: `demo ${seed}` });
  let rows = 0;
  const agents = who.agent === SYSTEM_AGENT ? [] : [who.agent];
  for (const chunk of chunked(makeDemo({ seed, customers, now: context.clock(), agents }))) {
    await addRows(context, batch, chunk);
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
const OWN = new Set(['id', 'accountNumber', 'caseNumber', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy']);

function toNewRow({ type, record }: DemoRow): NewRow {
  return { type, id: record.id, fields: Object.fromEntries(Object.entries(record).filter(([field]) => !OWN.has(field))) };
}
