/** Phone numbers for people, by libphonenumber's formats. */
import { parsePhoneNumber } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/max/metadata';
import { planOf } from './plan.ts';

const CACHE_SIZE = 4096;
const cache = new Map<string, string>();

/** National where the number is of `region`'s calling code, else international; text that is no E.164 comes back as it is. */
export function formatPhone(e164: string, region: string): string {
  const key = `${region}${e164}`;
  let text = cache.get(key);
  if (text === undefined) {
    if (cache.size >= CACHE_SIZE) cache.clear();
    cache.set(key, (text = format(e164, region)));
  }
  return text;
}

function format(e164: string, region: string): string {
  if (!/^\+\d{3,17}$/.test(e164)) return e164;
  try {
    const number = parsePhoneNumber(e164, metadata);
    const home = planOf(region)?.code === number.countryCallingCode;
    return home ? number.formatNational() : number.formatInternational();
  } catch {
    return e164;
  }
}
