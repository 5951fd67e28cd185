import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_CANDIDATE_LENGTH, MAX_CANDIDATES } from './messages.ts';
import type { FromPage } from './messages.ts';
import { parseFromPage } from './parse.ts';

const candidate = { id: 1, text: 'Tel. 030 123456', start: 5, end: 15 };
const call = { key: 'a', state: 'ringing', direction: 'in', callerId: '+49 30 123456', can: { answer: true } };
const long = (length: number) => 'x'.repeat(length);

const GOOD: [string, FromPage][] = [
  ['hello', { t: 'hello', v: 1, host: 'voice.example.com', lang: 'de' }],
  ['a hello of a later protocol, to be told so', { t: 'hello', v: 99, host: '', lang: '' }],
  ['an empty report', { t: 'seen', add: [], gone: [] }],
  ['a report', { t: 'seen', add: [candidate, { ...candidate, id: 2, uri: true, name: 'Ada' }], gone: [7] }],
  ['a call', { t: 'call', call: { ...call, state: 'ringing', direction: 'in' } }],
  ['a call that ended a moment ago', { t: 'call', call: { ...call, state: 'ended', direction: 'in', gone: 1_050 } }],
  ['a look-up', { t: 'look', id: 3, kind: 'any', text: 'K-1042' }],
  ['a frame between cores', { t: 'peer', data: { have: { a: 1 }, rows: [[1, 'x', null]] } }],
];

const BAD: [string, unknown][] = [
  ['nothing', undefined],
  ['null', null],
  ['text', 'hello'],
  ['a list', [{ t: 'hello' }]],
  ['an unknown type', { t: 'drop' }],
  ['a type from the prototype', { t: 'constructor' }],
  ['a call of Comlink', { id: '1', type: 'APPLY', path: ['info'], argumentList: [] }],
  ['a hello without a version', { t: 'hello', host: 'a', lang: 'b' }],
  ['a host too long', { t: 'hello', v: 1, host: long(256), lang: '' }],
  ['too many candidates', { t: 'seen', add: Array(MAX_CANDIDATES + 1).fill(candidate), gone: [] }],
  ['candidates that are no list', { t: 'seen', add: { length: 1, 0: candidate }, gone: [] }],
  ['a candidate too long', { t: 'seen', add: [{ ...candidate, text: long(MAX_CANDIDATE_LENGTH + 1) }], gone: [] }],
  ['a candidate that ends before it starts', { t: 'seen', add: [{ ...candidate, start: 6, end: 5 }], gone: [] }],
  ['a candidate that ends beyond its text', { t: 'seen', add: [{ ...candidate, end: 16 }], gone: [] }],
  ['a place that is no whole number', { t: 'seen', add: [{ ...candidate, start: 0.5 }], gone: [] }],
  ['a place that is no number', { t: 'seen', add: [{ ...candidate, start: Number.NaN }], gone: [] }],
  ['an id that is no number', { t: 'seen', add: [{ ...candidate, id: '1' }], gone: [] }],
  ['a negative id gone', { t: 'seen', add: [], gone: [-1] }],
  ['an end to come', { t: 'call', call: { ...call, gone: -1 } }],
  ['a name too long', { t: 'seen', add: [{ ...candidate, name: long(81) }], gone: [] }],
  ['one bad candidate among good ones', { t: 'seen', add: [candidate, null], gone: [] }],
  ['a call in no state', { t: 'call', call: { ...call, state: 'held' } }],
  ['a call without buttons', { t: 'call', call: { ...call, can: undefined } }],
  ['a button that is no flag', { t: 'call', call: { ...call, can: { answer: 'yes' } } }],
  ['a caller ID too long', { t: 'call', call: { ...call, callerId: long(MAX_CANDIDATE_LENGTH + 1) } }],
  ['a caller ID that is an object', { t: 'call', call: { ...call, callerId: { toString: () => '1' } } }],
  ['a look-up of no kind', { t: 'look', id: 1, kind: 'customer', text: 'x' }],
  ['a frame too large', { t: 'peer', data: [long(3_000_000), long(3_000_000)] }],
];

describe('messages of a page', () => {
  test.each(GOOD)('%s passes unchanged', (_what, message) => {
    expect(parseFromPage(message)).toEqual(message);
    expect(parseFromPage(JSON.parse(JSON.stringify(message)))).toEqual(message);
  });

  test.each(BAD)('%s is dropped', (_what, message) => expect(parseFromPage(message)).toBeNull());

  test('what nobody asked for does not ride along', () => {
    const message = { t: 'call', call: { ...call, customerId: 'x', can: { answer: true, erase: true } }, then: 1 };
    expect(parseFromPage(message)).toEqual({ t: 'call', call });
  });

  test('broken UTF-16 is mended without moving a place', () => {
    const parsed = parseFromPage({ t: 'seen', add: [{ ...candidate, end: 14, text: '\ud800 030 12345678' }], gone: [] });
    expect(parsed).toMatchObject({ add: [{ text: '\ufffd 030 12345678', start: 5, end: 14 }] });
  });

  test('no value makes it throw', () => {
    fc.assert(fc.property(fc.anything({ withNullPrototype: true }), (value) => void parseFromPage(value)));
    const named = fc.record({ t: fc.constantFrom('hello', 'seen', 'call', 'look', 'peer'), add: fc.anything(), gone: fc.anything(), call: fc.anything(), data: fc.anything() });
    fc.assert(fc.property(named, (value) => void parseFromPage(value)));
  });
});
