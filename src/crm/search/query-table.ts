/** One query over one table: columns made ready, slots marked, the order of all cut down to what was found. */
import type { ListField, ListType, Value } from '../../domain/list-fields.ts';
import type { Facet, Sort } from '../../domain/query.ts';
import type { Row } from '../../domain/row.ts';
import { firstCode } from './column.ts';
import { evaluate } from './evaluate.ts';
import { addTypos, leastOf, tiersOf, vocabularyOf } from './find.ts';
import { addColumn, isLate, missing } from './late-column.ts';
import { fieldsOf, holds } from './predicate.ts';
import type { Tree } from './predicate.ts';
import { Result } from './result.ts';
import type { Order, SortField } from './snapshot.ts';
import type { Table, TableState } from './table.ts';
import { slipsFor } from './typos.ts';
import type { Vocabulary } from './typos.ts';
import { bestField, SEARCHED, TIER, TIERS } from './words.ts';

export interface TableQuery {
  type: ListType;
  tree: Tree;
  /** Words that are each in some field that the search covers. */
  terms?: readonly string[];
  sort: readonly Sort[];
  /** Further fields whose columns are wanted. */
  also?: readonly string[];
}

/** What a table does not know of its fields. */
export interface FieldSource {
  sortField(path: string): SortField;
  /** Values of a column that the blocks were made without, by record. */
  late(path: string): Promise<ReadonlyMap<string, Value>>;
}

export interface Found {
  state: TableState;
  result: Result;
  /** Tier of each slot that was found, 0 for the others. */
  hits: Uint8Array;
  /** Tier of each row of the tail that was found. */
  tail: ReadonlyMap<Row, number>;
  /** For each term whether names with a typo were let in, since little else was found. */
  typos: readonly boolean[];
}

export async function queryTable(table: Table, query: TableQuery, fields: FieldSource): Promise<Found> {
  const { type, tree, terms = [], sort, also = [] } = query;
  const fieldOf = (path: string): ListField => fields.sortField(path).field;
  const searched = terms.length > 0 ? Object.keys(SEARCHED[type]) : [];
  const paths = new Set([...fieldsOf(tree), ...searched, ...sort.map(({ field }) => field), ...also]);
  const mayErr = terms.some((term) => slipsFor(term) > 0);
  const { state, order, vocabulary } = await ready(table, paths, fields, sort, mayErr ? type : null);
  const { hits, count, typos } = slotHits(state, query, vocabulary, fieldOf);
  const tail = tailHits(state, query, typos, fieldOf);
  const result = new Result({ snapshot: state.snapshot, slots: order.marked(hits, count), tail: [...tail.keys()], sort, fieldOf: (path) => fields.sortField(path) });
  return { state, hits, tail, typos, result };
}

interface SlotHits {
  hits: Uint8Array;
  count: number;
  typos: readonly boolean[];
}

function slotHits({ snapshot, stale, staleCount }: TableState, { type, tree, terms = [] }: TableQuery, vocabulary: Vocabulary | null, fieldOf: (path: string) => ListField): SlotHits {
  const passed = evaluate(snapshot, tree, fieldOf);
  if (staleCount > 0) for (let slot = 0; slot < passed.length; slot += 1) if (stale[slot]) passed[slot] = 0;
  const none = terms.map(() => false);
  if (terms.length === 0) return { hits: passed, count: countOf(passed), typos: none };
  const exact = terms.map((term) => tiersOf(snapshot, type, term));
  const hits = leastOf(exact, passed);
  const count = countOf(hits);
  if (count >= FEW || !vocabulary) return { hits, count, typos: none };
  // A word that many have is as it was meant.
  const typos = exact.map((own) => countOf(own) < FEW);
  const tiers = exact.map((own, i) => (typos[i] ? own.slice() : own));
  if (!addTypos(snapshot, type, terms.map((term, i) => (typos[i] ? term : '')), tiers, vocabulary)) return { hits, count, typos };
  const more = leastOf(tiers, passed);
  return { hits: more, count: countOf(more), typos };
}

/** Fewer finds than fill a screen: names with a typo come in too. */
const FEW = 50;

function tailHits({ tail }: TableState, { type, tree, terms = [] }: TableQuery, typos: readonly boolean[], fieldOf: (path: string) => ListField): Map<Row, number> {
  const found = new Map<Row, number>();
  for (const row of tail.values()) {
    if (!holds(tree, (path) => fieldOf(path).read(row))) continue;
    const tiers = terms.map((term, i) => bestField(type, term, row, fieldOf, typos[i]!).tier);
    if (!tiers.includes(TIER.none)) found.set(row, Math.min(...tiers, TIERS));
  }
  return found;
}

function countOf(hits: Uint8Array): number {
  let sum = 0;
  for (let slot = 0; slot < hits.length; slot += 1) sum += Number(hits[slot]! > 0);
  return sum;
}

interface Ready {
  state: TableState;
  order: Order;
  vocabulary: Vocabulary | null;
}

/** The table with all that a query needs of it, of one moment. `words`: the type whose vocabulary is wanted. */
async function ready(table: Table, paths: ReadonlySet<string>, fields: FieldSource, sort: readonly Sort[], words: ListType | null): Promise<Ready> {
  for (;;) {
    const before = await table.load();
    const lacking = await table.need(before, paths);
    if (lacking.some((path) => !isLate(path))) {
      // Somebody took a segment away: all are made anew.
      await table.drop();
      continue;
    }
    for (const path of lacking) addColumn(before, path, fields.sortField(path).field, await fields.late(path));
    const order = await before.snapshot.order(sort, (path) => fields.sortField(path));
    const vocabulary = words && (await vocabularyOf(before.snapshot, words));
    const state = await table.load();
    if (state.snapshot === before.snapshot && ![...paths].some((path) => missing(state, path))) return { state, order, vocabulary };
  }
}

/** How often each value of a field was found, commonest first. */
export function facetOf({ state: { snapshot }, hits, tail }: Found, path: string, field: ListField): Facet[] {
  const counts = new Map<Value | null, number>();
  const add = (value: Value | null, count: number): unknown => counts.set(value, (counts.get(value) ?? 0) + count);
  snapshot.blocks.forEach((block, at) => {
    const column = block.columns.get(path)!;
    const codes = new Uint32Array(column.dict.size + 1);
    for (let row = 0; row < block.ids.size; row += 1) if (hits[snapshot.bases[at]! + row]) codes[firstCode(column, row)]! += 1;
    codes.forEach((count, code) => count > 0 && add(code < column.dict.size ? column.dict.at(code) : null, count));
  });
  for (const row of tail.keys()) add(field.read(row)[0] ?? null, 1);
  return [...counts].map(([value, count]) => ({ value: field.kind === 'flag' ? value === 1 : value, count })).sort((a, b) => b.count - a.count);
}
