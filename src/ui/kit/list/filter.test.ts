import { describe, expect, test } from 'vitest';
import type { Condition, Filter } from '../../../domain/query.ts';
import { complete, groupOf, replacePart, spanOf, SPANS, withJoin, withOperator } from './filter.ts';

const VIP: Condition = { field: 'vip', operator: 'equals', value: true };
const OPEN: Condition = { field: 'name', operator: 'contains' };

describe('a filter in the making', () => {
  test.each<[string, Filter, Filter | undefined]>([
    ['nothing', { all: [] }, undefined],
    ['a condition without its value', { all: [OPEN] }, undefined],
    ['one that needs none', { all: [{ field: 'name', operator: 'empty' }] }, { all: [{ field: 'name', operator: 'empty' }] }],
    ['an empty choice', { all: [VIP, { field: 'a', operator: 'in', value: [] }] }, { all: [VIP] }],
    ['half a span', { all: [{ field: 'a', operator: 'between', value: ['2026-01-01', ''] }] }, undefined],
    ['a group of nothing', { any: [VIP, { all: [OPEN] }] }, { any: [VIP] }],
    ['no', { all: [{ ...VIP, value: false }] }, { all: [{ ...VIP, value: false }] }],
  ])('asks of %s only what is whole', (_, filter, asked) => expect(complete(filter)).toEqual(asked));

  test('parts are replaced and taken out, and joined otherwise', () => {
    const group = groupOf(VIP);
    expect(replacePart(group, 0, OPEN)).toEqual({ all: [OPEN] });
    expect(replacePart(group, 0, null)).toEqual({ all: [] });
    expect(withJoin(group, 'any')).toEqual({ any: [VIP] });
  });

  test.each<[Condition, Condition['operator'], Condition['value']]>([
    [{ field: 'a', operator: 'equals', value: 'x' }, 'not', 'x'],
    [{ field: 'a', operator: 'equals', value: 'x' }, 'in', ['x']],
    [{ field: 'a', operator: 'in', value: ['x', 'y'] }, 'equals', 'x'],
    [{ field: 'a', operator: 'in', value: ['x'] }, 'empty', undefined],
    [{ field: 'a', operator: 'between', value: ['2026-01-01', '2026-01-02'] }, 'before', undefined],
  ])('%j made %s keeps what still makes sense', (from, operator, value) => expect(withOperator(from, operator).value).toEqual(value));
});

test('a span is known by what it means', () => {
  for (const [name, span] of Object.entries(SPANS)) expect(spanOf({ ...span })).toBe(name);
  expect(spanOf({ unit: 'day', from: 0, to: 0 })).toBe('today');
  for (const other of [{ unit: 'day', from: -3 }, '2026-01-01', 5, null, ['a', 'b']]) expect(spanOf(other)).toBeNull();
});
