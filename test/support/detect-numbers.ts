/** Real phone numbers of every numbering plan, drawn from libphonenumber's metadata, the same ones in each run. */
import fc from 'fast-check';
import parse, { getCountries, getCountryCallingCode, parsePhoneNumber, Metadata, type CountryCode, type PhoneNumber } from 'libphonenumber-js/max';

/** A number as people of its region and abroad write it. */
export interface Sample {
  region: CountryCode;
  number: PhoneNumber;
  /** `+49 30 136966`, without the digits of the calling code's plus. */
  international: string;
  /** `030 136966`. */
  national: string;
  type: string;
}

/** Chooses the same way in each run; mulberry32. */
export interface Chance {
  next(): number;
  below(limit: number): number;
  of<T>(values: readonly T[]): T;
}

export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return { next, below, of: (values) => values[below(values.length)]! };
}

const TYPES = ['FIXED_LINE', 'MOBILE', 'TOLL_FREE'] as const;
/** Drawn for one that is kept: patterns allow more than plans do. */
const TRIES = 12;

/** Up to `each` numbers of each kind of line in all regions that the metadata knows. */
export function samples(seed: number, each: number): Sample[] {
  return getCountries().flatMap((region, at) => TYPES.flatMap((type) => ofType(region, type, seed + at * 7, each)));
}

interface Plan {
  type(name: string): { pattern(): string } | undefined;
}

function ofType(region: CountryCode, type: (typeof TYPES)[number], seed: number, each: number): Sample[] {
  const metadata = new Metadata();
  metadata.selectNumberingPlan(region);
  const pattern = (metadata.numberingPlan as unknown as Plan).type(type)?.pattern();
  if (!pattern) return [];
  const code = `+${getCountryCallingCode(region)}`;
  const drawn = fc.sample(fc.stringMatching(new RegExp(`^(?:${pattern})$`)), { seed, numRuns: each * TRIES });
  return drawn.flatMap((nsn) => sample(code + nsn, region) ?? []).slice(0, each);
}

function sample(e164: string, region: CountryCode): Sample | null {
  const number = parsePhoneNumber(e164, region);
  if (!number.isValid() || number.country !== region || number.number !== e164) return null;
  // What the plan itself reads as another number when written nationally is nobody's to find; so are fewer than six digits.
  if (parse(number.formatNational(), region)?.number !== e164 || number.nationalNumber.length < 6) return null;
  return { region, number, international: number.formatInternational(), national: number.formatNational(), type: number.getType() ?? '' };
}
