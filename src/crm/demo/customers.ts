/** Demo customers: persons, households that share a landline, staff behind a company's switchboard. */
import type { Address, Customer, Email, Phone } from '../../domain/records.ts';
import { FIRST_NUMBER, formatNumber } from '../../domain/numbers.ts';
import { COUNTRIES, type Country } from './countries.ts';
import { Numbers, type DemoNumber } from './phones.ts';
import type { Chance } from './random.ts';
import { textsIn } from './texts.ts';

/** Shares of all customers, chosen so that each case of the chooser is common enough to meet in a demo. */
const PARTNER = 0.025;
const STAFF = 0.12;
const VIP = 0.03;
const MOBILE = 0.45;
const EMAIL = 0.82;

/** Spread of creation dates before `now`. */
const YEARS = 4;
const DAY = 86_400_000;

interface Company {
  name: string;
  switchboard: DemoNumber | null;
  /** Marked as a switchboard by somebody; the others open the chooser. */
  marked: boolean;
}

/** Who was drawn last, so that a partner may follow. */
interface Household {
  family: string;
  address: Address;
  landline: Phone;
}

export class Customers {
  readonly numbers = new Numbers();
  private readonly companies = new Map<string, Company>();
  private readonly localParts = new Map<string, number>();
  private readonly roll = COUNTRIES.flatMap((country) => Array.from({ length: country.share }, () => country));
  private readonly chance: Chance;
  private readonly agents: readonly string[];
  private readonly now: number;
  private count = 0;
  private last: { country: Country; household: Household } | null = null;

  constructor(chance: Chance, agents: readonly string[], now: number) {
    this.chance = chance;
    this.agents = agents;
    this.now = now;
  }

  next(): { customer: Customer; country: Country } {
    const { chance } = this;
    const partnerOf = this.last && chance.one(PARTNER) ? this.last : null;
    const country = partnerOf?.country ?? this.country();
    const [given, latinGiven] = split(chance.pick(country.given));
    const [family, latinFamily] = split(partnerOf?.household.family ?? chance.pick(country.family));
    const company = partnerOf || !chance.one(STAFF) ? null : this.company(country);
    const createdAt = this.now - Math.floor(chance.unit() * YEARS * 365 * DAY) - DAY;
    const phones = this.phones(country, company, partnerOf?.household ?? null);
    const address = partnerOf?.household.address ?? this.address(country);
    const createdBy = chance.pick(this.agents);
    const customer: Customer = {
      id: chance.id(createdAt),
      createdAt,
      createdBy,
      updatedAt: createdAt,
      updatedBy: createdBy,
      firstName: given,
      lastName: family,
      accountNumber: formatNumber('account', '', FIRST_NUMBER + this.count),
      ...(company ? { company: company.name } : {}),
      customerType: company ? 'business' : chance.one(0.9) ? 'private' : chance.pick(['prospect', 'partner']),
      ...(chance.one(VIP) ? { vip: true } : {}),
      language: country.code === 'CA' && chance.one(0.7) ? 'en' : country.language,
      timeZone: country.timeZone,
      ...(chance.one(0.02) ? { doNotCall: true } : {}),
      ...(chance.one(0.15) ? { comments: chance.pick(textsIn(country.language).comments) } : {}),
      phones: byId(phones, () => chance.id(createdAt)),
      emails: byId(this.emails(latinGiven, latinFamily), () => chance.id(createdAt)),
      primaryAddress: address,
      ...(chance.one(0.04) ? { secondaryAddress: this.address(country) } : {}),
    };
    this.count += 1;
    this.remember(country, latinFamily === family ? family : `${family}|${latinFamily}`, address, phones);
    return { customer, country };
  }

  private remember(country: Country, family: string, address: Address, phones: Phone[]) {
    const landline = phones.find((phone) => phone.kind === 'voice' && !phone.shared && !phone.label);
    this.last = landline ? { country, household: { family, address, landline } } : null;
  }

  /** A country whose numbers are used up passes its turn on: only very large data sets get there. */
  private country(): Country {
    for (;;) {
      const country = this.chance.pick(this.roll);
      if (this.numbers.left(country.code) > 8) return country;
    }
  }

  private company(country: Country): Company {
    const { names, trades, form } = country.companies;
    // Squared, so that few companies have many customers and many have one.
    const place = Math.floor(this.chance.unit() ** 2 * names.length * trades.length);
    const name = form(names[place % names.length] ?? '', trades[Math.floor(place / names.length)] ?? '');
    const known = this.companies.get(name);
    if (known) return known;
    const company = { name, switchboard: this.numbers.take(country.code, 'voice'), marked: this.chance.one(0.7) };
    this.companies.set(name, company);
    return company;
  }

  private phones(country: Country, company: Company | null, household: Household | null): Phone[] {
    const { chance, numbers } = this;
    const phones: Phone[] = [];
    if (household) phones.push({ ...household.landline });
    if (company?.switchboard) phones.push({ ...company.switchboard, ...this.desk(company), order: 0 });
    if (phones.length === 0) add(phones, numbers.take(country.code, 'voice'));
    if (chance.one(MOBILE)) add(phones, numbers.take(country.code, 'mobile'));
    return phones;
  }

  private desk(company: Company): Partial<Phone> {
    if (!company.marked) return { label: 'Office' };
    return { label: 'Office', shared: true, ...(this.chance.one(0.5) ? { extension: String(10 + this.chance.below(90)) } : {}) };
  }

  private emails(given: string, family: string): Email[] {
    if (!this.chance.one(EMAIL)) return [];
    const local = `${ascii(given)}.${ascii(family)}`;
    const used = this.localParts.get(local) ?? 0;
    this.localParts.set(local, used + 1);
    const domain = this.chance.pick(['example.com', 'example.org', 'example.net']);
    return [{ address: `${local}${used === 0 ? '' : used + 1}@${domain}`, order: 0 }];
  }

  private address(country: Country): Address {
    const { chance } = this;
    const [city = '', state = '', postcode = ''] = chance.pick(country.cities).split('|');
    const street = chance.pick(country.streets);
    const house = 1 + chance.below(180);
    return {
      street1: country.numberFirst ? `${house} ${street}` : `${street} ${house}`,
      city,
      ...(state ? { state } : {}),
      postcode: postcode.replace(/#/g, () => String(chance.below(10))),
      country: country.code,
    };
  }
}

function add(phones: Phone[], taken: DemoNumber | null) {
  if (taken) phones.push({ ...taken, order: phones.length });
}

function byId<T>(elements: T[], id: () => string): Record<string, T> {
  return Object.fromEntries(elements.map((element) => [id(), element]));
}

/** `佐藤|sato` → name as written, name in Latin letters. */
function split(name: string): [string, string] {
  const [native = '', latin = native] = name.split('|');
  return [native, latin];
}

function ascii(name: string): string {
  const plain = name.replaceAll('ß', 'ss').replaceAll('ł', 'l').replaceAll('Ł', 'L').replaceAll('ı', 'i').replaceAll('ø', 'o');
  return plain.normalize('NFKD').replace(/[^a-zA-Z-]/g, '').toLowerCase();
}
