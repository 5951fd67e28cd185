import { describe, expect, it } from 'vitest';
import { checkCustom, checkDefinition, defaultsOf, fieldClass, isDay, webAddress } from './custom.ts';
import type { CustomValue, FieldDefinition, FieldType } from './records.ts';

const field = (fieldType: FieldType, more: Partial<FieldDefinition> = {}): FieldDefinition => ({
  id: 'f', target: 'customer', name: 'plan', label: 'Plan', fieldType, fieldClass: 'custom', order: 0, createdAt: 0, createdBy: 'a', updatedAt: 0, updatedBy: 'a', ...more,
});
const GOLD = { options: [{ id: 'gold', label: 'Gold' }, { id: 'old', label: 'Old', hidden: true }] };

describe('values', () => {
  it.each<[FieldType, Partial<FieldDefinition>, unknown, string | null]>([
    ['text', {}, 'x'.repeat(4000), null],
    ['text', {}, 'x'.repeat(4001), 'too-long'],
    ['text', { maxLength: 3 }, '漢字🙂', null],
    ['text', { maxLength: 3 }, 'abcd', 'too-long'],
    ['text', {}, 7, 'wrong-type'],
    ['url', {}, 'https://example.com/a?b=c', null],
    ['url', {}, 'javascript:alert(1)', 'not-url'],
    ['url', {}, 'example.com', 'not-url'],
    ['number', {}, -1.5, null],
    ['number', {}, '7', 'not-number'],
    ['number', {}, Number.NaN, 'not-number'],
    ['number', {}, Number.POSITIVE_INFINITY, 'not-number'],
    ['date', {}, '2028-02-29', null],
    ['date', {}, '2026-02-29', 'not-date'],
    ['date', {}, '23.11.2026', 'not-date'],
    ['pick', GOLD, 'gold', null],
    ['pick', GOLD, 'old', null],
    ['pick', GOLD, 'tin', 'not-in-list'],
  ])('%s %o: %o → %s', (type, more, value, rule) => expect(checkCustom(field(type, more), value)?.rule ?? null).toBe(rule));
});

it.each([
  ['https://example.com', 'https://example.com/'],
  ['HTTP://EXAMPLE.com/ä', 'http://example.com/%C3%A4'],
  [' https://example.com/a ', 'https://example.com/a'],
  ['javascript:alert(1)', null],
  ['java\nscript:alert(1)', null],
  ['data:text/html,x', null],
  ['file:///etc/passwd', null],
  ['//example.com', null],
  ['https:example.com', null],
  ['https://', null],
  ['https://a b', null],
  [7, null],
])('opens %o as %o', (text, address) => expect(webAddress(text)).toBe(address));

it.each([['2026-11-23', true], ['2026-04-31', false], ['0000-00-00', false], ['2026-1-1', false], [20261123, false]])('%o is a day: %o', (text, day) => expect(isDay(text)).toBe(day));

describe('definitions', () => {
  it.each<[string, FieldDefinition, FieldDefinition | undefined, string[]]>([
    ['a plain field', field('text'), undefined, []],
    ['a default at the limit', field('text', { defaultValue: 'x'.repeat(85) }), undefined, []],
    ['a default over it', field('text', { defaultValue: 'x'.repeat(86) }), undefined, ['defaultValue too-long']],
    ['a default longer than the field', field('text', { defaultValue: 'abcd', maxLength: 3 }), undefined, ['defaultValue too-long']],
    ['a default of another type', field('number', { defaultValue: 'seven' as CustomValue }), undefined, ['defaultValue not-number']],
    ['a list of nothing', field('pick', { options: [] }), undefined, ['options required']],
    ['a list of hidden ones', field('pick', { options: [{ id: 'a', hidden: true }] }), undefined, ['options required']],
    ['an option twice', field('pick', { options: [{ id: 'a' }, { id: 'a' }] }), undefined, ['options wrong-type']],
    ['an option taken out', field('pick', { options: [{ id: 'gold' }] }), field('pick', GOLD), ['options.old fixed']],
    ['another type', field('number'), field('text'), ['fieldType fixed']],
    ['another class', field('text', { fieldClass: 'system' }), field('text'), ['fieldClass fixed']],
    ['another record', field('text', { target: 'task' }), field('text'), ['target fixed']],
  ])('%s', (_name, definition, before, faults) => expect(checkDefinition(definition, before).map((one) => `${one.field} ${one.rule}`)).toEqual(faults));
});

it('gives defaults of the fields on show', () => {
  const fields = [field('text', { id: 'a', defaultValue: 'x' }), field('number', { id: 'b', defaultValue: 0 }), field('text', { id: 'c' }), field('text', { id: 'd', defaultValue: 'y', hidden: true })];
  expect(defaultsOf(fields)).toEqual({ 'custom.a': 'x', 'custom.b': 0 });
});

it.each([['accountNumber', 'system'], ['customerType', 'predefined'], ['custom.f', 'custom']] as const)('%s is of the class %s', (path, kind) => expect(fieldClass('customer', path)).toBe(kind));
