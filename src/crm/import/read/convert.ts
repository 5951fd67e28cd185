/** One row of cells as the fields of a customer, each fault at its column. */
import type { CustomTarget, FileLocale, ReadRow, RowReason } from '../../../domain/exchange.ts';
import { webAddress } from '../../../domain/custom.ts';
import { newId } from '../../../domain/ids.ts';
import type { Phone } from '../../../domain/records.ts';
import { checkField } from '../../../domain/validate.ts';
import type { Lists } from '../../../domain/validate.ts';
import { readDay, readNumber } from './locale.ts';
import type { RawRow } from './problem.ts';
import { countryCode, languageTag, readFlag, readZone } from './words.ts';

export interface Mapping {
  headings: readonly string[];
  /** Target of each column; '' leaves it out. */
  targets: readonly string[];
  custom: readonly CustomTarget[];
  locale: FileLocale;
}

type Cell = string | number;
type Fault = Omit<RowReason, 'column' | 'value'>;
type Converted = { fields: Record<string, unknown> } | { fault: Fault };

const ok = (fields: Record<string, unknown>): Converted => ({ fields });
const wrong = (code: RowReason['code'], limit?: number): Converted => ({ fault: { code, limit } });

export function convertRow(raw: RawRow, mapping: Mapping): ReadRow {
  const fields: Record<string, unknown> = {};
  const faults: RowReason[] = [];
  if (raw.quotes) faults.push({ code: 'quotes' });
  if (raw.cells.slice(mapping.headings.length).some((cell) => cell !== '')) faults.push({ code: 'too-many-cells', limit: mapping.headings.length });
  mapping.targets.forEach((target, column) => {
    const cell = raw.cells[column] ?? '';
    if (target === '' || String(cell).trim() === '') return;
    const at = { column: mapping.headings[column], field: target, value: String(cell).slice(0, 100) };
    const read = brokenText(String(cell)) ?? convert(target, cell, mapping);
    if ('fault' in read) faults.push({ ...at, ...read.fault });
    else for (const [path, value] of Object.entries(read.fields)) add(fields, faults, at, path, value);
  });
  return { row: raw.row, fields, faults };
}

/** Pick lists are the core's matter: it knows the data set's. */
const ANY_LIST: Lists = { options: () => [], definition: () => undefined };

function add(fields: Record<string, unknown>, faults: RowReason[], at: Partial<RowReason>, path: string, value: unknown): void {
  const broken = path === 'customerType' || path.startsWith('custom.') ? null : checkField('customer', path, value, ANY_LIST);
  if (broken?.rule) faults.push({ ...at, code: broken.rule, limit: broken.limit });
  else if (path === 'comments' && typeof fields[path] === 'string') fields[path] += `\n${String(value)}`;
  else if (fields[path] === undefined) fields[path] = value;
}

/** NUL ends text for many programs; the others stand where bytes could not be read. */
function brokenText(text: string): Converted | null {
  if (text.includes('\0')) return wrong('nul');
  return text.includes('\uFFFD') || !text.isWellFormed() ? wrong('broken-text') : null;
}

function convert(target: string, cell: Cell, mapping: Mapping): Converted {
  const text = ownText(String(cell).trim());
  if (target === 'fullName') return ok(splitName(text));
  if (target === 'emails') return ok(Object.fromEntries(severalIn(text).map((one, order) => [`emails.${newId()}`, { ...labelled(one, 'address'), order }])));
  if (target === 'phones' || target.startsWith('phones.')) return ok(phonesIn(text, target.split('.')[1] as Phone['kind'] | undefined));
  if (target === 'vip' || target === 'doNotCall') return found(target, readFlag(text), 'not-in-list');
  if (target === 'language') return found(target, languageTag(text), 'not-in-list');
  if (target === 'timeZone') return found(target, readZone(text), 'not-in-list');
  if (target.endsWith('.country')) return found(target, countryCode(text), 'not-in-list');
  return target.startsWith('custom.') ? customValue(target, cell, mapping) : ok({ [target]: text });
}

function found(target: string, value: unknown, code: RowReason['code']): Converted {
  return value === null ? wrong(code) : ok({ [target]: value });
}

function customValue(target: string, cell: Cell, { custom, locale }: Mapping): Converted {
  const text = String(cell).trim();
  switch (custom.find((one) => one.target === target)?.type) {
    case 'number':
      return found(target, typeof cell === 'number' ? cell : readNumber(text, locale.decimal), 'not-number');
    case 'date':
      return found(target, readDay(text, locale.dates), 'not-date');
    case 'url':
      return webAddress(text) ? ok({ [target]: text }) : wrong('not-url');
    default:
      return ok({ [target]: text });
  }
}

/** `Lovelace, Ada` or `Ada Lovelace`; a single word is the last name. */
export function splitName(text: string): Record<string, string> {
  const [last = '', first] = text.split(',', 2).map((part) => part.trim());
  if (first) return { firstName: first, lastName: last };
  const words = text.replace(/,/g, ' ').trim().split(/\s+/);
  const [surname = '', ...given] = words.reverse();
  return { ...(given.length > 0 && { firstName: given.reverse().join(' ') }), lastName: surname };
}

/** An apostrophe in front of what a spreadsheet would run was put there to keep it from running. */
function ownText(text: string): string {
  return text.replace(/^'(?=[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20])/, '');
}

/** Several values in one cell: a line each, as our own export writes them, or ` ::: ` between, as Google's does. */
function severalIn(text: string): string[] {
  return text.split(/\n| ::: |;(?=\s*\S+@)/).map((one) => one.trim()).filter(Boolean);
}

const KIND = /^(voice|mobile|alternative|fax):\s*/;

function phonesIn(text: string, kind: Phone['kind'] | undefined): Record<string, unknown> {
  return Object.fromEntries(
    severalIn(text).map((one, order) => {
      const said = KIND.exec(one)?.[1] as Phone['kind'] | undefined;
      const { shared, value } = withoutMark(one.replace(KIND, ''));
      return [`phones.${newId()}`, { ...labelled(value, 'number'), kind: kind ?? said ?? 'voice', ...(shared && { shared: true }), order }];
    }),
  );
}

/** Our export marks a switchboard. */
function withoutMark(text: string): { shared: boolean; value: string } {
  return { shared: text.endsWith(' [shared]'), value: text.replace(/ \[shared\]$/, '') };
}

/** `+49 30 901 (Reception)`: letters in brackets at the end are the label. */
function labelled(text: string, name: 'address' | 'number'): Record<string, string> {
  const [, value = text, label] = /^(.*\S)\s*\(([^()\d]*\p{L}[^()]*)\)$/u.exec(text) ?? [];
  return { [name]: value, ...(label && { label: label.trim().slice(0, 60) }) };
}
