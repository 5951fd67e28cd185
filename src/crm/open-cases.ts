/**
 * How many open cases each customer has, in the worker's memory: every match shows it, and a second question to IndexedDB
 * would cost a look-up half its time. Read in the background when first wanted; until then the answer is null.
 */
import type { Row } from '../domain/row.ts';
import type { Storage } from '../storage/database.ts';
import { pagesOf } from '../storage/rows.ts';

interface Counts {
  ofCase: Map<string, string>;
  ofCustomer: Map<string, number>;
  /** Cases written while the others were being read: what was read of them may be older. */
  touched: Set<string>;
  ready: boolean;
}

export class OpenCases {
  private counts: Counts | null = null;
  private reading: Promise<void> | null = null;
  private readonly storage: Storage;
  private readonly shown: (row: Row) => boolean;

  constructor(storage: Storage, shown: (row: Row) => boolean) {
    this.storage = storage;
    this.shown = shown;
  }

  /** Open cases of a customer; null while they are being read. */
  of(customer: string): number | null {
    if (this.counts?.ready) return this.counts.ofCustomer.get(customer) ?? 0;
    // A closed or full database says so to whoever writes; here the slower way stays.
    if (!this.counts) void this.all().catch(() => undefined);
    return null;
  }

  /** Open cases of every customer who has some, once they are read. */
  async all(): Promise<ReadonlyMap<string, number>> {
    while (!this.counts?.ready) {
      this.reading ??= this.read((this.counts = { ofCase: new Map(), ofCustomer: new Map(), touched: new Set(), ready: false })).finally(() => (this.reading = null));
      await this.reading;
    }
    return this.counts.ofCustomer;
  }

  /** Takes up a case as it is stored now. */
  update(id: string, row: Row | undefined): void {
    if (!this.counts) return;
    if (!this.counts.ready) this.counts.touched.add(id);
    move(this.counts, id, typeof row?.openOf === 'string' ? row.openOf : null);
  }

  /** Forgets everything: after a batch came, went or was undone. */
  reset(): void {
    this.counts = null;
  }

  private async read(counts: Counts): Promise<void> {
    try {
      for await (const rows of pagesOf(this.storage, 'case')) {
        if (counts !== this.counts) return;
        for (const row of rows) if (typeof row.openOf === 'string' && !counts.touched.has(row.id) && this.shown(row)) move(counts, row.id, row.openOf);
      }
      counts.touched.clear();
      counts.ready = true;
    } finally {
      if (counts === this.counts && !counts.ready) this.counts = null;
    }
  }
}

function move({ ofCase, ofCustomer }: Counts, id: string, to: string | null): void {
  const from = ofCase.get(id);
  if (from === to) return;
  if (from !== undefined) ofCustomer.set(from, (ofCustomer.get(from) ?? 1) - 1);
  if (to === null) ofCase.delete(id);
  else {
    ofCase.set(id, to);
    ofCustomer.set(to, (ofCustomer.get(to) ?? 0) + 1);
  }
}
