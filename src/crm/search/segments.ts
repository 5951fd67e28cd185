/**
 * A table's blocks at rest: each column a segment of its own, read when first asked for, and a header that says up to which
 * place in the log they hold. What the log has since is read again; where that is too much, or their shape is another, the
 * blocks are made anew from the records.
 */
import type { Change, VersionVector } from '../../domain/change.ts';
import { newId } from '../../domain/ids.ts';
import { LATE } from '../../domain/list-fields.ts';
import type { ListType } from '../../domain/list-fields.ts';
import { getBatch, getChunk, isErased, unpackWrites } from '../../storage/batches.ts';
import type { StoredWrite } from '../../storage/batches.ts';
import type { BatchStatus, SegmentRow, Storage } from '../../storage/database.ts';
import { changesAfter, versionVector } from '../../storage/log.ts';
import { allBatches } from '../../storage/rows.ts';
import { dropSegmentKeys, dropSegments, getSegment, getSegments, putSegments, segmentKeys } from '../../storage/segments.ts';
import type { Block } from './block.ts';
import type { Codes, Column } from './column.ts';
import { NumberDict, TextDict } from './dict.ts';
import type { Dict } from './dict.ts';

/** Shape of segments: of another one they are made anew. */
const VERSION = 1;
/** Changes since that are taken up one by one; more, and reading all again is quicker. */
const MOST_CHANGES = 20_000;

interface Header {
  version: number;
  /** What else the values hang on, such as which statuses are closed. */
  print: string;
  vector: VersionVector;
  /** Batches whose rows are in the blocks, or out of them again. */
  batches: AppliedBatches;
  blocks: { id: string; stale: number[] }[];
}

/** Where each settled batch stood when its rows were taken up. */
export type AppliedBatches = Record<string, BatchStatus>;

/** Up to where blocks hold. */
export interface Position {
  vector: VersionVector;
  batches: AppliedBatches;
}

type StoredDict = { text: string; starts: Uint32Array<ArrayBuffer> } | { values: Float64Array<ArrayBuffer> };

interface StoredColumn {
  dict: StoredDict;
  codes: Codes;
  starts: Uint32Array<ArrayBuffer> | null;
}

/** Blocks as they were stored, which of their rows are out of date, and up to where they hold. */
export interface StoredBlocks extends Position {
  blocks: Block[];
  stale: number[][];
}

const IDS = '#';

export class Segments {
  private readonly storage: Storage;
  private readonly type: ListType;
  private readonly print: () => string;
  private readonly known = new WeakMap<Block, string>();

  constructor(storage: Storage, type: ListType, print: () => string) {
    this.storage = storage;
    this.type = type;
    this.print = print;
  }

  /** Where the log and the batches stand; to be read before the rows are. */
  async position(): Promise<Position> {
    const vector = await versionVector(this.storage);
    const settled = (await allBatches(this.storage)).filter((batch) => batch.settled && batch.status !== 'staged');
    return { vector, batches: Object.fromEntries(settled.map(({ id, status }) => [id, status])) };
  }

  /** Null where there are none of this shape. */
  async load(): Promise<StoredBlocks | null> {
    const header = await getSegment<Header>(this.storage, this.type);
    if (!header || header.version !== VERSION || header.print !== this.print()) return null;
    const ids = await getSegments<StoredDict>(this.storage, header.blocks.map(({ id }) => this.keyOf(id, IDS)));
    const blocks = ids.flatMap((dict): Block[] => (dict ? [{ ids: toDict(dict) as TextDict, columns: new Map() }] : []));
    if (blocks.length < header.blocks.length) return null;
    blocks.forEach((block, at) => this.known.set(block, header.blocks[at]!.id));
    return { blocks, stale: header.blocks.map(({ stale }) => stale), vector: header.vector, batches: header.batches };
  }

  /** Columns of stored blocks, in the order asked for; null for one that was not stored. */
  async columns(wanted: readonly (readonly [Block, string])[]): Promise<(Column | null)[]> {
    const keys = wanted.map(([block, path]) => this.keyOf(this.known.get(block) ?? '', path));
    const stored = await getSegments<StoredColumn>(this.storage, keys);
    return stored.map((column) => (column ? { ...column, dict: toDict(column.dict) } : null));
  }

  /** Stores the blocks that are new, then what holds now, then drops what no longer does. */
  async save(blocks: readonly Block[], stale: readonly number[][], { vector, batches }: Position): Promise<void> {
    const ids: string[] = [];
    for (const block of blocks) {
      let id = this.known.get(block);
      if (id === undefined) await putSegments(this.storage, this.rowsOf((id = newId()), block));
      this.known.set(block, id);
      ids.push(id);
    }
    const header: Header = { version: VERSION, print: this.print(), vector, batches, blocks: ids.map((id, at) => ({ id, stale: stale[at]! })) };
    await putSegments(this.storage, [{ key: this.type, data: header }]);
    const kept = new Set(ids);
    const keys = await segmentKeys(this.storage, `${this.type}/`);
    await dropSegmentKeys(this.storage, keys.filter((key) => !kept.has(key.split('/')[1]!)));
  }

  /** Nothing stays: a record was erased, whose contents stand in them. */
  drop(): Promise<void> {
    return dropSegments(this.storage, this.type);
  }

  private rowsOf(id: string, { ids, columns }: Block): SegmentRow[] {
    const stored = [...columns].filter(([path]) => !LATE.has(path)).map(([path, { dict, codes, starts }]): SegmentRow => ({ key: this.keyOf(id, path), data: { dict: fromDict(dict), codes, starts } satisfies StoredColumn }));
    return [{ key: this.keyOf(id, IDS), data: fromDict(ids) }, ...stored];
  }

  private keyOf(block: string, path: string): string {
    return `${this.type}/${block}/${path}`;
  }

  /** Ids of records that were written from one place to another; null where reading all of them again is better. */
  async changedBetween(before: Position, now: Position): Promise<string[] | null> {
    if (Object.entries(before.vector).some(([replica, seq]) => (now.vector[replica] ?? 0) < seq)) return null;
    const { changes, more } = await changesAfter(this.storage, before.vector, MOST_CHANGES);
    if (more || changes.some(({ op }) => op === 'erase')) return null;
    const ids = new Set(changes.flatMap((change) => this.concerned(change)));
    for (const [id, status] of Object.entries(now.batches)) {
      if (before.batches[id] === status) continue;
      const brought = await this.idsOfBatch(id, MOST_CHANGES - ids.size);
      if (!brought) return null;
      for (const one of brought) ids.add(one);
    }
    return [...ids];
  }

  /** Ids of the records that a batch concerns; null when they are more than `most`. */
  async idsOfBatch(batch: string, most: number): Promise<Set<string> | null> {
    const { rows = 0, chunks = 0 } = (await getBatch(this.storage, batch)) ?? {};
    if (rows > most) return null;
    const ids = new Set<string>();
    for (let n = 0; n < chunks; n += 1) {
      const chunk = await getChunk(this.storage, batch, n);
      for (const one of chunk ? await unpackWrites(chunk.data) : []) {
        if (isErased(one) || one.type === this.type) ids.add(one.id);
        // A customer's last contact and open cases come of others' rows.
        if (this.type === 'customer') addOwner(one, ids);
      }
    }
    return ids;
  }

  private concerned({ type, record, fields }: Change): string[] {
    const owner = this.type === 'customer' ? [...(fields?.customerId ?? [])].filter((one): one is string => typeof one === 'string') : [];
    return type === this.type ? [record, ...owner] : owner;
  }
}

function addOwner(one: StoredWrite, ids: Set<string>): void {
  const owner = isErased(one) ? undefined : one.fields.customerId?.[1];
  if (typeof owner === 'string') ids.add(owner);
}

function fromDict(dict: Dict): StoredDict {
  return dict instanceof NumberDict ? { values: dict.values } : { text: (dict as TextDict).text, starts: (dict as TextDict).starts };
}

function toDict(stored: StoredDict): Dict {
  return 'values' in stored ? new NumberDict(stored.values) : new TextDict(stored.text, stored.starts);
}
