/** A search as it is typed: which words, and which fields of a type they are looked for in. */
import { digitsOf, foldText } from '../../domain/fold.ts';
import type { ListType } from '../../domain/list-fields.ts';

/** Surest first. */
export const SEARCHED: Record<ListType, readonly string[]> = {
  customer: [
    'firstName', 'lastName', 'company', 'accountNumber', 'phones', 'emails',
    'primaryAddress.street1', 'primaryAddress.street2', 'primaryAddress.postcode', 'primaryAddress.city', 'primaryAddress.state',
    'secondaryAddress.street1', 'secondaryAddress.postcode', 'secondaryAddress.city',
  ],
  case: ['caseNumber', 'subject'],
  task: ['subject'],
  interaction: ['callerId', 'notes'],
};

/** Words of the query; what looks like a phone number is one word of digits, without trunk zeros. */
export function termsOf(query: string): string[] {
  const folded = foldText(query);
  const latin = folded.replace(/\p{Nd}/gu, (digit) => digitsOf(digit));
  if (/^[+(]?\d[\d\s()/.\-+]{2,}$/.test(latin)) return [latin.replace(/\D/g, '').replace(/^0+(?=\d{3})/, '')];
  return [...new Set(latin.split(' ').filter(Boolean))];
}
