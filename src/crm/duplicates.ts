/**
 * The finder of likely duplicates: reads every customer once, in slices between which look-ups get their turn, and keeps
 * the pairs it found in memory, likeliest first, in step with edits and merges. "Not a duplicate" is a field of the customer
 * with the smaller id, so that it replicates and shows in History.
 */
import { CrmError } from '../domain/errors.ts';
import { LIKELY, blockingKeys, likeness } from '../domain/duplicates.ts';
import type { Likeness } from '../domain/duplicates.ts';
import type { Customer } from '../domain/records.ts';
import type { Row } from '../domain/row.ts';
import type { CustomerRow, DuplicatePair, DuplicatesView } from '../domain/views.ts';
import { countRows, getRow, getRows, pagesOf } from '../storage/rows.ts';
import { rowsByKeys } from '../storage/lookup.ts';
import { commit } from './commit.ts';
import type { Context, Who } from './context.ts';
import { Blocks } from './duplicates-blocks.ts';
import { needCustomer } from './redirect.ts';
import { Pace, turn } from './turn.ts';
import { toCustomer, visible } from './view.ts';

/** Rows read, and pairs compared, in one go: some 10 ms. */
const SLICE = 500;
/** Pairs kept; beyond, the least likely go. */
const MOST_PAIRS = 20_000;

type Pair = Likeness & { a: string; b: string };

/** Rows as a list shows them, in the order asked for; given by whoever makes the list. */
export type ToRows = (ids: string[]) => Promise<CustomerRow[]>;

export class Duplicates {
  private readonly context: Context;
  private readonly toRows: ToRows;
  private pairs = new Map<string, Pair>();
  private order: Pair[] | null = null;
  private state: DuplicatesView['state'] = 'none';
  private progress = { done: 0, total: 0 };
  private foundAt: number | undefined;
  private run = 0;

  constructor(context: Context, toRows: ToRows) {
    this.context = context;
    this.toRows = toRows;
  }

  /** Likeliest first. */
  async list({ offset = 0, limit = 50 }: { offset?: number; limit?: number } = {}): Promise<DuplicatesView> {
    const sorted = this.sorted();
    const page = sorted.slice(offset, offset + Math.min(limit, 200));
    const rows = new Map((await this.toRows([...new Set(page.flatMap(({ a, b }) => [a, b]))])).map((row) => [row.id, row]));
    const pairs = page.flatMap(({ a, b, score, reasons }): DuplicatePair[] => {
      const [first, second] = [rows.get(a), rows.get(b)];
      return first && second ? [{ a: first, b: second, score, reasons }] : [];
    });
    return { state: this.state, ...this.progress, count: sorted.length, rows: pairs, ...(this.foundAt !== undefined && { foundAt: this.foundAt }) };
  }

  /** Starts looking, anew if it was under way; pages hear of its progress. */
  find(): void {
    this.run += 1;
    this.state = 'running';
    const run = this.run;
    void this.search(run).then(
      () => this.run === run && this.end('done'),
      () => this.run === run && this.end('none'),
    );
  }

  /** A batch came, went or was undone: what was found may be old. */
  outdate(): void {
    if (this.state === 'done') this.end('outdated');
  }

  /** A customer as it is stored now. */
  async update(id: string, row: Row | undefined): Promise<void> {
    const mine = [...this.pairs].filter(([, { a, b }]) => a === id || b === id);
    if (mine.length === 0) return;
    const [seen] = row ? candidates(this.context, [row]) : [];
    for (const [key, pair] of mine) {
      const other = seen && (await getRow(this.context.storage, 'customer', pair.a === id ? pair.b : pair.a));
      const again = seen && other && candidates(this.context, [other]).length > 0 ? pairOf(seen, other) : null;
      if (again) this.pairs.set(key, again);
      else this.pairs.delete(key);
    }
    this.order = null;
    this.tell();
  }

  private async search(run: number): Promise<void> {
    const { storage } = this.context;
    this.progress = { done: 0, total: await countRows(storage, 'customer') };
    const [ids, blocks] = [[] as string[], new Blocks()];
    for await (const rows of pagesOf(storage, 'customer', SLICE)) {
      if (run !== this.run) return;
      for (const row of candidates(this.context, rows)) blocks.add(ids.push(row.id) - 1, blockingKeys(toCustomer(row)));
      this.progress.done += rows.length;
      this.tell();
      await turn();
    }
    const found = new Map<string, Pair>();
    const pace = new Pace();
    for (const pairs of blocks.pairs()) {
      if (run !== this.run) return;
      for (let at = 0; at < pairs.length; at += SLICE) await this.compare(found, pairs.slice(at, at + SLICE).map(([a, b]) => [ids[a]!, ids[b]!] as const));
      if (pace.due()) await pace.rest();
    }
    if (run !== this.run) return;
    this.pairs = found;
    this.order = null;
    this.foundAt = this.context.clock();
  }

  private async compare(found: Map<string, Pair>, pairs: readonly (readonly [string, string])[]): Promise<void> {
    const fresh = pairs.filter(([a, b]) => !found.has(keyOf(a, b)));
    const ids = [...new Set(fresh.flat())];
    const rows = new Map((await getRows(this.context.storage, 'customer', ids)).flatMap((row) => (row ? [[row.id, row] as const] : [])));
    for (const [a, b] of fresh) {
      const [one, two] = [rows.get(a), rows.get(b)];
      const pair = one && two ? pairOf(one, two) : null;
      if (pair) found.set(keyOf(a, b), pair);
    }
    if (found.size > MOST_PAIRS * 1.5) dropLeast(found);
  }

  private sorted(): Pair[] {
    this.order ??= [...this.pairs.values()].sort((x, y) => y.score - x.score || (x.a < y.a ? -1 : 1)).slice(0, MOST_PAIRS);
    return this.order;
  }

  private end(state: DuplicatesView['state']): void {
    this.state = state;
    this.tell();
  }

  private tell(): void {
    this.context.emit({ type: 'duplicates', state: this.state, ...this.progress });
  }
}

/** Customers like one, likeliest first: those that share a number or an address with it, and those of its name. */
export async function duplicatesOf(context: Context, id: string, named: (text: string) => Promise<string[]>, toRows: ToRows): Promise<DuplicatePair[]> {
  const row = await needCustomer(context, id);
  const keys = (row.keys ?? []).filter((key) => /^[pe]:/.test(key));
  const sharing = keys.length > 0 ? (await rowsByKeys(context.storage, { customers: keys })).customers.flat() : [];
  const ids = [...new Set([...sharing.map((one) => one.id), ...(await named(`${String(row.firstName)} ${String(row.lastName)}`)), ...(await named(String(row.lastName)))])];
  const others = candidates(context, (await getRows(context.storage, 'customer', ids)).filter((one) => one !== undefined)).filter((one) => one.id !== row.id);
  const pairs = others.flatMap((other) => pairOf(row, other) ?? []).sort((x, y) => y.score - x.score);
  const rows = new Map((await toRows([row.id, ...others.map((one) => one.id)])).map((one) => [one.id, one]));
  const self = rows.get(row.id);
  return pairs.flatMap(({ a, b, score, reasons }) => {
    const other = rows.get(a === row.id ? b : a);
    return self && other ? [{ a: self, b: other, score, reasons }] : [];
  });
}

/** Says that two customers are two people: the finder shows them no more. */
export async function keepApart(context: Context, who: Who, one: string, other: string): Promise<void> {
  const [first, second] = [await needCustomer(context, one), await needCustomer(context, other)].sort((x, y) => (x.id < y.id ? -1 : 1));
  if (!first || !second || first.id === second.id) throw new CrmError('validation', { field: 'other', rule: 'not-in-list' });
  await commit(context, who, [{ type: 'customer', id: first.id, op: 'edit', fields: { [`apartFrom.${second.id}`]: true } }]);
}

function candidates(context: Context, rows: readonly Row[]): Row[] {
  return visible(context, rows).filter((row) => typeof row.mergedInto !== 'string');
}

function pairOf(one: Row, two: Row): Pair | null {
  const [a, b] = one.id < two.id ? [one, two] : [two, one];
  if ((a.apartFrom as Customer['apartFrom'])?.[b.id]) return null;
  const like = likeness(toCustomer(a), toCustomer(b));
  return like.score >= LIKELY ? { a: a.id, b: b.id, ...like } : null;
}

function keyOf(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

function dropLeast(found: Map<string, Pair>): void {
  const least = [...found].sort(([, x], [, y]) => y.score - x.score).slice(MOST_PAIRS);
  for (const [key] of least) found.delete(key);
}
