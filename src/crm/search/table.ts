/**
 * All records of a type in the worker's memory, as columns: unchanging blocks, which rows in them are out of date, and the
 * tail of rows that changed since, whole. Loaded when first asked for, kept up to date by every change.
 */
import type { ListField } from '../../domain/list-fields.ts';
import type { Row } from '../../domain/row.ts';
import { Pace } from '../turn.ts';
import { BLOCK_ROWS, BlockBuilder, rowOf } from './block.ts';
import type { Block } from './block.ts';
import { Snapshot } from './snapshot.ts';

/** Rows of a full block, and changed rows kept whole before they become a block. */
export interface TableSizes {
  block: number;
  tail: number;
}

const SIZES: TableSizes = { block: BLOCK_ROWS, tail: 4096 };

/** Where a table's rows come from. */
export interface TableSource {
  /** Every field, by path. */
  fields(): readonly [string, ListField][];
  /** Every row that people see, as lists read it, by id. */
  rows(): AsyncIterable<Row[]>;
}

interface State {
  snapshot: Snapshot;
  /** 1 for slots whose row is gone or stands in the tail now. */
  stale: Uint8Array;
  staleCount: number;
  tail: Map<string, Row>;
}

export class Table {
  /** Counts changes, so that what was worked out from the rows is known to be old. */
  version = 0;
  private state: State = emptyState();
  private loading: Promise<void> | null = null;
  /** Rows that changed while the others were being read. */
  private late: Map<string, Row | undefined> | null = null;
  private readonly source: TableSource;
  private readonly sizes: TableSizes;

  constructor(source: TableSource, sizes = SIZES) {
    this.source = source;
    this.sizes = sizes;
  }

  get loaded(): boolean {
    return this.loading !== null;
  }

  /** Reads every row once; a look-up gets between. */
  async load(): Promise<State> {
    this.loading ??= this.read();
    const { loading } = this;
    await loading;
    return loading === this.loading ? this.state : this.load();
  }

  /** Starts afresh when next asked for. */
  reset(): void {
    this.loading = null;
    this.late = null;
    this.state = emptyState();
    this.version += 1;
  }

  /** Takes up a row as it is now; none: it is gone. Does nothing before the first load. */
  update(id: string, row: Row | undefined): void {
    if (!this.loading) return;
    if (this.late) this.late.set(id, row);
    else this.put(id, row);
  }

  private put(id: string, row: Row | undefined): void {
    const { state } = this;
    const slot = slotOf(state.snapshot, id);
    if (slot >= 0 && !state.stale[slot]) {
      state.stale[slot] = 1;
      state.staleCount += 1;
    }
    if (row) state.tail.set(id, row);
    else state.tail.delete(id);
    this.version += 1;
    if (state.tail.size >= this.sizes.tail) this.pack();
  }

  private async read(): Promise<void> {
    const late = (this.late = new Map<string, Row | undefined>());
    const blocks = await this.readBlocks(() => this.late === late);
    if (this.late !== late) return;
    const snapshot = new Snapshot(blocks);
    this.state = { ...emptyState(), snapshot, stale: new Uint8Array(snapshot.size) };
    this.late = null;
    this.version += 1;
    for (const [id, row] of late) this.put(id, row);
  }

  private async readBlocks(wanted: () => boolean): Promise<Block[]> {
    const builder = new BlockBuilder(this.source.fields());
    const blocks: Block[] = [];
    for await (const rows of this.source.rows()) {
      if (!wanted()) return [];
      for (const row of rows) builder.add(row);
      if (builder.size >= this.sizes.block) blocks.push(await gently(builder));
    }
    if (builder.size > 0) blocks.push(await gently(builder));
    return blocks;
  }

  /** The tail becomes a block of its own. */
  private pack(): void {
    const { snapshot, stale, staleCount, tail } = this.state;
    const builder = new BlockBuilder(this.source.fields());
    for (const row of tail.values()) builder.add(row);
    const steps = builder.build();
    let step = steps.next();
    while (!step.done) step = steps.next();
    const next = new Snapshot([...snapshot.blocks, step.value]);
    const wider = new Uint8Array(next.size);
    wider.set(stale);
    this.state = { snapshot: next, stale: wider, staleCount, tail: new Map() };
  }
}

export type TableState = Readonly<State>;

async function gently(builder: BlockBuilder): Promise<Block> {
  const pace = new Pace();
  const steps = builder.build();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    if (pace.due()) await pace.rest();
  }
}

/** Slot of an id, the newest where several blocks have it; -1 for none. */
export function slotOf({ blocks, bases }: Snapshot, id: string): number {
  for (let at = blocks.length - 1; at >= 0; at -= 1) {
    const row = rowOf(blocks[at]!, id);
    if (row >= 0) return bases[at]! + row;
  }
  return -1;
}

function emptyState(): State {
  return { snapshot: new Snapshot([]), stale: new Uint8Array(0), staleCount: 0, tail: new Map() };
}
