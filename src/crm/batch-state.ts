/**
 * Where each batch stands, kept in memory so that reading a row costs no query: rows of a staged batch are unseen, those
 * of an undone one too unless somebody has edited them since.
 */
import type { Row } from '../domain/row.ts';
import type { BatchStatus } from '../storage/database.ts';

export class BatchStates {
  private readonly status = new Map<string, BatchStatus>();
  private settling: Promise<unknown> = Promise.resolve();

  /** One settling at a time: publishing must not put back what undoing takes out. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.settling.then(work);
    this.settling = turn.catch(() => undefined);
    return turn;
  }

  set(id: string, status: BatchStatus): void {
    if (status === 'published') this.status.delete(id);
    else this.status.set(id, status);
  }

  shown(row: Row): boolean {
    const status = row._.b === undefined ? undefined : this.status.get(row._.b);
    if (status === undefined) return true;
    return status === 'undone' && row._.x !== undefined;
  }
}
