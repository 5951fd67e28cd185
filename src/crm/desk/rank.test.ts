import { describe, expect, test } from 'vitest';
import type { Match } from '../../domain/views.ts';
import { rankMatches, RECENT, soleMatch } from './rank.ts';

const NOW = 1_800_000_000_000;

function match(id: string, extra: Partial<Match> & { openCases?: number; label?: string } = {}): Match {
  const { openCases = 0, label, ...rest } = extra;
  return {
    customer: { id, firstName: id, lastName: 'Sample', accountNumber: `C-${id}`, openCases },
    level: 'exact',
    certain: true,
    reasons: [{ code: 'same-number', ...(label && { label }) }],
    ...rest,
  };
}

describe('likeliest first', () => {
  const rows: [string, Match[], [string, number][], string[]][] = [
    ['certain before maybe', [match('a', { certain: false, level: 'suffix' }), match('b', { level: 'national' })], [], ['b', 'a']],
    ['by level', [match('a', { level: 'national' }), match('b', { level: 'without-extension' }), match('c')], [], ['c', 'b', 'a']],
    ['a person before a switchboard', [match('a', { shared: true }), match('b')], [], ['b', 'a']],
    ['last spoken to', [match('a'), match('b'), match('c')], [['b', NOW - 1000], ['c', NOW - 10]], ['c', 'b', 'a']],
    ['long ago does not count', [match('a'), match('b')], [['b', NOW - RECENT - 1]], ['a', 'b']],
    ['an open case', [match('a'), match('b', { openCases: 2 })], [], ['b', 'a']],
    ['spoken to before an open case', [match('a', { openCases: 1 }), match('b')], [['b', NOW - 5]], ['b', 'a']],
    ['the label of the number', [match('a', { label: 'fax' }), match('b', { label: 'Zentrale' }), match('c', { label: 'mobile' })], [], ['c', 'b', 'a']],
    ['by name, so that the order holds still', [match('b'), match('a')], [], ['a', 'b']],
  ];
  test.each(rows)('%s', (_name, matches, calls, order) => {
    expect(rankMatches(matches, new Map(calls), NOW).map(({ customer }) => customer.id)).toEqual(order);
  });

  test('says why, once', () => {
    const once = rankMatches([match('a', { openCases: 1 })], new Map([['a', NOW - 7]]), NOW);
    const twice = rankMatches(once, new Map([['a', NOW - 7]]), NOW);
    expect(twice[0]?.reasons).toEqual([{ code: 'same-number' }, { code: 'called-recently', at: NOW - 7 }, { code: 'has-open-case' }]);
  });
});

describe('linked without asking', () => {
  const maybe = match('m', { certain: false, level: 'suffix' });
  const rows: [string, Match[], string | null][] = [
    ['nobody', [], null],
    ['one certain', [match('a')], 'a'],
    ['one certain beside a maybe', [match('a'), maybe], 'a'],
    ['two certain', [match('a'), match('b')], null],
    ['one maybe', [maybe], null],
    ['a switchboard alone', [match('a', { shared: true })], null],
    ['a person and a switchboard', [match('a'), match('b', { shared: true })], null],
  ];
  test.each(rows)('%s', (_name, matches, id) => expect(soleMatch(matches)?.customer.id ?? null).toBe(id));
});
