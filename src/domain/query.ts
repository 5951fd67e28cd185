/**
 * What a list asks of the core: words, a tree of conditions, an order, a page. Checked here, so that a wrong part is
 * refused at its place (`filter.all.0.value`), whoever built it.
 */
import { CrmError } from './errors.ts';
import type { Rule } from './errors.ts';
import type { FieldKind, ListField } from './list-fields.ts';
import type { Day, Millis } from './records.ts';

export const OPERATORS = ['equals', 'not', 'contains', 'not-contains', 'starts', 'in', 'not-in', 'less', 'greater', 'before', 'after', 'between', 'empty', 'filled'] as const;
export type Operator = (typeof OPERATORS)[number];

/** Which operators a field of a kind takes, in the order in which a list offers them. */
export const OPERATORS_OF: Record<FieldKind, readonly Operator[]> = {
  text: ['contains', 'equals', 'starts', 'not', 'not-contains', 'in', 'empty', 'filled'],
  number: ['equals', 'not', 'less', 'greater', 'between', 'in', 'empty', 'filled'],
  day: ['equals', 'not', 'before', 'after', 'between', 'empty', 'filled'],
  moment: ['equals', 'not', 'before', 'after', 'between', 'empty', 'filled'],
  flag: ['equals', 'not'],
  choice: ['equals', 'not', 'in', 'not-in', 'empty', 'filled'],
};

/**
 * Units counted from the one that holds now: `{ unit: 'day', from: 0 }` is today, `{ unit: 'day', from: -6, to: 0 }` the
 * last seven days, `{ unit: 'month', from: -1 }` the last calendar month. Weeks start on Monday (ISO 8601).
 */
export interface RelativeTime {
  unit: 'day' | 'week' | 'month' | 'year';
  from: number;
  /** Last unit, counted in; `from` when absent. */
  to?: number;
}

/** A moment, a whole day of the agent's own time zone, or a span counted from now. */
export type When = Millis | Day | RelativeTime;

/** In a field that holds an agent: the one who is signed in. */
export const ME = 'me';

/** `not` and `not-…` hold for blank fields too. A field with several values (phones) matches by any of them. */
export interface Condition {
  field: string;
  operator: Operator;
  /** None for `empty` and `filled`; `[from, to]`, both counted in, for `between`; a list for `in` and `not-in`. */
  value?: string | number | boolean | RelativeTime | readonly (string | number)[] | readonly [When, When];
}

export type Filter = { all: readonly Filter[] } | { any: readonly Filter[] } | Condition;

export interface Sort {
  field: string;
  desc?: boolean;
}

export interface ListQuery {
  /** Words as typed: each is found in some field that the search covers, names with a typo too. */
  query?: string;
  filter?: Filter;
  /** Blank values come last in either direction; equal rows stand by id. Absent: the list's own order. */
  sort?: readonly Sort[];
  offset?: number;
  /** At most 1,000; 50 when absent. */
  limit?: number;
  /** Fields whose values are counted over all rows that match: pick lists, agents, flags. */
  facets?: readonly string[];
}

export interface Facet {
  /** None: the field is blank. */
  value: string | number | boolean | null;
  count: number;
}

export interface ListPage<T> {
  /** Of all rows that match. */
  total: number;
  rows: T[];
  facets?: Record<string, Facet[]>;
}

export const MAX_PAGE = 1000;
/** Conditions of one filter, and levels of its tree. */
export const MAX_CONDITIONS = 100;
export const MAX_DEPTH = 8;
export const MAX_SORTS = 5;
/** Longest query in UTF-16 code units. */
export const MAX_QUERY = 200;
const MAX_VALUES = 1000;
const MAX_FACETS = 10;

/** The field of a path; null where the list has none. */
export type FieldOf = (path: string) => ListField | null;

export interface CheckedQuery {
  query: string;
  filter: Filter | null;
  sort: readonly Sort[];
  offset: number;
  limit: number;
  facets: readonly string[];
}

/** Throws `validation` with the place of the first fault. */
export function checkQuery(given: ListQuery, fieldOf: FieldOf, standard: readonly Sort[]): CheckedQuery {
  if (typeof given !== 'object' || given === null) fail('query', 'wrong-type');
  const { query = '', filter, sort = standard, offset = 0, limit = 50, facets = [] } = given;
  if (typeof query !== 'string') fail('query', 'wrong-type');
  if (filter !== undefined) checkFilter(filter, 'filter', fieldOf, { left: MAX_CONDITIONS }, MAX_DEPTH);
  if (!Array.isArray(sort)) fail('sort', 'wrong-type');
  if (sort.length > MAX_SORTS) fail('sort', 'too-long', MAX_SORTS);
  sort.forEach((one, at) => checkSort(one as Sort, `sort.${at}`, fieldOf));
  if (!isCount(offset)) fail('offset', 'not-number');
  if (!isCount(limit)) fail('limit', 'not-number', MAX_PAGE);
  if (!Array.isArray(facets) || facets.length > MAX_FACETS) fail('facets', 'too-long', MAX_FACETS);
  facets.forEach((field, at) => COUNTED.has(needField(field, `facets.${at}`, fieldOf).kind) || fail(`facets.${at}`, 'wrong-type'));
  return { query: query.slice(0, MAX_QUERY), filter: filter ?? null, sort, offset, limit: Math.min(limit, MAX_PAGE), facets };
}

const COUNTED: ReadonlySet<FieldKind> = new Set(['choice', 'flag']);

/** True for a single condition of a tree. */
export function isCondition(filter: Filter): filter is Condition {
  return 'field' in filter;
}

function checkFilter(filter: Filter, at: string, fieldOf: FieldOf, budget: { left: number }, depth: number): void {
  if (typeof filter !== 'object' || filter === null) fail(at, 'wrong-type');
  if (isCondition(filter)) {
    if (--budget.left < 0) fail(at, 'too-long', MAX_CONDITIONS);
    return checkCondition(filter, at, fieldOf);
  }
  const [key, branches] = 'all' in filter ? ['all', filter.all] : ['any', filter.any];
  if (!Array.isArray(branches)) fail(at, 'wrong-type');
  if (depth === 0) fail(at, 'too-long', MAX_DEPTH);
  branches.forEach((branch: Filter, i) => checkFilter(branch, `${at}.${key}.${i}`, fieldOf, budget, depth - 1));
}

function checkCondition({ field, operator, value }: Condition, at: string, fieldOf: FieldOf): void {
  const { kind } = needField(field, `${at}.field`, fieldOf);
  if (!OPERATORS_OF[kind].includes(operator)) fail(`${at}.operator`, 'not-in-list');
  if (operator === 'empty' || operator === 'filled') return;
  const place = `${at}.value`;
  if (value === undefined || value === null || value === '') fail(place, 'required');
  if (operator === 'in' || operator === 'not-in') return checkList(value, place, kind);
  if (operator === 'between') return checkPair(value, place, kind);
  checkValue(value, place, kind);
}

function checkList(value: unknown, at: string, kind: FieldKind): void {
  if (!Array.isArray(value)) fail(at, 'wrong-type');
  if (value.length > MAX_VALUES) fail(at, 'too-long', MAX_VALUES);
  value.forEach((one, i) => checkValue(one, `${at}.${i}`, kind));
}

function checkPair(value: unknown, at: string, kind: FieldKind): void {
  if (!Array.isArray(value) || value.length !== 2) fail(at, 'wrong-type');
  value.forEach((one, i) => checkValue(one, `${at}.${i}`, kind));
}

function checkValue(value: unknown, at: string, kind: FieldKind): void {
  const [good, rule] = VALUE_RULE[kind];
  if (!good(value)) fail(at, rule);
  if (typeof value === 'string' && value.length > MAX_QUERY) fail(at, 'too-long', MAX_QUERY);
}

const VALUE_RULE: Record<FieldKind, readonly [good: (value: unknown) => boolean, rule: Rule]> = {
  text: [(value) => typeof value === 'string', 'wrong-type'],
  choice: [(value) => typeof value === 'string', 'wrong-type'],
  number: [(value) => Number.isFinite(value), 'not-number'],
  flag: [(value) => typeof value === 'boolean', 'wrong-type'],
  day: [isWhen, 'not-date'],
  moment: [isWhen, 'not-date'],
};

function checkSort(sort: Sort, at: string, fieldOf: FieldOf): void {
  if (typeof sort !== 'object' || sort === null) fail(at, 'wrong-type');
  if (needField(sort.field, `${at}.field`, fieldOf).long) fail(`${at}.field`, 'not-in-list');
}

function needField(path: unknown, at: string, fieldOf: FieldOf): ListField {
  return (typeof path === 'string' ? fieldOf(path) : null) ?? fail(at, 'unknown-field');
}

const UNITS: ReadonlySet<unknown> = new Set(['day', 'week', 'month', 'year']);
/** Some hundred years in days: beyond, a date does not exist. */
const FARTHEST = 100_000;

function isWhen(value: unknown): value is When {
  if (typeof value === 'number') return Math.abs(value) < 8.64e15;
  if (typeof value === 'string') return isDay(value);
  if (typeof value !== 'object' || value === null) return false;
  const { unit, from, to = from } = value as RelativeTime;
  return UNITS.has(unit) && [from, to].every((one) => Number.isInteger(one) && Math.abs(one) < FARTHEST);
}

/** True for a day that the calendar has. */
export function isDay(text: string): boolean {
  const [, year, month, day] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  const date = new Date(year, month - 1, day);
  return date.getFullYear() === year && date.getMonth() === month - 1 && date.getDate() === day;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function fail(field: string, rule: Rule, limit?: number): never {
  throw new CrmError('validation', { field, rule, ...(limit !== undefined && { limit }) });
}
