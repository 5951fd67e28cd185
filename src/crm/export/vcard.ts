/** Customers as cards: vCard 4.0 (RFC 6350), or 3.0 (RFC 2426) for older programs. */
import type { Address, Customer, Email, Phone } from '../../domain/records.ts';
import { inOrder } from './cells.ts';

export type CardVersion = '4.0' | '3.0';

export function vcard(customer: Customer, version: CardVersion): string {
  const { firstName = '', lastName = '', company, comments, language, timeZone, updatedAt } = customer;
  let group = 0;
  const labelled = (label: string | undefined, line: string): string[] => {
    if (!label || isPlace(label)) return [line];
    group += 1;
    return [`item${group}.${line}`, `item${group}.X-ABLABEL:${escaped(label)}`];
  };
  const lines = [
    'BEGIN:VCARD', `VERSION:${version}`,
    `N:${[lastName, firstName, '', '', ''].map(escaped).join(';')}`,
    `FN:${escaped([firstName, lastName].filter(Boolean).join(' '))}`,
    company && `ORG:${escaped(company)}`,
    ...inOrder<Phone>(customer.phones).flatMap((phone) => labelled(phone.label, phoneLine(phone, version))),
    ...inOrder<Email>(customer.emails).flatMap(({ address, label }) => labelled(label, `EMAIL${typed(isPlace(label) ? [label!] : [])}:${escaped(address)}`)),
    ...addressLines(customer, version),
    comments && `NOTE:${escaped(comments)}`,
    language && `LANG:${escaped(language)}`,
    timeZone && `TZ:${escaped(timeZone)}`,
    `UID:urn:uuid:${customer.id}`,
    `REV:${new Date(updatedAt).toISOString().replace(/[-:]|\.\d+/g, '')}`,
    `X-RINGSIDE-ACCOUNT:${escaped(customer.accountNumber)}`,
    customer.customerType && `X-RINGSIDE-TYPE:${escaped(customer.customerType)}`,
    customer.vip && 'X-RINGSIDE-VIP:yes',
    customer.doNotCall && 'X-RINGSIDE-DO-NOT-CALL:yes',
    'END:VCARD',
  ];
  return lines.filter((line): line is string => typeof line === 'string' && line !== '').map((line) => `${folded(line)}\r\n`).join('');
}

const TYPES: Record<Phone['kind'], string> = { voice: 'voice', mobile: 'cell', alternative: 'x-alternative', fax: 'fax' };

function phoneLine({ kind, e164, number, extension, label, shared }: Phone, version: CardVersion): string {
  const types = typed([TYPES[kind], ...(isPlace(label) ? [label!] : [])]) + (shared ? ';X-SHARED=1' : '');
  if (version === '4.0' && e164) return `TEL;VALUE=uri${types}:tel:${e164}${extension ? `;ext=${extension}` : ''}`;
  return `TEL${types}:${escaped([e164 ?? number, e164 && extension && `ext. ${extension}`].filter(Boolean).join(' '))}`;
}

function addressLines({ primaryAddress, secondaryAddress }: Customer, version: CardVersion): string[] {
  const line = (address: Address | undefined, first: boolean): string[] => {
    if (!address || Object.values(address).every((part) => !part)) return [];
    const { street1 = '', street2 = '', city = '', state = '', postcode = '', country = '' } = address;
    const preferred = !first ? '' : version === '4.0' ? ';PREF=1' : ';TYPE=pref';
    return [`ADR${preferred}:${['', '', [street1, street2].filter(Boolean).join('\n'), city, state, postcode, country].map(escaped).join(';')}`];
  };
  return [...line(primaryAddress, true), ...line(secondaryAddress, false)];
}

function isPlace(label: string | undefined): boolean {
  return label === 'home' || label === 'work';
}

function typed(types: readonly string[]): string {
  return types.map((type) => `;TYPE=${type}`).join('');
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n?|\n/g, '\\n');
}

/** Lines of at most 75 octets; a character is never cut in two. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let [out, length] = ['', 0];
  for (const letter of line) {
    const size = encoder.encode(letter).length;
    if (length + size > 75) [out, length] = [`${out}\r\n `, 1];
    out += letter;
    length += size;
  }
  return out;
}
