import { describe, expect, it } from 'vitest';
import { LIKELY, blockingKeys, likeness } from './duplicates.ts';
import type { LikenessReason } from './duplicates.ts';
import type { Customer } from './records.ts';

type Made = Partial<Omit<Customer, 'phones' | 'emails'>> & { phone?: string; email?: string; shared?: boolean };

function person({ phone, email, shared, ...rest }: Made) {
  return {
    firstName: 'Ada', lastName: 'Lovelace', ...rest,
    phones: phone ? { p: { number: phone, e164: phone, kind: 'voice' as const, order: 0, ...(shared && { shared }) } } : {},
    emails: email ? { e: { address: email, order: 0 } } : {},
  };
}

const NOBODY = { firstName: 'Grace', lastName: 'Hopper' };
const TABLE: [what: string, a: Made, b: Made, reasons: LikenessReason[], likely: boolean][] = [
  ['the same e-mail, however written', { email: 'Ada@Example.com' }, { ...NOBODY, email: 'ada@example.com' }, ['same-email'], true],
  ['the same phone', { phone: '+442079460112' }, { ...NOBODY, phone: '+442079460112' }, ['same-phone'], true],
  ['the same switchboard', { phone: '+442079460112', shared: true }, { ...NOBODY, phone: '+442079460112', shared: true }, [], false],
  ['name and postcode', { primaryAddress: { postcode: 'SW1A 1AA' } }, { secondaryAddress: { postcode: 'sw1a1aa' } }, ['same-name', 'same-postcode'], true],
  ['a typo and the company', { company: 'Analytical Ltd' }, { lastName: 'Lovelcae', company: 'ANALYTICAL LTD' }, ['similar-name', 'same-company'], true],
  ['names swapped, and the company', { company: 'Analytical' }, { firstName: 'Lovelace', lastName: 'Ada', company: 'Analytical' }, ['same-name', 'same-company'], true],
  ['accents and case', { firstName: 'Zoë', lastName: 'ÅNGSTRÖM', company: 'X' }, { firstName: 'zoe', lastName: 'angstrom', company: 'x' }, ['same-name', 'same-company'], true],
  ['the name alone', {}, {}, ['same-name'], false],
  ['a colleague', { company: 'Analytical' }, { ...NOBODY, company: 'Analytical' }, [], false],
  ['a neighbour', { primaryAddress: { postcode: '10115' } }, { ...NOBODY, primaryAddress: { postcode: '10115' } }, [], false],
  ['short names two letters apart', { firstName: 'Bo', lastName: 'Li', company: 'X' }, { firstName: 'Jo', lastName: 'Lu', company: 'X' }, [], false],
];

describe('two customers', () => {
  it.each(TABLE)('with %s', (_what, one, two, reasons, likely) => {
    const [a, b] = [person(one), person(two)];
    expect(likeness(a, b).reasons).toEqual(reasons);
    expect(likeness(b, a)).toEqual(likeness(a, b));
    expect(likeness(a, b).score >= LIKELY).toBe(likely);
    if (likely) expect(blockingKeys(a).some((key) => blockingKeys(b).includes(key)), 'would be compared').toBe(true);
  });

  it('are the likelier the more they share', () => {
    const [a, b, c] = [person({ email: 'a@example.com', phone: '+442079460112' }), person({ email: 'a@example.com' }), person({ email: 'a@example.com', phone: '+442079460112' })];
    expect(likeness(a, c).score).toBeGreaterThan(likeness(a, b).score);
  });
});
