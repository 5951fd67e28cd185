/**
 * All records of a type in the worker's memory, as columns: unchanging blocks, which rows in them are out of date, and the
 * tail of rows that changed since, whole. Loaded when first asked for, kept up to date by every change.
 */
import { LATE } from '../../domain/list-fields.ts';
import type { ListField } from '../../domain/list-fields.ts';
import type { Row } from '../../domain/row.ts';
import { Pace, turn } from '../turn.ts';
import type { Position, Segments } from './segments.ts';
import { BLOCK_ROWS, BlockBuilder, rowOf } from './block.ts';
import type { Block } from './block.ts';
import { Snapshot } from './snapshot.ts';

/** Rows of a full block, and changed rows kept whole before they become a block. */
export interface TableSizes {
  block: number;
  tail: number;
}

/** Changes after which blocks are stored again, and how long after (ms): not amid a run of them. */
const SAVE_AFTER = 1000;
const SAVE_PAUSE = 1000;

/** Columns of a block read in one go: some 20 MB. */
const COLUMNS_AT_ONCE = 50;

/** Rows read again in one go. */
const ROWS_AT_ONCE = 200;

const SIZES: TableSizes = { block: BLOCK_ROWS, tail: 2048 };

/** Where a table's rows come from. */
export interface TableSource {
  /** Every field, by path. */
  fields(): readonly [string, ListField][];
  /** Every row that people see, as lists read it, by id. */
  rows(): AsyncIterable<Row[]>;
  /** Some rows as they are now; those that are gone are left out. */
  some(ids: readonly string[]): Promise<Row[]>;
  /** Where blocks are kept over a restart. */
  segments?: Segments;
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
  /** Changes since the blocks were stored, and up to where those stored hold. */
  private unsaved = 0;
  private holds: Position | null = null;
  private saving = false;
  /** Fields that somebody has asked for: their columns stay in memory. */
  private readonly asked = new Set<string>();
  private readonly source: TableSource;
  private readonly sizes: TableSizes;

  constructor(source: TableSource, sizes = SIZES) {
    this.source = source;
    this.sizes = sizes;
  }

  /** Rows at about this moment; 0 before they are read. */
  get size(): number {
    return this.state.snapshot.size + this.state.tail.size;
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

  /** Reads these rows again: a batch brought or took them. */
  async refresh(ids: readonly string[]): Promise<void> {
    for (let at = 0; this.loading && at < ids.length; at += ROWS_AT_ONCE) {
      const some = ids.slice(at, at + ROWS_AT_ONCE);
      const rows = new Map((await this.source.some(some)).map((row) => [row.id, row]));
      for (const id of some) this.update(id, rows.get(id));
      await turn();
    }
  }

  /** Brings the columns of the fields into every block; returns the fields that have to be made of other records. */
  async need({ snapshot }: TableState, paths: Iterable<string>): Promise<string[]> {
    const lacking = new Set<string>();
    const wanted: [Block, string][] = [];
    for (const path of paths) {
      this.asked.add(path);
      for (const block of snapshot.blocks) if (!block.columns.has(path)) wanted.push([block, path]);
    }
    for (let at = 0; at < wanted.length; at += COLUMNS_AT_ONCE) {
      const some = wanted.slice(at, at + COLUMNS_AT_ONCE);
      const columns = (await this.source.segments?.columns(some)) ?? [];
      some.forEach(([block, path], i) => (columns[i] ? block.columns.set(path, columns[i]) : lacking.add(path)));
    }
    return [...lacking];
  }

  /** Stores the blocks, the tail as one of them; columns that nobody has asked for leave memory. */
  async save(): Promise<void> {
    const { segments } = this.source;
    if (!segments || !this.loading || this.late || this.saving) return;
    const { loading } = this;
    this.saving = true;
    try {
      await loading;
      const now = await segments.position();
      // What was written up to here may not have been told yet.
      const changed = this.holds && (await segments.changedBetween(this.holds, now));
      if (changed) await this.refresh(changed);
      if (loading !== this.loading || !changed) return;
      if (this.state.tail.size > 0) this.pack();
      const { snapshot, stale } = this.state;
      await segments.save(snapshot.blocks, snapshot.blocks.map(({ ids }, at) => markedIn(stale, snapshot.bases[at]!, ids.size)), now);
      this.holds = now;
      this.unsaved = 0;
      for (const { columns } of snapshot.blocks) for (const path of columns.keys()) if (!this.asked.has(path) && !LATE.has(path)) columns.delete(path);
    } finally {
      this.saving = false;
    }
  }

  /** A record was erased: what is kept of all of them goes, in memory and at rest. */
  async drop(): Promise<void> {
    this.reset();
    await this.source.segments?.drop();
  }

  private put(id: string, row: Row | undefined): void {
    const { state } = this;
    const slot = slotOf(state.snapshot, id);
    if (slot >= 0) this.markStale(slot);
    if (row) state.tail.set(id, row);
    else state.tail.delete(id);
    this.version += 1;
    this.unsaved += 1;
    if (this.unsaved % SAVE_AFTER === 0) this.saveSoon();
    if (state.tail.size >= this.sizes.tail) this.pack();
  }

  private async read(): Promise<void> {
    const late = (this.late = new Map<string, Row | undefined>());
    const { segments } = this.source;
    const now = (await segments?.position()) ?? null;
    const stored = (await segments?.load()) ?? null;
    const changed = stored && now ? await segments!.changedBetween(stored, now) : null;
    const kept = changed ? stored : null;
    const blocks = kept?.blocks ?? (await this.readBlocks(() => this.late === late));
    const fresh = new Map((await this.source.some(changed ?? [])).map((row) => [row.id, row]));
    if (this.late !== late) return;
    this.take(blocks, kept?.stale ?? []);
    this.late = null;
    this.holds = now;
    for (const id of changed ?? []) if (!late.has(id)) this.put(id, fresh.get(id));
    for (const [id, row] of late) this.put(id, row);
    this.unsaved = kept ? (changed?.length ?? 0) : Infinity;
    this.saveSoon();
  }

  private take(blocks: readonly Block[], stale: readonly number[][]): void {
    const snapshot = new Snapshot(blocks);
    this.state = { ...emptyState(), snapshot, stale: new Uint8Array(snapshot.size) };
    stale.forEach((rows, at) => rows.forEach((row) => this.markStale(snapshot.bases[at]! + row)));
    this.version += 1;
  }

  private saveSoon(): void {
    if (this.unsaved >= SAVE_AFTER && this.source.segments) setTimeout(() => void this.save().catch(() => undefined), SAVE_PAUSE);
  }

  private markStale(slot: number): void {
    if (this.state.stale[slot]) return;
    this.state.stale[slot] = 1;
    this.state.staleCount += 1;
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

function markedIn(marks: Uint8Array, base: number, rows: number): number[] {
  const marked: number[] = [];
  for (let row = 0; row < rows; row += 1) if (marks[base + row]) marked.push(row);
  return marked;
}

function emptyState(): State {
  return { snapshot: new Snapshot([]), stale: new Uint8Array(0), staleCount: 0, tail: new Map() };
}
