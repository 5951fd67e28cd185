/** A customer as the form holds it: one value per field path, phones and e-mails as whole elements. */
import { newId } from '../../domain/ids.ts';
import type { Customer, Email, Phone } from '../../domain/records.ts';

export type Values = Record<string, unknown>;

const PLAIN = ['firstName', 'lastName', 'company', 'customerType', 'vip', 'doNotCall', 'language', 'timeZone', 'comments'] as const;
export const ADDRESS_PARTS = ['street1', 'street2', 'postcode', 'city', 'state', 'country'] as const;
export const ADDRESSES = ['primaryAddress', 'secondaryAddress'] as const;

/** The record's values by path. */
export function valuesOf(customer: Customer): Values {
  const values: Values = {};
  for (const name of PLAIN) if (customer[name] !== undefined) values[name] = customer[name];
  for (const [id, phone] of Object.entries(customer.phones)) values[`phones.${id}`] = phone;
  for (const [id, email] of Object.entries(customer.emails)) values[`emails.${id}`] = email;
  for (const address of ADDRESSES) for (const part of ADDRESS_PARTS) if (customer[address]?.[part]) values[`${address}.${part}`] = customer[address][part];
  for (const [id, value] of Object.entries(customer.custom ?? {})) values[`custom.${id}`] = value;
  return values;
}

/** Elements of a map in the form's order; those taken out are left out. */
export function elementsOf<T extends Phone | Email>(values: Values, map: 'phones' | 'emails'): [path: string, element: T][] {
  const found = Object.entries(values).filter((entry): entry is [string, T] => entry[0].startsWith(`${map}.`) && entry[1] !== null);
  return found.sort(([, a], [, b]) => a.order - b.order);
}

export function newPhone(order: number): [path: string, phone: Phone] {
  return [`phones.${newId()}`, { number: '', kind: order === 0 ? 'voice' : 'mobile', order }];
}

export function newEmail(order: number): [path: string, email: Email] {
  return [`emails.${newId()}`, { address: '', order }];
}

/** A phone with another number: what the core had read from the old one goes. */
export function withNumber({ e164: _e164, national: _national, extension: _extension, ...phone }: Phone, number: string): Phone {
  return { ...phone, number };
}

/** What was typed, as the core takes it: text trimmed, blank elements cleared, or left out where there were none. */
export function patchOf(typed: Values, before: Values): Values {
  const patch: Values = {};
  for (const [path, value] of Object.entries(typed)) {
    const clean = isBlank(value) ? null : trimmed(value);
    if (clean !== null || (before[path] ?? null) !== null) patch[path] = clean;
  }
  return patch;
}

function isBlank(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '';
  if (typeof value !== 'object' || value === null) return value === undefined || value === null || value === false;
  const { number, address } = value as { number?: string; address?: string };
  return (number ?? address ?? '-').trim() === '';
}

function trimmed(value: unknown): unknown {
  if (typeof value === 'string') return value.trim();
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== '' && part !== undefined && part !== false).map(([name, part]) => [name, typeof part === 'string' ? part.trim() : part]));
}
