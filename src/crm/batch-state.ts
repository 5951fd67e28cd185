/**
 * Where each batch stands, kept in memory so that reading a row costs no query: rows of a staged batch are unseen, those
 * of an undone one too unless somebody has edited them since.
 */
import type { Row } from '../domain/row.ts';
import type { BatchStatus } from '../storage/database.ts';

export class BatchStates {
  private readonly status = new Map<string, BatchStatus>();
  private settling: Promise<unknown> = Promise.resolve();
  private readonly applying = new Map<string, Promise<void>>();

  /** One settling at a time: publishing must not put back what undoing takes out. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.settling.then(work);
    this.settling = turn.catch(() => undefined);
    return turn;
  }

  /**
   * Goes on with a batch's stored chunk while the next one is made ready, one at a time. Resolves when it has begun; throws
   * what went wrong with the one before.
   */
  async behind(id: string, work: () => Promise<void>): Promise<void> {
    await this.applied(id);
    const applying = work();
    this.applying.set(id, applying);
    applying.catch(() => undefined);
  }

  /** Until every chunk handed over is in the tables. Throws where one could not be written. */
  async applied(id: string): Promise<void> {
    await this.applying.get(id);
  }

  /** Until nothing is being written, well or not: before the database closes. */
  async idle(): Promise<void> {
    await Promise.allSettled([...this.applying.values(), this.settling]);
  }

  set(id: string, status: BatchStatus): void {
    if (status !== 'staged') this.applying.delete(id);
    if (status === 'published') this.status.delete(id);
    else this.status.set(id, status);
  }

  /** True while some batch is staged or undone: there may be rows that nobody sees. */
  hideRows(): boolean {
    return this.status.size > 0;
  }

  shown(row: Row): boolean {
    const status = row._.b === undefined ? undefined : this.status.get(row._.b);
    if (status === undefined) return true;
    return status === 'undone' && row._.x !== undefined;
  }
}
