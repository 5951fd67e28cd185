import { expect, test } from 'vitest';
import { movedColumns } from './column-order.ts';
import { nextSort } from './head.tsx';

const BY_TOWN = [{ field: 'city' }];
const BOTH = [{ field: 'city' }, { field: 'name', desc: true }];

test.each([
  ['sorts by it', BY_TOWN, 'name', false, [{ field: 'name' }]],
  ['turns it round', BY_TOWN, 'city', false, [{ field: 'city', desc: true }]],
  ['and back', [{ field: 'city', desc: true }], 'city', false, [{ field: 'city' }]],
  ['with Shift is added', BY_TOWN, 'name', true, [{ field: 'city' }, { field: 'name' }]],
  ['with Shift turns where it stands', BOTH, 'city', true, [{ field: 'city', desc: true }, { field: 'name', desc: true }]],
  ['alone ends the others', BOTH, 'name', false, [{ field: 'name' }]],
  ['a sixth pushes out the first', ['a', 'b', 'c', 'd', 'e'].map((field) => ({ field })), 'f', true, ['b', 'c', 'd', 'e', 'f'].map((field) => ({ field }))],
] as const)('a pressed head %s', (_, sort, field, more, next) => expect(nextSort(sort, field, more)).toEqual(next));

test.each([
  ['b', 'a', true, 'bac'],
  ['a', 'c', false, 'bca'],
  ['a', 'c', true, 'bac'],
  ['a', 'gone', true, 'abc'],
] as const)('column %s is moved beside %s', (id, to, before, order) => {
  expect(movedColumns([{ id: 'a' }, { id: 'b', width: 9 }, { id: 'c' }], id, to, before).map((one) => one.id).join('')).toBe(order);
});
