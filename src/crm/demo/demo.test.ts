import parsePhone from 'libphonenumber-js/max';
import { describe, expect, test } from 'vitest';
import { DEFAULT_LISTS } from '../../domain/lists.ts';
import { checkField, checkRequired } from '../../domain/validate.ts';
import type { Customer } from '../../domain/records.ts';
import { makeDemo, type DemoRow } from './index.ts';
import { BLOCKS } from './phones.ts';

const NOW = Date.UTC(2026, 10, 23, 12);
const demo = (customers: number, seed = 7, now = NOW) => [...makeDemo({ seed, customers, now })];
const rows = demo(5000);
const customers = rows.flatMap((row) => (row.type === 'customer' ? [row.record] : []));
const lists = { options: (list: keyof typeof DEFAULT_LISTS) => DEFAULT_LISTS[list], definition: () => undefined };

const SYSTEM = new Set(['id', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy']);
const MAPS = new Set(['phones', 'emails', 'attachments', 'primaryAddress', 'secondaryAddress']);

/** Every field path of a record with its value, as the change log has them. */
function paths(record: object): [string, unknown][] {
  return Object.entries(record)
    .filter(([name]) => !SYSTEM.has(name))
    .flatMap(([name, value]) => (MAPS.has(name) ? Object.entries(value as object).map(([part, each]): [string, unknown] => [`${name}.${part}`, each]) : [[name, value] as [string, unknown]]));
}

function faults(row: DemoRow) {
  return [...checkRequired(row.type, { ...row.record }), ...paths(row.record).map(([path, value]) => checkField(row.type, path, value, lists))].filter(Boolean);
}

function owners(): Map<string, Customer[]> {
  const found = new Map<string, Customer[]>();
  for (const customer of customers) for (const { e164 = '' } of Object.values(customer.phones)) found.set(e164, [...(found.get(e164) ?? []), customer]);
  return found;
}

describe('the demo data set', () => {
  test('is the same for the same seed, and another for another', () => {
    expect(demo(300)).toEqual(demo(300));
    expect(demo(300)).not.toEqual(demo(300, 8));
  });

  test('keeps names and numbers when only the day differs', () => {
    const who = (list: DemoRow[]) => list.flatMap((row) => (row.type === 'customer' ? [[row.record.lastName, Object.values(row.record.phones)]] : []));
    expect(who(demo(300, 7, NOW + 86_523_457))).toEqual(who(demo(300)));
  });

  test('breaks no rule of the domain', () => {
    expect(rows.flatMap(faults)).toEqual([]);
  });

  test.each([
    ['ids', rows.map((row) => row.record.id)],
    ['account numbers', customers.map((customer) => customer.accountNumber)],
    ['case numbers', rows.flatMap((row) => (row.type === 'case' ? [row.record.caseNumber] : []))],
    ['e-mail addresses', customers.flatMap((customer) => Object.values(customer.emails).map((email) => email.address))],
  ])('has unique %s', (_name, values) => {
    expect(new Set(values).size).toBe(values.length);
  });

  test('names only records that came before', () => {
    const seen = new Set<string>();
    for (const { record } of rows) {
      for (const link of ['customerId', 'caseId']) {
        const id = (record as unknown as Record<string, unknown>)[link];
        if (id) expect(seen.has(String(id)), `${record.id} names ${link}`).toBe(true);
      }
      seen.add(record.id);
    }
  });

  test('has e-mail only at domains kept for examples', () => {
    for (const customer of customers) for (const { address } of Object.values(customer.emails)) expect(address).toMatch(/^[a-z.-]+\d*@example\.(com|org|net)$/);
  });

  test('has nothing in the future but due dates', () => {
    expect(rows.filter(({ record }) => Math.max(record.createdAt, record.updatedAt) >= NOW)).toEqual([]);
  });

  test('has sole owners, pairs and switchboards', () => {
    const groups = [...owners().values()];
    const shared = (list: Customer[]) => list.some((customer) => Object.values(customer.phones).some((phone) => phone.shared));
    expect(groups.filter((list) => list.length === 1).length).toBeGreaterThan(5000);
    expect(groups.filter((list) => list.length === 2 && !shared(list)).length).toBeGreaterThan(50);
    expect(groups.filter((list) => list.length > 2 && shared(list)).length).toBeGreaterThan(20);
  });
});

describe('phone blocks', () => {
  const forms = Object.entries(BLOCKS).flatMap(([country, { voice, mobile }]) => [...voice, ...mobile].map((block) => [country, block] as const));

  test.each(forms)('%s: %s is valid there, whatever its free digits', (country, block) => {
    for (const digit of '0123456789') {
      const number = parsePhone(block.replaceAll('#', digit));
      expect(number?.isValid()).toBe(true);
      expect(number?.country).toBe(country);
    }
  });

  test('carry the national number libphonenumber finds', () => {
    const phones = customers.slice(0, 500).flatMap((customer) => Object.values(customer.phones));
    for (const { e164 = '', national } of phones) expect(national).toBe(parsePhone(e164)?.nationalNumber);
  });
});
