import { describe, expect, test } from 'vitest';
import type { CrmError, ErrorDetail } from './errors.ts';
import { forPage, readRecipe, recipeOr } from './recipe-check.ts';
import type { Recipe } from './recipe.ts';
import { isSelector } from './selector.ts';

const RECIPE: Recipe = {
  id: 'our-phone',
  name: 'Our phone',
  hosts: ['pbx.example.com', '*.voice.example:8443', '192.0.2.7', '[2001:db8::1]:8443'],
  path: '/phone/',
  fingerprint: '#phone[data-version]',
  call: '.call',
  callerId: [{ at: '.call .who' }, { at: '.call', attribute: 'data-from' }],
  callerName: [{ at: '.call .name' }],
  own: [{ at: '#me' }],
  ringing: [{ at: '.state', says: ['ringing', 'klingelt'] }, { at: '.ring', hidden: true }],
  answer: ['button.answer', '[aria-label="Answer" i]'],
  dial: { field: '#to', button: '#go' },
  region: 'DE',
  seen: '2026-11-23',
  source: 'https://pbx.example.com/phone/',
};

describe('a selector', () => {
  test.each([
    '#a', '.b', 'x-y', '*', 'a.b#c', 'a > b ~ c + d e', 'a , b', '[href]', '[a="b c"]', "[a^='x' i]", '[id^=line-][id$=-AnswerCall] .n', ':not(.a, #b)', 'a:has(> .b)', 'li:nth-child(2n + 1)', ':is(a, b) c', '.md\\:flex', '.größe', 'input:not([type=hidden]):first-of-type', '.a:not(:has(.b))',
  ])('%s', (text) => expect(isSelector(text)).toBe(true));

  test.each(['', ' ', '#', '.', 'a >', '> a', 'a,,b', 'a,', '[a', 'a]', '[a="b]', ':hover', '::before', 'a::part(x)', ':nth-child(x)', ':not()', ':not(.a', 'a)', 'a{b}', 'a b:', '1a', '#1', 'a*', '.a b*', '<b>', 'javascript:alert(1)', ':not(:not(:not(:not(a))))', 'a || b', 'a\nb{'])('not %j', (text) => expect(isSelector(text)).toBe(false));

  test('takes linear time', () => {
    for (const text of [':not('.repeat(5_000), 'a '.repeat(5_000) + '{', '[a="'.repeat(5_000), '\\'.repeat(9_999), `${'-'.repeat(9_999)}!`]) expect(isSelector(text)).toBe(false);
  });
});

test('a recipe comes out as it went in, and again by way of JSON', () => {
  expect(readRecipe(RECIPE)).toEqual(RECIPE);
  expect(readRecipe(JSON.parse(JSON.stringify(RECIPE)))).toEqual(RECIPE);
});

test('empty fields are left out', () => {
  const { id, name, hosts, callerId, seen } = RECIPE;
  expect(readRecipe({ id, name, hosts, callerId, seen, path: '', region: null, ringing: undefined })).toEqual({ id, name, hosts, callerId, seen });
});

test('the page is told nothing of hosts and people', () => {
  expect(Object.keys(forPage(RECIPE)).sort()).toEqual(['answer', 'call', 'callerId', 'callerName', 'dial', 'fingerprint', 'id', 'own', 'path', 'ringing']);
});

describe('is refused', () => {
  test.each<[string, Record<string, unknown>, Partial<ErrorDetail>]>([
    ['no id', { id: undefined }, { field: 'id', rule: 'required' }],
    ['an odd id', { id: '../x' }, { field: 'id', rule: 'wrong-type' }],
    ['a long name', { name: 'x'.repeat(81) }, { field: 'name', rule: 'too-long', limit: 80 }],
    ['nowhere', { hosts: [], fingerprint: undefined }, { field: 'hosts', rule: 'required' }],
    ['an address for a host', { hosts: ['pbx.example.com', 'https://x.example/'] }, { field: 'hosts.1', rule: 'not-url' }],
    ['every host', { hosts: ['*'] }, { field: 'hosts.0', rule: 'not-url' }],
    ['too many hosts', { hosts: Array(51).fill('a.example') }, { field: 'hosts', rule: 'too-long', limit: 50 }],
    ['a path without its slash', { path: 'phone' }, { field: 'path', rule: 'wrong-type' }],
    ['no caller ID', { callerId: [] }, { field: 'callerId', rule: 'required' }],
    ['a bare selector', { callerId: ['.who'] }, { field: 'callerId.0', rule: 'wrong-type' }],
    ['no selector', { callerId: [{ at: '.who{' }] }, { field: 'callerId.0.at', rule: 'not-selector' }],
    ['a long selector', { callerId: [{ at: 'a'.repeat(401) }] }, { field: 'callerId.0.at', rule: 'too-long', limit: 400 }],
    ['an odd attribute', { callerId: [{ at: 'a', attribute: 'on click' }] }, { field: 'callerId.0.attribute', rule: 'wrong-type' }],
    ['code in a sign', { ringing: [{ at: 'a', test: 'alert(1)' }] }, { field: 'ringing.0.test', rule: 'unknown-field' }],
    ['a pattern for words', { live: [{ at: 'a', says: [{}] }] }, { field: 'live.0.says.0', rule: 'wrong-type' }],
    ['too many signs', { ended: Array(9).fill({ at: 'a' }) }, { field: 'ended', rule: 'too-long', limit: 8 }],
    ['hidden as text', { held: [{ at: 'a', hidden: 'yes' }] }, { field: 'held.0.hidden', rule: 'wrong-type' }],
    ['a button that is no selector', { answer: ['a', 7] }, { field: 'answer.1', rule: 'wrong-type' }],
    ['a dial button without a field', { dial: { button: 'a' } }, { field: 'dial.field', rule: 'required' }],
    ['an unknown country', { region: 'Germany' }, { field: 'region', rule: 'too-long', limit: 2 }],
    ['an odd day', { seen: '2026-13-01' }, { field: 'seen', rule: 'not-date' }],
    ['a script for a source', { source: 'javascript:alert(1)' }, { field: 'source', rule: 'not-url' }],
    ['script', { script: 'alert(1)' }, { field: 'script', rule: 'unknown-field' }],
  ])('%s', (_, patch, detail) => {
    const refused = refusalOf({ ...RECIPE, ...patch });
    expect(refused?.code).toBe('validation');
    expect(refused?.detail).toMatchObject(detail);
    expect(recipeOr({ ...RECIPE, ...patch })).toBeNull();
  });

  test.each([null, undefined, 7, 'x', [RECIPE]])('what is no recipe: %j', (value) => expect(refusalOf(value)?.code).toBe('validation'));

  test('with every field at fault', () => {
    expect(refusalOf({ ...RECIPE, id: '', answer: ['{'], seen: 'x' })?.detail.also?.map(({ field }) => field)).toEqual(['seen', 'answer.0']);
  });
});

function refusalOf(value: unknown): CrmError | null {
  try {
    readRecipe(value);
    return null;
  } catch (thrown) {
    return thrown as CrmError;
  }
}
