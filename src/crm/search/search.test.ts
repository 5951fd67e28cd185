import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIST_FIELDS } from '../../domain/list-fields.ts';
import type { ListField } from '../../domain/list-fields.ts';
import type { Filter, Sort } from '../../domain/query.ts';
import type { Row } from '../../domain/row.ts';
import { shownOrder, storedOrder } from './compare.ts';
import { TextDict } from './dict.ts';
import { toTree } from './predicate.ts';
import { facetOf, queryTable } from './query-table.ts';
import { slotOf, Table } from './table.ts';
import { termsOf, TIERS } from './words.ts';

it('a packed dictionary finds each value that holds a text, once', () => {
  const dict = TextDict.of(['', 'ada ada', 'ada lovelace', 'grace hopper']);
  const found: [number, number][] = [];
  const note = (code: number, start: number, _: number, at: number): unknown => found.push([code, at - start]);
  dict.eachWith('ada', note);
  dict.eachWith('e h', note);
  dict.eachFrom('gr', note);
  expect(found).toEqual([[1, 0], [2, 0], [3, 4], [3, 0]]);
  expect(dict.at(2)).toBe('ada lovelace');
});

describe('account numbers', () => {
  const compare = storedOrder(LIST_FIELDS.customer.accountNumber!);
  it.each([
    ['c-999', 'c-1000'],
    ['c-0999', 'c-1000'],
    ['c-1', 'c-01'],
    ['c-b1001', 'c-b1001x'],
    ['a', 'b1'],
  ])('%s stands before %s', (a, b) => expect([compare(a, b) < 0, compare(b, a) > 0]).toEqual([true, true]));

  it('have one order, whichever are compared first', () => {
    const number = fc.stringMatching(/^[a-b0-1-]{1,5}$/);
    fc.assert(fc.property(number, number, number, (a, b, c) => {
      expect(Math.sign(compare(a, b))).toBe(-Math.sign(compare(b, a)) + 0);
      expect(compare(a, b) === 0).toBe(a === b);
      if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0);
    }));
  });
});

it.each([
  ['Étienne v', ['etienne', 'v']],
  ['030 / 901 820', ['30901820']],
  ['+44 20 7946', ['44207946']],
  ['٠٣٠ ٩٠١', ['30901']],
  ['０３０９０１', ['30901']],
  ['C-1042', ['c-1042']],
  ['  ', []],
])('words of “%s”', (query, terms) => expect(termsOf(query)).toEqual(terms));

const FIELDS: Record<string, ListField> = {
  name: LIST_FIELDS.customer.lastName!,
  city: LIST_FIELDS.customer['primaryAddress.city']!,
  vip: LIST_FIELDS.customer.vip!,
  'custom.late': { kind: 'number', read: (record) => { const { late } = (record.custom ?? {}) as { late?: number }; return late === undefined ? [] : [late]; } },
  type: { ...LIST_FIELDS.customer.customerType!, options: [{ id: 'b' }, { id: 'a' }] },
  age: { kind: 'number', read: (record) => (typeof record.age === 'number' ? [record.age] : []) },
  tags: { kind: 'choice', read: (record) => (record.tags as string[] | undefined) ?? [] },
};
const field = (path: string): ListField => FIELDS[path]!;
const PROPERTY: Record<string, string> = { name: 'lastName', type: 'customerType' };
const LATE_FIELD = 'custom.late';

/** The same answer by the plainest means there are. */
const oracle = {
  value: (row: Row, path: string): unknown => (path === LATE_FIELD ? (row.custom as { late?: number } | undefined)?.late : path === 'city' ? (row.primaryAddress as { city?: string } | undefined)?.city : row[PROPERTY[path] ?? path]) ?? null,
  passes(row: Row, filter: Filter): boolean {
    if ('all' in filter) return filter.all.every((one) => this.passes(row, one));
    if ('any' in filter) return filter.any.some((one) => this.passes(row, one));
    const own = this.value(row, filter.field);
    const values = Array.isArray(own) ? own : own === null || own === '' ? [] : [own];
    const asked = filter.value as never;
    switch (filter.operator) {
      case 'equals': return filter.field === 'vip' ? Boolean(own) === asked : values.includes(asked);
      case 'not': return filter.field === 'vip' ? Boolean(own) !== asked : !values.includes(asked);
      case 'contains': return values.some((one) => String(one).includes(asked));
      case 'not-contains': return !values.some((one) => String(one).includes(asked));
      case 'starts': return values.some((one) => String(one).startsWith(asked));
      case 'in': return values.some((one) => (asked as unknown[]).includes(one));
      case 'not-in': return !values.some((one) => (asked as unknown[]).includes(one));
      case 'less': return values.some((one) => one < asked);
      case 'greater': return values.some((one) => one > asked);
      case 'between': return values.some((one) => one >= asked[0] && one <= asked[1]);
      case 'empty': return values.length === 0;
      default: return values.length > 0;
    }
  },
  before(a: Row, b: Row, sort: readonly Sort[]): number {
    for (const { field: path, desc } of sort) {
      const [x, y] = [this.value(a, path), this.value(b, path)].map((one) => (one === '' ? null : one)) as [string | null, string | null];
      if (x === y) continue;
      if (x === null || y === null) return x === null ? 1 : -1;
      const up = path === 'type' ? 'bac'.indexOf(x) < 'bac'.indexOf(y) : x < y;
      return up === (desc !== true) ? -1 : 1;
    }
    return a.id < b.id ? -1 : 1;
  },
};

const text = fc.stringMatching(/^[ab]{0,3}$/);
const rowOf = fc.record({ id: fc.constantFrom(...'0123456789abcdefghij'), lastName: text, city: text, vip: fc.boolean(), customerType: fc.constantFrom('a', 'b', 'c', ''), age: fc.option(fc.nat(4)), late: fc.option(fc.nat(3)), tags: fc.subarray(['x', 'y', 'z']) })
  .map(({ city, age, late, ...rest }): Row => ({ ...rest, primaryAddress: { city }, ...(age !== null && { age }), ...(late !== null && { custom: { late } }), _: { v: 1 } }));
const condition = fc.oneof(
  fc.record({ field: fc.constantFrom('name', 'city'), operator: fc.constantFrom('equals', 'not', 'contains', 'not-contains', 'starts'), value: fc.stringMatching(/^[ab]{1,2}$/) }),
  fc.record({ field: fc.constantFrom('age', LATE_FIELD), operator: fc.constantFrom('equals', 'not', 'less', 'greater'), value: fc.nat(4) }),
  fc.record({ field: fc.constant('age'), operator: fc.constant('between'), value: fc.tuple(fc.nat(4), fc.nat(4)) }),
  fc.record({ field: fc.constantFrom('type', 'tags'), operator: fc.constantFrom('in', 'not-in'), value: fc.subarray(['a', 'b', 'x', 'y']) }),
  fc.record({ field: fc.constant('vip'), operator: fc.constantFrom('equals', 'not'), value: fc.boolean() }),
  fc.record({ field: fc.constantFrom('name', 'age', 'tags', 'type', LATE_FIELD), operator: fc.constantFrom('empty', 'filled') }),
) as fc.Arbitrary<Filter>;
const filterOf = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof({ depthSize: 'small' }, condition, fc.record({ all: fc.array(tie('filter'), { maxLength: 3 }) }), fc.record({ any: fc.array(tie('filter'), { maxLength: 3 }) })),
})).filter;
const sortOf = fc.array(fc.record({ field: fc.constantFrom('name', 'city', 'age', 'type', LATE_FIELD, 'vip'), desc: fc.boolean() }), { maxLength: 3 });

it('a table answers what a plain walk over its rows answers, through any edits', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(rowOf, { selector: ({ id }) => id, maxLength: 20 }), fc.array(fc.tuple(rowOf, fc.boolean()), { maxLength: 12 }), fc.array(fc.tuple(filterOf, sortOf), { minLength: 1, maxLength: 3 }), async (rows, edits, asks) => {
      const plain = new Map(rows.map((row) => [row.id, row]));
      const own = Object.entries(FIELDS).filter(([path]) => path !== LATE_FIELD);
      async function* read(): AsyncGenerator<Row[]> {
        for (let at = 0; at < rows.length; at += 3) yield rows.slice(at, at + 3).map((row) => ({ ...row }));
      }
      const table = new Table({ fields: () => own, rows: read, some: async () => [] }, { block: 6, tail: 4 });
      const source = {
        sortField: (path: string) => ({ field: field(path), compare: shownOrder(field(path), field(path).options) }),
        late: async () => new Map([...plain].flatMap(([id, { custom }]): [string, number][] => (custom ? [[id, (custom as { late: number }).late]] : []))),
      };
      await table.load();
      for (const [step, [row, gone]] of [...edits.entries(), [edits.length, [null, false]] as const]) {
        if (row && gone) plain.delete(row.id);
        else if (row) plain.set(row.id, row);
        if (row) table.update(row.id, gone ? undefined : { ...row });
        const [filter, sort] = asks[step % asks.length]!;
        const found = await queryTable(table, { type: 'customer', tree: toTree(filter, field, { agent: 'me', now: 0 }), sort, also: ['type'] }, source);
        const expected = [...plain.values()].filter((one) => oracle.passes(one, filter)).sort((a, b) => oracle.before(a, b, sort)).map(({ id }) => id);
        expect(found.result.ids(0, 100)).toEqual(expected);
        expect(found.result.total).toBe(expected.length);
        for (let at = 0; at < expected.length; at += 1) {
          expect(found.result.ids(at, 2)).toEqual(expected.slice(at, at + 2));
          expect(found.result.position(expected[at]!, slotOf(found.state.snapshot, expected[at]!))).toBe(at);
        }
        expect(facetOf(found, 'type', field('type')).reduce((sum, { count }) => sum + count, 0)).toBe(expected.length);
      }
    }),
    { numRuns: 300 },
  );
});

it('a search finds what holds every word somewhere, the best first, through any edits', async () => {
  const word = fc.stringMatching(/^[ab]{1,5}$/);
  const kase = fc.record({ id: fc.constantFrom(...'0123456789'), subject: fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')), caseNumber: fc.stringMatching(/^k-[12]{1,4}$/) }).map((row): Row => ({ ...row, _: { v: 1 } }));
  const term = fc.oneof(fc.stringMatching(/^[ab]{3}$/), fc.stringMatching(/^[12]{3}$/));
  const own = Object.entries(LIST_FIELDS.case).filter(([path]) => path === 'subject' || path === 'caseNumber');
  const source = { sortField: (path: string) => ({ field: LIST_FIELDS.case[path]!, compare: shownOrder(LIST_FIELDS.case[path]!, undefined) }), late: async () => new Map() };
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(kase, { selector: ({ id }) => id, maxLength: 10 }), fc.array(kase, { maxLength: 8 }), fc.array(term, { minLength: 1, maxLength: 2 }), async (rows, edits, terms) => {
      const plain = new Map(rows.map((row) => [row.id, row]));
      async function* read(): AsyncGenerator<Row[]> {
        for (const row of rows) yield [{ ...row }];
      }
      const table = new Table({ fields: () => own, rows: read, some: async () => [] }, { block: 4, tail: 3 });
      await table.load();
      for (const row of edits) {
        plain.set(row.id, row);
        table.update(row.id, { ...row });
      }
      const { result, hits, tail } = await queryTable(table, { type: 'case', tree: { all: [] }, terms, sort: [] }, source);
      const holding = [...plain.values()].filter((row) => terms.every((one) => `${String(row.subject)}\n${String(row.caseNumber)}`.includes(one)));
      expect(result.ids(0, 20)).toEqual(holding.map(({ id }) => id).toSorted());
      const best = result.best(20, TIERS, (one) => (typeof one === 'number' ? hits[one]! : tail.get(one)!));
      expect(best.toSorted()).toEqual(result.ids(0, 20));
      const rank = (row: Row): number => Math.min(...terms.map((one) => (String(row.caseNumber) === `k-${one}` ? 5 : ` ${String(row.subject)}`.includes(` ${one}`) ? 4 : String(row.subject).includes(one) ? 3 : 2)));
      const ranks = best.map((id) => rank(plain.get(id)!));
      expect(ranks).toEqual(ranks.toSorted((a, b) => b - a));
    }),
    { numRuns: 300 },
  );
});
