/** A checked filter as tests of single values, which columns answer for whole dictionaries and rows one by one. */
import { foldText } from '../../domain/fold.ts';
import type { ListField, Value } from '../../domain/list-fields.ts';
import { isCondition, ME } from '../../domain/query.ts';
import type { Condition, FieldOf, Filter, When } from '../../domain/query.ts';
import type { Millis } from '../../domain/records.ts';
import { dayOf, spanOf } from '../../domain/time-span.ts';
import type { Span } from '../../domain/time-span.ts';

export type Test =
  | { kind: 'any' }
  | { kind: 'set'; values: ReadonlySet<Value> }
  /** `from` ≤ value < `to`; none: open on that side. `past`: `from` itself is out; `upTo`: `to` itself is in. */
  | { kind: 'range'; from?: Value; to?: Value; past?: boolean; upTo?: boolean }
  | { kind: 'contains'; text: string }
  | { kind: 'starts'; text: string };

/** Holds when some value passes, or, negated, when none does. */
export interface Predicate {
  field: string;
  test: Test;
  negate: boolean;
}

export type Tree = { all: readonly Tree[] } | { any: readonly Tree[] } | Predicate;

/** Who asks, and when: what `me` and relative times stand for. */
export interface Asker {
  agent: string;
  now: Millis;
}

export function toTree(filter: Filter, fieldOf: FieldOf, asker: Asker): Tree {
  if (isCondition(filter)) return toPredicate(filter, fieldOf(filter.field)!, asker);
  if ('all' in filter) return { all: filter.all.map((one) => toTree(one, fieldOf, asker)) };
  return { any: filter.any.map((one) => toTree(one, fieldOf, asker)) };
}

/** Fields that a tree asks. */
export function fieldsOf(tree: Tree): string[] {
  if ('field' in tree) return [tree.field];
  return ('all' in tree ? tree.all : tree.any).flatMap(fieldsOf);
}

export function passes(test: Test, value: Value): boolean {
  switch (test.kind) {
    case 'any':
      return true;
    case 'set':
      return test.values.has(value);
    case 'range':
      return within(test, value);
    case 'contains':
      return String(value).includes(test.text);
    case 'starts':
      return String(value).startsWith(test.text);
  }
}

function within({ from, to, past = false, upTo = false }: Extract<Test, { kind: 'range' }>, value: Value): boolean {
  if (from !== undefined && (value < from || (past && value === from))) return false;
  return to === undefined || value < to || (upTo && value === to);
}

/** Whether one record passes; `valuesOf` reads a field of it. */
export function holds(tree: Tree, valuesOf: (field: string) => readonly Value[]): boolean {
  if ('field' in tree) return valuesOf(tree.field).some((value) => passes(tree.test, value)) !== tree.negate;
  return 'all' in tree ? tree.all.every((one) => holds(one, valuesOf)) : tree.any.some((one) => holds(one, valuesOf));
}

const ANY: Test = { kind: 'any' };

function toPredicate({ field, operator, value }: Condition, rule: ListField, asker: Asker): Predicate {
  const one = (test: Test, negate = false): Predicate => ({ field, test, negate });
  switch (operator) {
    case 'filled':
    case 'empty':
      return one(ANY, operator === 'empty');
    case 'equals':
    case 'not':
      return one(equality(value, rule, asker), operator === 'not');
    case 'in':
    case 'not-in':
      return one({ kind: 'set', values: new Set((value as readonly Value[]).map((each) => asStored(each, rule, asker))) }, operator === 'not-in');
    case 'contains':
    case 'not-contains':
      return one({ kind: 'contains', text: folded(value as string, rule) }, operator === 'not-contains');
    case 'starts':
      return one({ kind: 'starts', text: folded(value as string, rule) });
    case 'less':
      return one({ kind: 'range', to: value as number });
    case 'greater':
      return one({ kind: 'range', from: value as number, past: true });
    case 'before':
      return one({ kind: 'range', to: edges(value as When, rule, asker).from });
    case 'after':
      return one({ kind: 'range', from: edges(value as When, rule, asker).to });
    case 'between':
      return one(betweenOf(value as readonly [When, When], rule, asker));
  }
}

function equality(value: Condition['value'], rule: ListField, asker: Asker): Test {
  if (rule.kind === 'moment' || rule.kind === 'day') return { kind: 'range', ...edges(value as When, rule, asker) };
  return { kind: 'set', values: new Set([rule.kind === 'flag' ? Number(value) : asStored(value as Value, rule, asker)]) };
}

function betweenOf([first, last]: readonly [When, When], rule: ListField, asker: Asker): Test {
  if (rule.kind === 'number') return { kind: 'range', from: first as number, to: last as number, upTo: true };
  return { kind: 'range', from: edges(first, rule, asker).from, to: edges(last, rule, asker).to };
}

/** First value of a time, and the first one after it, as the field holds them. */
function edges(when: When, { kind }: ListField, { now }: Asker): { from: Value; to: Value } {
  const day = kind === 'day';
  const { start, end }: Span = spanOf(day && typeof when === 'number' ? dayOf(when) : when, now);
  return day ? { from: dayOf(start), to: dayOf(end) } : { from: start, to: end };
}

function asStored(value: Value, rule: ListField, { agent }: Asker): Value {
  if (rule.kind === 'text') return folded(String(value), rule);
  return rule.of === 'agent' && value === ME ? agent : value;
}

function folded(asked: string, rule: ListField): string {
  return rule.fold ? rule.fold(asked) : foldText(asked);
}
