/** A filter while it is put together: conditions may still lack their value, groups their conditions. */
import type { FieldKind } from '../../../domain/list-fields.ts';
import { isCondition, OPERATORS_OF, type Condition, type Filter, type Operator, type RelativeTime } from '../../../domain/query.ts';

export type Group = { all: readonly Filter[] } | { any: readonly Filter[] };

/** The filter as a group, for its parts to be drawn and changed one by one. */
export function groupOf(filter: Filter | undefined): Group {
  if (!filter) return { all: [] };
  return isCondition(filter) ? { all: [filter] } : filter;
}

export function partsOf(group: Group): readonly Filter[] {
  return 'all' in group ? group.all : group.any;
}

export function withParts(group: Group, parts: readonly Filter[]): Group {
  return 'all' in group ? { all: parts } : { any: parts };
}

export function withJoin(group: Group, join: 'all' | 'any'): Group {
  return join === 'all' ? { all: partsOf(group) } : { any: partsOf(group) };
}

export function replacePart(group: Group, at: number, part: Filter | null): Group {
  return withParts(group, partsOf(group).flatMap((one, i) => (i === at ? (part ? [part] : []) : [one])));
}

/** Only what can be asked: without conditions that lack a value, without empty groups. Undefined: everything passes. */
export function complete(filter: Filter): Filter | undefined {
  if (isCondition(filter)) return isComplete(filter) ? filter : undefined;
  const parts = partsOf(filter).map(complete).filter((one) => one !== undefined);
  return parts.length > 0 ? withParts(filter, parts) : undefined;
}

function isComplete({ operator, value }: Condition): boolean {
  if (operator === 'empty' || operator === 'filled') return true;
  if (Array.isArray(value)) return operator === 'between' ? value.length === 2 && value.every((one) => one !== '') : value.length > 0;
  return value !== undefined && value !== '';
}

/** What a field is asked for at first. */
const FIRST: Record<FieldKind, Operator> = { text: 'contains', number: 'equals', day: 'equals', moment: 'equals', flag: 'equals', choice: 'in' };

/** `record`: only whether it is filled in can be asked. */
export function newCondition(field: string, kind: FieldKind, record = false): Condition {
  if (record) return { field, operator: 'filled' };
  return { field, operator: FIRST[kind], ...(kind === 'flag' && { value: true }) };
}

export function operatorsFor(kind: FieldKind, record: boolean): readonly Operator[] {
  return record ? ['filled', 'empty'] : OPERATORS_OF[kind];
}

/** The condition with another operator; the value stays where it still makes sense. */
export function withOperator({ field, operator, value }: Condition, next: Operator): Condition {
  const shape = (one: Operator): string => (one === 'empty' || one === 'filled' ? 'none' : one === 'between' ? 'pair' : one === 'in' || one === 'not-in' ? 'list' : 'one');
  const [from, to] = [shape(operator), shape(next)];
  if (to === 'none' || value === undefined) return { field, operator: next };
  if (from === to) return { field, operator: next, value };
  if (from === 'one' && to === 'list' && (typeof value === 'string' || typeof value === 'number')) return { field, operator: next, value: [value] };
  const [first] = Array.isArray(value) ? (value as readonly (string | number)[]) : [];
  return from === 'list' && to === 'one' && first !== undefined ? { field, operator: next, value: first } : { field, operator: next };
}

/** Spans of time worth a name, counted from now. */
export const SPANS = {
  today: { unit: 'day', from: 0 }, yesterday: { unit: 'day', from: -1 }, tomorrow: { unit: 'day', from: 1 },
  last7: { unit: 'day', from: -6, to: 0 }, last30: { unit: 'day', from: -29, to: 0 }, last90: { unit: 'day', from: -89, to: 0 }, next7: { unit: 'day', from: 0, to: 6 },
  thisWeek: { unit: 'week', from: 0 }, lastWeek: { unit: 'week', from: -1 }, thisMonth: { unit: 'month', from: 0 }, lastMonth: { unit: 'month', from: -1 },
  thisYear: { unit: 'year', from: 0 }, lastYear: { unit: 'year', from: -1 },
} as const satisfies Record<string, RelativeTime>;

export type Span = keyof typeof SPANS;
export const SPAN_NAMES = Object.keys(SPANS) as Span[];

/** The named span that a value is; null for any other. */
export function spanOf(value: unknown): Span | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const { unit, from, to = from } = value as RelativeTime;
  return SPAN_NAMES.find((name) => {
    const span: RelativeTime = SPANS[name];
    return span.unit === unit && span.from === from && (span.to ?? span.from) === to;
  }) ?? null;
}
