import fc from 'fast-check';
import { expect, it } from 'vitest';
import { KeyTable } from './key-table.ts';

it('remembers the first row of each key, as a map would, however many there are', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string({ maxLength: 6 }), fc.integer({ min: 1, max: 2 ** 32 - 1 })), { maxLength: 200 }), fc.nat(3000), (keys, filler) => {
      const [table, plain] = [new KeyTable(), new Map<string, number>()];
      const add = (key: string, row: number): void => {
        table.add(key, row);
        if (!plain.has(key)) plain.set(key, row);
      };
      for (const [key, row] of keys) add(key, row);
      for (let n = 0; n < filler; n += 1) add(`e:row${n}@example.com`, n + 1);
      for (const [key, row] of plain) expect(table.get(key)).toBe(row);
      expect(table.get('never seen, longer than any')).toBe(0);
    }),
    { numRuns: 30 },
  );
});
