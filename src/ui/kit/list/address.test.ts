import { expect, test } from 'vitest';
import type { Filter } from '../../../domain/query.ts';
import { differenceOf, readAddress, writeAddress } from './address.ts';

const VIPS: Filter = { all: [{ field: 'vip', operator: 'equals', value: true }] };

test.each([
  [{ query: 'meier & söhne' }],
  [{ view: '0190-a', filter: VIPS }],
  [{ sort: [{ field: 'name' }, { field: 'custom.a', desc: true }], query: 'x', filter: VIPS, view: 'v' }],
])('is read as it was written: %j', (parts) => {
  const [, query] = writeAddress('/customers', new URLSearchParams(), parts).split('?');
  expect(readAddress(new URLSearchParams(query))).toEqual({ view: undefined, query: undefined, ...parts });
});

test.each([['filter={'], ['filter=null'], ['filter=3'], ['sort=']])('a broken part is left out: %s', (text) => {
  expect(readAddress(new URLSearchParams(text))).toEqual({ view: undefined, query: undefined });
});

test('what else the address says stays', () => {
  expect(writeAddress('/cases', new URLSearchParams('one=7&q=old'), {})).toBe('/cases?one=7');
});

test('a look says only what is not its tab’s', () => {
  expect(differenceOf({ sort: [], filter: VIPS }, { sort: [] })).toEqual({ filter: VIPS });
  expect(differenceOf({ sort: [] }, { sort: [], filter: VIPS })).toEqual({ filter: { all: [] } });
  expect(differenceOf({ sort: [], columns: [] }, { sort: [] })).toEqual({});
});
