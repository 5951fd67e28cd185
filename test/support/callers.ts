/** Who rings in demo and tests: customers of the seeded data set, found by what their number should do. */
import { makeDemo, type DemoRow } from '../../src/crm/demo/index.ts';
import type { Customer, Phone } from '../../src/domain/records.ts';

export const SEED = 1;
export const CUSTOMERS = 5000;

export interface Caller {
  customer: Customer;
  /** As the softphone gets it. */
  e164: string;
}

export interface Callers {
  /** Sole owners, with open cases and earlier calls; British and American ones, whose notes are in English, first. */
  known: Caller[];
  /** Numbers of exactly two customers, none a switchboard: both owners. */
  pairs: { e164: string; owners: [Customer, Customer] }[];
  /** A number of the fiction range that nobody in the data set has. */
  unknown: string;
}

/** The data set does not depend on the day, but for its dates: what is found here is what the core was given. */
export function callers(): Callers {
  const rows = [...makeDemo({ seed: SEED, customers: CUSTOMERS, now: Date.now() })];
  const owners = ownersByNumber(rows);
  const busy = customersWith(rows, (row) => row.type === 'case' && row.record.status !== 'closed');
  const heard = customersWith(rows, (row) => row.type === 'interaction');
  const sole = [...owners.values()].filter((list) => list.length === 1).flat();
  const known = sole.filter(({ customer }) => busy.has(customer.id) && heard.has(customer.id));
  const english = (caller: Caller) => (['GB', 'US'].includes(caller.customer.primaryAddress?.country ?? '') ? 0 : 1);
  return {
    known: known.sort((a, b) => english(a) - english(b) || Number(b.customer.vip ?? false) - Number(a.customer.vip ?? false)),
    pairs: [...owners].flatMap(([e164, [first, second, third]]) => (first && second && !third && !isShared(first, e164) ? [{ e164, owners: [first.customer, second.customer] as [Customer, Customer] }] : [])),
    unknown: freeNumber(owners, rows),
  };
}

function ownersByNumber(rows: DemoRow[]): Map<string, Caller[]> {
  const owners = new Map<string, Caller[]>();
  for (const row of rows) {
    if (row.type !== 'customer') continue;
    for (const phone of Object.values(row.record.phones)) add(owners, row.record, phone);
  }
  return owners;
}

function add(owners: Map<string, Caller[]>, customer: Customer, { e164 }: Phone): void {
  if (!e164) return;
  owners.set(e164, [...(owners.get(e164) ?? []), { customer, e164 }]);
}

function customersWith(rows: DemoRow[], wanted: (row: DemoRow) => boolean): Set<string | null | undefined> {
  return new Set(rows.filter(wanted).map(({ record }) => ('customerId' in record ? record.customerId : null)));
}

function isShared({ customer }: Caller, e164: string): boolean {
  return Object.values(customer.phones).some((phone) => phone.e164 === e164 && (phone.shared === true || phone.label !== undefined));
}

/** Berlin's range for fiction; a number that only a note mentions would be a "maybe" and is passed over too. */
function freeNumber(owners: Map<string, Caller[]>, rows: DemoRow[]): string {
  const notes = rows.flatMap((row) => (row.type === 'interaction' ? [row.record.notes ?? ''] : [])).join(' ').replaceAll(' ', '');
  for (let last = 999; last >= 0; last -= 1) {
    const national = `3023125${String(last).padStart(3, '0')}`;
    if (!owners.has(`+49${national}`) && !notes.includes(national)) return `+49${national}`;
  }
  throw new Error('Every number of the range is taken.');
}
