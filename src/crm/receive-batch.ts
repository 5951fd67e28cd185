/** A batch header from another replica: staged, published or undone. Its rows follow as chunks. */
import type { ImportCounts } from '../domain/exchange.ts';
import type { Change } from '../domain/change.ts';
import { stampOf } from '../domain/clock.ts';
import type { BatchRow, BatchStatus } from '../storage/database.ts';
import type { WriteTx } from '../storage/transaction.ts';
import type { Context } from './context.ts';

const RANK: Record<BatchStatus, number> = { staged: 0, published: 1, undone: 2 };

export async function receiveBatchChange(tx: WriteTx, context: Context, change: Change): Promise<void> {
  const to = <T>(field: string, fallback: T): T => (change.fields?.[field]?.[1] as T | undefined) ?? fallback;
  const known = await tx.batch(change.record);
  const status = to<BatchStatus>('status', 'staged');
  const batch: BatchRow = known ?? {
    id: change.record,
    kind: to('kind', 'import'),
    name: to('name', ''),
    status: 'staged',
    stamp: stampOf(change.hlc, change.replica),
    agent: change.agent,
    rows: 0,
    chunks: 0,
    applied: 0,
    settled: true,
  };
  if (known && RANK[status] <= RANK[known.status]) return;
  const counts = to<ImportCounts | undefined>('counts', batch.counts);
  const next = { ...batch, status, rows: to('rows', batch.rows), chunks: to('chunks', batch.chunks), settled: status === 'staged', ...(counts && { counts }) };
  await tx.putBatch(next);
  context.batches.set(next.id, next.status);
}
