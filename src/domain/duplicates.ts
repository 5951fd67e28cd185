/** How likely two customers are one person, and why. Pure; the finder (crm/duplicates.ts) chooses which pairs to ask about. */
import { foldText } from './fold.ts';
import { emailKey } from './keys.ts';
import type { Customer } from './records.ts';

export type LikenessReason = 'same-email' | 'same-phone' | 'same-name' | 'similar-name' | 'same-postcode' | 'same-company';

export interface Likeness {
  /** 0 to 1. */
  score: number;
  reasons: LikenessReason[];
}

/** Below it a pair is not shown [ours]. */
export const LIKELY = 0.5;

/** What each sign alone makes of it [ours]; several count as independent. Places count only beside a name. */
const WEIGHT: Record<LikenessReason, number> = { 'same-email': 0.8, 'same-phone': 0.5, 'same-name': 0.3, 'similar-name': 0.2, 'same-postcode': 0.4, 'same-company': 0.4 };

type Person = Pick<Customer, 'firstName' | 'lastName' | 'company' | 'phones' | 'emails' | 'primaryAddress' | 'secondaryAddress'>;

export function likeness(a: Person, b: Person): Likeness {
  const name = nameReason(a, b);
  const reasons: LikenessReason[] = [
    ...(overlaps(emailsOf(a), emailsOf(b)) ? (['same-email'] as const) : []),
    ...(overlaps(phonesOf(a), phonesOf(b)) ? (['same-phone'] as const) : []),
    ...(name ? [name] : []),
    ...(name && overlaps(postcodesOf(a), postcodesOf(b)) ? (['same-postcode'] as const) : []),
    ...(name && companyOf(a) !== '' && companyOf(a) === companyOf(b) ? (['same-company'] as const) : []),
  ];
  return { score: 1 - reasons.reduce((left, reason) => left * (1 - WEIGHT[reason]), 1), reasons };
}

/** Texts that two customers must share before they are compared at all: equal keys, likely pairs. */
export function blockingKeys(one: Person): string[] {
  const [first, last] = [foldText(one.firstName ?? ''), foldText(one.lastName ?? '')];
  const near = [...postcodesOf(one).map((code) => `z${code}`), ...(companyOf(one) ? [`c${companyOf(one)}`] : [])];
  // A typo is in one of the two names, so that the other still agrees; swapped names agree crosswise.
  const named = near.flatMap((place) => [first, last].filter(Boolean).map((part) => `${place}|${part}`));
  return [...emailsOf(one), ...phonesOf(one), ...new Set(named)];
}

/** Longest names that still count as one with a single slip; longer ones may have two. */
const SHORT_NAME = 8;

function nameReason(a: Person, b: Person): LikenessReason | null {
  const [one, two, swapped] = [fullName(a), fullName(b), foldText(`${b.lastName ?? ''} ${b.firstName ?? ''}`)];
  if (one === '' || two === '') return null;
  if (one === two || one === swapped) return 'same-name';
  const slips = Math.max(one.length, two.length) < SHORT_NAME ? 1 : 2;
  return isWithin(one, two, slips) || isWithin(one, swapped, slips) ? 'similar-name' : null;
}

function fullName(one: Person): string {
  return foldText(`${one.firstName ?? ''} ${one.lastName ?? ''}`);
}

/** A switchboard is the company's, and so no sign of a person. */
function phonesOf({ phones }: Person): string[] {
  return Object.values(phones ?? {}).filter(({ shared }) => !shared).map(({ e164, number, extension }) => `p${e164 ?? number.replace(/\D/g, '')}${extension ? `;${extension}` : ''}`);
}

function emailsOf({ emails }: Person): string[] {
  return Object.values(emails ?? {}).map(emailKey);
}

function postcodesOf({ primaryAddress, secondaryAddress }: Person): string[] {
  const codes = [primaryAddress, secondaryAddress].flatMap((address) => (address?.postcode ? [foldText(address.postcode).replace(/[\s-]/g, '')] : []));
  return [...new Set(codes.filter(Boolean))];
}

function companyOf({ company }: Person): string {
  return foldText(company ?? '');
}

function overlaps(a: readonly string[], b: readonly string[]): boolean {
  return a.some((one) => b.includes(one));
}

/** Letters changed, left out, added or swapped with the next: at most `most` (optimal string alignment). */
function isWithin(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false;
  let [before, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
    }
    if (Math.min(...row) > most) return false;
    [before, last] = [last, row];
  }
  return last[b.length]! <= most;
}
