import { expect, it } from 'vitest';
import type { FieldDefinition, FieldType } from '../../domain/records.ts';
import { setLocale } from '../../i18n/index.ts';
import { customValues, customWord, toNumber } from './custom-fields.tsx';

const field = (fieldType: FieldType): FieldDefinition => ({ id: 'f', target: 'customer', name: 'f', label: 'F', fieldType, fieldClass: 'custom', order: 0, createdAt: 0, createdBy: '', updatedAt: 0, updatedBy: '', options: [{ id: 'gold', label: 'Gold' }] });

it.each([
  ['', null], [' ', null], ['7', 7], ['-1.5', -1.5], ['1,5', 1.5], ['1e3', 1000], ['0x10', '0x10'], ['1,000,000', '1,000,000'], ['seven', 'seven'], ['1.', 1], ['-', '-'], ['Infinity', 'Infinity'],
])('reads “%s” as %o', (text, value) => expect(toNumber(text)).toBe(value));

it.each<[FieldType, unknown, string, string]>([
  ['text', 'as it is', 'as it is', 'as it is'],
  ['number', 12000.5, '12,000.5', '12.000,5'],
  ['date', '2026-11-23', 'Nov 23, 2026', '23.11.2026'],
  ['date', 'soon', 'soon', 'soon'],
  ['pick', 'gold', 'Gold', 'Gold'],
  ['pick', 'gone', 'gone', 'gone'],
])('writes a %s %o in each language', async (type, value, en, de) => {
  await setLocale('en');
  expect(customWord(field(type), value)).toBe(en);
  await setLocale('de');
  expect(customWord(field(type), value)).toBe(de);
});

it('holds values by path', () => expect(customValues({ a: 1, b: 'x' })).toEqual({ 'custom.a': 1, 'custom.b': 'x' }));
