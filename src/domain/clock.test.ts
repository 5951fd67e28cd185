import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ZERO, isHlc, millisOf, partsOf, stampOf, tick } from './clock.ts';

it('moves on with the wall clock and counts where that stands still or goes back', () => {
  const first = tick(ZERO, 1_700_000_000_000);
  expect(millisOf(first)).toBe(1_700_000_000_000);
  const same = tick(first, 1_700_000_000_000);
  const back = tick(same, 1_600_000_000_000);
  expect([first, same, back].toSorted()).toEqual([first, same, back]);
  expect(millisOf(back)).toBe(1_700_000_000_000);
});

it('is never earlier than before, whatever the wall clock does', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(2 ** 43), { minLength: 1 }), (walls) => {
      let last = ZERO;
      for (const wall of walls) {
        const next = tick(last, wall);
        expect(isHlc(next)).toBe(true);
        expect(next > last).toBe(true);
        last = next;
      }
    }),
  );
});

it('goes on in time when the counter is full', () => {
  const full = tick(ZERO, 5).slice(0, 9) + 'zzzz';
  expect(millisOf(tick(full, 5))).toBe(6);
});

it('takes a stamp apart again', () => {
  const hlc = tick(ZERO, 7);
  expect(partsOf(stampOf(hlc, 'abc'))).toEqual({ hlc, replica: 'abc' });
});
