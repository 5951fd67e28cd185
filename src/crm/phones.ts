/** Typed numbers get their E.164 form before they are written; what is no valid number is kept as typed. */
import type { Phone } from '../domain/records.ts';
import { isNone } from '../domain/validate.ts';
import { parsePhone } from '../detect/index.ts';
import type { Fields } from './commit.ts';

/** The same fields with every phone's number read in the region. */
export function withPhones(fields: Fields, region: string): Fields {
  const read: Fields = {};
  for (const [path, value] of Object.entries(fields)) {
    if (path.startsWith('phones.')) read[path] = isPhone(value) ? readPhone(value, region) : value;
    else if (path === 'phones' && !isNone(value)) read[path] = mapPhones(value as Record<string, unknown>, region);
    else read[path] = value;
  }
  return read;
}

function mapPhones(phones: Record<string, unknown>, region: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(phones).map(([id, phone]) => [id, isPhone(phone) ? readPhone(phone, region) : phone]));
}

/** Nothing typed takes the element away; a number that was read already is left as it is. */
function readPhone(phone: Phone, region: string): Phone | null {
  if (phone.e164 && phone.national && phone.number === phone.e164) return phone;
  if (phone.number.trim() === '') return null;
  const { e164: _e164, national: _national, extension, ...typed } = phone;
  const read = parsePhone(phone.number, region);
  const own = read?.extension ?? extension;
  return { ...typed, ...(read?.possible && { e164: read.e164, national: read.national }), ...(own && { extension: own }) };
}

function isPhone(value: unknown): value is Phone {
  return typeof value === 'object' && value !== null && typeof (value as Phone).number === 'string';
}

/** National significant number of an E.164 number of the region's own country; null for one of another. */
export function nationalNumber(e164: string, region: string): string | null {
  const read = parsePhone(e164, region);
  return read && read.region === region ? read.national : null;
}
