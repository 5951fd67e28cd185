/** A customer as the panel's short form holds it, and as the core takes it. */
import type { ContactKey } from '../../domain/contact.ts';
import { newId } from '../../domain/ids.ts';
import { formatPhone } from '../../i18n/phone.ts';
import { splitName, wordFault } from '../kit/index.ts';

export interface NewCustomer {
  firstName: string;
  lastName: string;
  number: string;
  language: string;
  email: string;
  /** Where a company is logged. */
  company?: string;
}

/** What is known of the contact, filled in. */
export function initialFields(contact: ContactKey | null, name: string | undefined, email = ''): NewCustomer {
  const [firstName, lastName] = splitName(name ?? '');
  return {
    firstName, lastName,
    number: contact?.kind === 'phone' ? formatPhone(contact.value, contact.extension) : '',
    language: '',
    email: contact?.kind === 'email' ? contact.value : email,
  };
}

/** Whole maps, as `customers.create` takes them; empty fields are left out. */
export function customerFields(fields: NewCustomer, contact: ContactKey | null): Record<string, unknown> {
  const number = fields.number.trim();
  const shown = contact?.kind === 'phone' ? formatPhone(contact.value, contact.extension) : null;
  return {
    firstName: fields.firstName.trim(),
    lastName: fields.lastName.trim(),
    ...(fields.company?.trim() && { company: fields.company.trim() }),
    ...(fields.language && { language: fields.language }),
    ...(number && { phones: { [newId()]: phoneOf(number === shown && contact ? contact : number) } }),
    ...(fields.email.trim() && { emails: { [newId()]: { address: fields.email.trim(), order: 0 } } }),
  };
}

/** Patch that gives a known customer one more phone or address. */
export function contactPatch(contact: ContactKey, order: number): Record<string, unknown> {
  if (contact.kind === 'email') return { [`emails.${newId()}`]: { address: contact.value, order } };
  return { [`phones.${newId()}`]: { ...phoneOf(contact), order } };
}

function phoneOf(contact: ContactKey | string): Record<string, unknown> {
  if (typeof contact === 'string') return { number: contact, kind: 'voice', order: 0 };
  return { number: contact.value, ...(contact.extension && { extension: contact.extension }), kind: 'voice', order: 0 };
}

/** Enough to catch slips; the core judges in full. */
const LIKE_EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/;

/** Faults of the fields that the person has left, worded. */
export function leaveFaults(fields: NewCustomer, left: Partial<Record<keyof NewCustomer, boolean>>): Partial<Record<keyof NewCustomer, string>> {
  const faults: Partial<Record<keyof NewCustomer, string>> = {};
  for (const name of ['firstName', 'lastName'] as const) if (left[name] && !fields[name].trim()) faults[name] = wordFault({ rule: 'required' });
  if (left.email && fields.email.trim() && !LIKE_EMAIL.test(fields.email.trim())) faults.email = wordFault({ rule: 'not-email' });
  return faults;
}
