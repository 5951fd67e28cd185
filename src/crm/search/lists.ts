/**
 * Queries of lists, answered in the worker's memory: what stands in IndexedDB is read for the rows on show alone. One table
 * per type, loaded when first asked.
 */
import { customField, LATE, LIST_FIELDS, LIST_TYPES } from '../../domain/list-fields.ts';
import type { ListField, ListType } from '../../domain/list-fields.ts';
import { closedIds } from '../../domain/lists.ts';
import { checkQuery } from '../../domain/query.ts';
import type { CheckedQuery, Facet, ListQuery, Sort } from '../../domain/query.ts';
import type { PickOption, RecordType } from '../../domain/records.ts';
import type { Row } from '../../domain/row.ts';
import type { FoundIn } from '../../domain/views.ts';
import { CrmError } from '../../domain/errors.ts';
import { dayOf } from '../../domain/time-span.ts';
import { getRow } from '../../storage/rows.ts';
import type { Context } from '../context.ts';
import { shownOrder } from './compare.ts';
import { toTree } from './predicate.ts';
import type { Tree } from './predicate.ts';
import { facetOf, queryTable } from './query-table.ts';
import type { Found } from './query-table.ts';
import type { SortField } from './snapshot.ts';
import { Segments } from './segments.ts';
import { customersOf, lateValues, prepare, rowsOfType, someRows } from './source.ts';
import { slotOf, Table } from './table.ts';
import { bestField, TIER, TIERS, termsOf } from './words.ts';

/** The order of a list that nobody has sorted. */
const STANDARD: Record<ListType, readonly Sort[]> = {
  customer: [{ field: 'name' }],
  case: [{ field: 'open', desc: true }, { field: 'lastActivityAt', desc: true }],
  task: [{ field: 'open', desc: true }, { field: 'dueAt' }],
  interaction: [{ field: 'startedAt', desc: true }],
};

/** Rows of a batch that are taken up one by one whatever a table holds; of a large table up to a quarter are. */
const FEW_ROWS = 20_000;

const CUSTOM = 'custom.';

/** Results kept for the next page of the same list. */
const KEPT_RESULTS = 6;
/** Most ids handed out at once: a bulk edit's or an export's selection. */
const MAX_IDS = 1_000_000;

export class Lists {
  private readonly tables: Record<ListType, Table>;
  private readonly segments: Record<ListType, Segments>;
  private readonly kept = new Map<string, Promise<Found>>();
  private readonly context: Context;

  constructor(context: Context) {
    this.context = context;
    const segments = (type: ListType): Segments => new Segments(context.storage, type, () => this.print(type));
    this.segments = { customer: segments('customer'), case: segments('case'), task: segments('task'), interaction: segments('interaction') };
    const table = (type: ListType): Table =>
      new Table({
        fields: () => this.fields(type),
        rows: () => rowsOfType(context, type),
        some: (ids) => someRows(context, type, ids),
        segments: this.segments[type],
      });
    this.tables = { customer: table('customer'), case: table('case'), task: table('task'), interaction: table('interaction') };
  }

  /** Throws `validation` with the place of what is wrong. */
  async page(type: ListType, agent: string, asked: ListQuery = {}): Promise<{ total: number; ids: string[]; facets?: Record<string, Facet[]> }> {
    const query = this.check(type, asked);
    const found = await this.find(type, agent, query);
    const facets = query.facets.map((field): [string, Facet[]] => [field, facetOf(found, field, this.fieldOf(type, field)!)]);
    return { total: found.result.total, ids: found.result.ids(query.offset, query.limit), ...(facets.length > 0 && { facets: Object.fromEntries(facets) }) };
  }

  /** Ids of all that match, in order. */
  async ids(type: ListType, agent: string, asked: ListQuery = {}, limit = MAX_IDS): Promise<{ total: number; ids: string[] }> {
    const { result } = await this.find(type, agent, this.check(type, asked));
    return { total: result.total, ids: result.ids(0, Math.min(limit, MAX_IDS)) };
  }

  /** Where a record stands in a list, from 0; null when it is not in it. */
  async position(type: ListType, agent: string, id: string, asked: ListQuery = {}): Promise<number | null> {
    const { state, result } = await this.find(type, agent, this.check(type, asked));
    return result.position(id, slotOf(state.snapshot, id));
  }

  /** The best of a search: exact numbers first, then names that begin so, names that hold it, other fields, typos. */
  async search(type: ListType, agent: string, query: string, limit: number): Promise<{ total: number; ids: string[]; foundIn: (record: Row) => FoundIn[] }> {
    const { result, hits, tail, typos } = await this.find(type, agent, this.check(type, { query }));
    const ids = result.best(limit, TIERS, (one) => (typeof one === 'number' ? hits[one]! : tail.get(one)!));
    return { total: result.total, ids, foundIn: (record) => this.foundIn(type, termsOf(query), typos, record) };
  }

  private foundIn(type: ListType, terms: readonly string[], typos: readonly boolean[], record: Row): FoundIn[] {
    const found = terms.map((term, i) => bestField(type, term, record, (path) => this.fieldOf(type, path)!, typos[i]!));
    const fields = new Map(found.filter(({ tier }) => tier > TIER.none).map(({ field, tier }) => [field, tier === TIER.typo]));
    return [...fields].map(([field, typo]) => ({ field, ...(typo && { typo }) }));
  }

  /** Takes up what a batch brought, changed or took away; where that is much, all is read anew in the background. */
  async batch(id: string): Promise<void> {
    const anew: Table[] = [];
    for (const type of LIST_TYPES) {
      const table = this.tables[type];
      const ids = await this.segments[type].idsOfBatch(id, Math.max(FEW_ROWS, table.size / 4));
      if (ids) await table.refresh([...ids]);
      else anew.push(table);
    }
    for (const table of anew) table.reset();
    // One after the other: each holds all its columns until they are stored.
    void anew.reduce((before, table) => before.then(() => table.load()), Promise.resolve<unknown>(null)).catch(() => undefined);
  }

  /** Takes up a record as it is stored now, and the customers whose last contact or open cases it moved. */
  async changed(type: RecordType, id: string, row: Row | undefined): Promise<void> {
    if (isListType(type) && row?._.e !== undefined) {
      this.kept.clear();
      return this.tables[type].drop();
    }
    if (isListType(type) && this.tables[type].loaded) this.tables[type].update(id, await prepare(this.context, type, row));
    if ((type !== 'case' && type !== 'interaction') || !this.tables.customer.loaded) return;
    for (const customer of await customersOf(this.context, id, row)) {
      this.tables.customer.update(customer, await prepare(this.context, 'customer', await getRow(this.context.storage, 'customer', customer)));
    }
  }

  /** Forgets every row: after a batch came, went or was undone, or what holds for all rows changed. */
  reset(): void {
    for (const table of Object.values(this.tables)) table.reset();
    this.kept.clear();
  }

  fieldOf(type: ListType, path: string): ListField | null {
    if (Object.hasOwn(LIST_FIELDS[type], path)) return LIST_FIELDS[type][path] ?? null;
    const definition = path.startsWith(CUSTOM) ? this.context.settings.definition(path.slice(CUSTOM.length)) : undefined;
    return definition?.target === type ? customField(definition) : null;
  }

  private fields(type: ListType): [string, ListField][] {
    const custom = this.context.settings.definitions(type).map((one): [string, ListField] => [`custom.${one.id}`, customField(one)]);
    return [...Object.entries(LIST_FIELDS[type]).filter(([path]) => !LATE.has(path)), ...custom];
  }

  /** What the stored values hang on beside the records: which fields there are, and which statuses are closed. */
  private print(type: ListType): string {
    const closed = type === 'case' ? closedIds(this.context.settings.options('caseStatus')) : type === 'task' ? closedIds(this.context.settings.options('taskStatus')) : [];
    return [...Object.entries(LIST_FIELDS[type]).map(([path, { kind }]) => `${path}:${kind}`), ...closed].join(' ');
  }

  private check(type: ListType, asked: ListQuery): CheckedQuery {
    return checkQuery(asked, (path) => this.fieldOf(type, path), STANDARD[type]);
  }

  private find(type: ListType, agent: string, query: CheckedQuery): Promise<Found> {
    const { version } = this.tables[type];
    const key = JSON.stringify([type, version, agent, dayOf(this.context.clock()), query.query, query.filter, query.sort, query.facets]);
    const known = this.kept.get(key);
    this.kept.delete(key);
    const found = known ?? this.findAnew(type, agent, query);
    this.kept.set(key, found);
    if (this.kept.size > KEPT_RESULTS) this.kept.delete(this.kept.keys().next().value as string);
    return found.catch((error: unknown) => {
      this.kept.delete(key);
      throw error;
    });
  }

  private findAnew(type: ListType, agent: string, { query, filter, sort, facets }: CheckedQuery): Promise<Found> {
    const filtered = filter && toTree(filter, (path) => this.fieldOf(type, path), { agent, now: this.context.clock() });
    const tree: Tree = filtered ?? { all: [] };
    const fields = { sortField: (path: string) => this.sortField(type, path), late: (path: string) => lateValues(this.context, type, path) };
    return queryTable(this.tables[type], { type, tree, terms: termsOf(query), sort, also: facets }, fields);
  }

  private sortField(type: ListType, path: string): SortField {
    const field = this.fieldOf(type, path) ?? fail(path);
    return { field, compare: shownOrder(field, this.options(field)) };
  }

  private options(field: ListField): readonly PickOption[] | undefined {
    return field.list ? this.context.settings.options(field.list) : field.options;
  }
}

function isListType(type: RecordType): type is ListType {
  return (LIST_TYPES as readonly string[]).includes(type);
}

function fail(field: string): never {
  throw new CrmError('validation', { field, rule: 'unknown-field' });
}
