/**
 * Digits to number, by the rules of libphonenumber's `PhoneNumberUtil.parse` (Java, 9.x): international prefix, calling
 * code, trunk prefix, length. Pure over digits; what stood between them is judged elsewhere.
 */
import { callingCodeOf, planOf, plansOfCode, type NumberFormat, type Plan } from './plan.ts';

/** How the calling code was learnt: written after `+`, after an international prefix, bare, or taken from the region. */
export type CodeSource = 'plus' | 'idd' | 'bare' | 'region';

export interface ReadNumber {
  e164: string;
  code: string;
  /** National significant number, leading zeros of Italy included. */
  nsn: string;
  source: CodeSource;
  /** Region the number belongs to; null where the plan does not know it. */
  region: string | null;
  /** Kind of line by the plan, null when the number is not valid. */
  type: string | null;
  possible: boolean;
  /** Written nationally without the trunk prefix that this kind of number needs. */
  prefixMissing: boolean;
  /** Told by `groupEnds`, once asked. */
  ends: readonly number[] | null;
  /** The last `nsn.length` digits written are the national number: false where the plan rewrote them. */
  literal: boolean;
}

/** ITU E.164 allows 15 digits with the calling code; German numbers are known to be longer (libphonenumber: 17). */
const MAX_NSN = 17;
const MIN_NSN = 2;
const CACHE_SIZE = 4096;

const cache = new Map<string, ReadNumber | null>();

/** `digits` ASCII only. `region` ISO 3166 or '' when unknown. Null when no plan can read it. */
export function readNumber(digits: string, plus: boolean, region: string): ReadNumber | null {
  const key = `${region}${plus ? '+' : ':'}${digits}`;
  let result = cache.get(key);
  if (result === undefined) {
    if (cache.size >= CACHE_SIZE) cache.clear();
    cache.set(key, (result = read(digits, plus, region)));
  }
  return result;
}

function read(digits: string, plus: boolean, region: string): ReadNumber | null {
  if (plus) return international(digits, 'plus');
  const home = planOf(region);
  if (!home) return null;
  const abroad = afterPrefix(digits, home.idd);
  if (abroad) return international(abroad, 'idd');
  const rest = withoutOwnCode(digits, home);
  return rest ? finish(rest, home.code, home, 'bare') : finish(digits, home.code, home, 'region');
}

function international(digits: string, source: CodeSource): ReadNumber | null {
  const code = callingCodeOf(digits);
  const main = plansOfCode(code)[0];
  return main ? finish(digits.slice(code.length), code, main, source) : null;
}

/** What follows the international prefix; '' when there is none (no calling code begins with 0). */
function afterPrefix(digits: string, idd: RegExp): string {
  const match = idd.exec(digits);
  const rest = match ? digits.slice(match[0].length) : '';
  return rest.startsWith('0') ? '' : rest;
}

/** National part of a number that begins with the region's own calling code and no sign of it (`49301234567`). */
function withoutOwnCode(digits: string, home: Plan): string {
  if (!digits.startsWith(home.code)) return '';
  const rest = digits.slice(home.code.length);
  const stripped = withoutTrunk(rest, home) ?? rest;
  const better = !home.general.test(digits) && home.general.test(stripped);
  return better || digits.length > home.longest ? rest : '';
}

/** National number without trunk prefix or carrier code, null when there is none to take off. */
function withoutTrunk(digits: string, plan: Plan): string | null {
  const match = plan.prefix?.exec(digits);
  if (!match || !plan.prefix) return null;
  const captured = match.length > 1 && match[match.length - 1] !== undefined;
  const rest = plan.transform && captured ? digits.replace(plan.prefix, plan.transform) : digits.slice(match[0].length);
  return plan.general.test(digits) && !plan.general.test(rest) ? null : rest;
}

function finish(digits: string, code: string, plan: Plan, source: CodeSource): ReadNumber | null {
  const stripped = withoutTrunk(digits, plan);
  const nsn = stripped !== null && longEnough(stripped, plan) ? stripped : digits;
  if (nsn.length < MIN_NSN || nsn.length > MAX_NSN) return null;
  const owner = ownerOf(nsn, code);
  return {
    e164: `+${code}${nsn}`,
    code,
    nsn,
    source,
    region: owner?.region ?? null,
    type: owner && typeOf(nsn, owner),
    possible: plan.lengths.includes(nsn.length),
    prefixMissing: source === 'region' && stripped === null && (formatOf(nsn, mainPlan(code))?.needsPrefix ?? false),
    ends: null,
    literal: digits.endsWith(nsn),
  };
}

/** Where the plan's format ends each group but the last, in digits of `nsn`; empty when the plan has no format for it. */
export function groupEnds(number: ReadNumber): readonly number[] {
  return (number.ends ??= endsOf(number.nsn, formatOf(number.nsn, mainPlan(number.code))));
}

const mainPlan = (code: string): Plan | null => plansOfCode(code)[0] ?? null;

function endsOf(nsn: string, format: NumberFormat | null): number[] {
  if (!format) return [];
  const groups = format.pattern.exec(nsn)?.slice(1) ?? [];
  let end = 0;
  return groups.slice(0, -1).map((group) => (end += group.length));
}

function longEnough(nsn: string, plan: Plan): boolean {
  return plan.lengths.includes(nsn.length) || nsn.length > plan.longest;
}

function ownerOf(nsn: string, code: string): Plan | null {
  const plans = plansOfCode(code);
  if (plans.length === 1) return plans[0] ?? null;
  const owns = (plan: Plan): boolean => (plan.leadingDigits ? plan.leadingDigits.test(nsn) : typeOf(nsn, plan) !== null);
  return plans.find(owns) ?? null;
}

function typeOf(nsn: string, plan: Plan): string | null {
  if (!plan.general.test(nsn)) return null;
  const type = plan.types.find(({ pattern, lengths }) => lengths.includes(nsn.length) && pattern.test(nsn));
  return type?.name ?? null;
}

function formatOf(nsn: string, plan: Plan | null): NumberFormat | null {
  return plan?.formats.find(({ leading, pattern }) => (leading?.test(nsn) ?? true) && pattern.test(nsn)) ?? null;
}
