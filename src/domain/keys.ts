/**
 * Look-up keys: every one is made here and nowhere else, so that an encrypted database can replace them by keyed hashes.
 *
 * | key              | from                                             |
 * |------------------|--------------------------------------------------|
 * | `p:+4930123456`  | phone, E.164                                     |
 * | `x:+49…;12`      | phone with its extension                         |
 * | `n:30123456`     | national digits of a phone without valid E.164   |
 * | `s:930123456`    | last nine digits, or all national ones if fewer  |
 * | `e:a@b.c`        | e-mail, folded                                   |
 * | `a:C-1042` `k:…` | account and case number                          |
 */
import type { ContactKey } from './contact.ts';
import { digitsOf, foldEmail } from './fold.ts';
import { canonicalNumber } from './numbers.ts';
import type { Case, Customer, Email, Phone } from './records.ts';

/** Digits that must agree for "number ends alike". */
const SUFFIX = 9;
const SHORTEST = 7;

export function customerKeys(customer: Pick<Customer, 'phones' | 'emails' | 'accountNumber'>): string[] {
  const keys = new Set<string>();
  for (const phone of Object.values(customer.phones ?? {})) for (const key of phoneKeys(phone)) keys.add(key);
  for (const email of Object.values(customer.emails ?? {})) keys.add(emailKey(email));
  if (customer.accountNumber) keys.add(accountKey(customer.accountNumber));
  return [...keys];
}

export function caseKeys(record: Pick<Case, 'caseNumber'>): string[] {
  return record.caseNumber ? [caseKey(record.caseNumber)] : [];
}

/** Numbers of an import keep their own form; ours are canonical. */
export function accountKey(accountNumber: string): string {
  return `a:${canonicalNumber('account', accountNumber) ?? accountNumber.trim().toUpperCase()}`;
}

export function caseKey(caseNumber: string): string {
  return `k:${canonicalNumber('case', caseNumber) ?? caseNumber.trim().toUpperCase()}`;
}

/** True for keys that one record alone may have: e-mail, account and case number. */
export function isUniqueKey(key: string): boolean {
  return /^[aek]:/.test(key);
}

export function emailKey(email: Pick<Email, 'address'>): string {
  return `e:${foldEmail(email.address)}`;
}

/** Key of the contact itself: what a mention in notes is stored under. */
export function exactKey(contact: ContactKey): string {
  switch (contact.kind) {
    case 'phone':
      return `p:${contact.value}`;
    case 'email':
      return `e:${foldEmail(contact.value)}`;
    case 'case':
      return caseKey(contact.value);
    case 'account':
      return accountKey(contact.value);
  }
}

function phoneKeys(phone: Phone): string[] {
  const digits = phone.e164 ? phone.e164.slice(1) : digitsOf(phone.number);
  const keys = suffixKeys(digits, phone.national ?? national(digits));
  if (!phone.e164) return [...keys, `n:${national(digits)}`];
  keys.push(`p:${phone.e164}`);
  if (phone.extension) keys.push(`x:${phone.e164};${phone.extension}`);
  return keys;
}

/** Keys to ask for a phone number, by level; all are asked for at once. */
export interface PhoneQuery {
  withExtension: string | null;
  exact: string;
  /** Numbers kept without a valid E.164 form. */
  national: string | null;
  suffix: string[];
}

/** `nsn`: national significant number of the contact, where its country is the agent's; null elsewhere. */
export function phoneQuery(contact: ContactKey, nsn: string | null): PhoneQuery {
  const digits = digitsOf(contact.value);
  return {
    withExtension: contact.extension ? `x:${contact.value};${contact.extension}` : null,
    exact: `p:${contact.value}`,
    national: nsn ? `n:${nsn}` : null,
    suffix: suffixKeys(digits, nsn ?? national(digits)),
  };
}

function suffixKeys(digits: string, nsn: string): string[] {
  const keys = new Set<string>();
  if (digits.length >= SUFFIX) keys.add(`s:${digits.slice(-SUFFIX)}`);
  if (nsn.length >= SHORTEST && nsn.length < SUFFIX) keys.add(`s:${nsn}`);
  return [...keys];
}

function national(digits: string): string {
  return digits.replace(/^0+/, '');
}
