import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Order } from './order.ts';
import { Segment } from './segment.ts';
import { termsOf } from './list.ts';
import { TextIndex } from './text-index.ts';

describe('packed text', () => {
  it('finds each row that contains a term, once', () => {
    const segment = new Segment(['ada lovelace', 'grace hopper', '', 'ada ada']);
    expect([...segment.rowsWith('ada')]).toEqual([0, 3]);
    expect([...segment.rowsWith('e h')]).toEqual([1]);
    expect(segment.row(1)).toBe('grace hopper');
  });

  it('finds what a plain walk finds, after any edits and packing', () => {
    const word = fc.stringMatching(/^[ab ]{0,6}$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(20), fc.option(word, { nil: null })), { maxLength: 60 }), fc.array(fc.stringMatching(/^[ab]{1,3}$/), { minLength: 1, maxLength: 2 }), (steps, terms) => {
        const [index, plain] = [new TextIndex(), new Map<string, string>()];
        for (let filler = 0; filler < 4090; filler += 1) index.set(`f${filler}`, '-');
        for (const [n, text] of steps) {
          if (text === null) index.remove(`r${n}`);
          else index.set(`r${n}`, text);
          if (text === null) plain.delete(`r${n}`);
          else plain.set(`r${n}`, text);
        }
        const expected = [...plain].filter(([, text]) => terms.every((term) => text.includes(term))).map(([id]) => id);
        expect([...index.find(terms)].toSorted()).toEqual(expected.toSorted());
      }),
      { numRuns: 30 },
    );
  });
});

it('an order stays sorted through any edits; nothing comes last', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(9), fc.option(fc.constantFrom('', 'a', 'b', 'c'), { nil: null })), { maxLength: 40 }), (steps) => {
      const [order, plain] = [new Order(), new Map<string, string>()];
      for (const [n, value] of steps) {
        if (value === null) order.remove(`${n}`);
        else order.set(`${n}`, value);
        if (value === null) plain.delete(`${n}`);
        else plain.set(`${n}`, value);
        const rank = ([id, one]: [string, string]): string => `${one === '' ? 'z' : one}${id}`;
        expect(order.ids()).toEqual([...plain].toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1)).map(([id]) => id));
      }
    }),
  );
});

it.each([
  ['Étienne v', ['etienne', 'v']],
  ['030 / 901 820', ['30901820']],
  ['+44 20 7946', ['44207946']],
  ['C-1042', ['c-1042']],
  ['  ', []],
])('words of “%s”', (query, terms) => expect(termsOf(query)).toEqual(terms));
