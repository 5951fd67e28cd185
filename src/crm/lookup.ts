/** Who has this number, address, case or account (product.md §2): every level in one transaction, the exact ones first. */
import type { ContactKey } from '../domain/contact.ts';
import { accountKey, caseKey, emailKey, exactKey, phoneQuery } from '../domain/keys.ts';
import type { Case, Email, Phone } from '../domain/records.ts';
import type { Row } from '../domain/row.ts';
import type { LookupResult, Match, MatchLevel, MatchReason } from '../domain/views.ts';
import type { Mention } from '../storage/database.ts';
import { rowsByKeys, rowsBySteps } from '../storage/lookup.ts';
import { getRow } from '../storage/rows.ts';
import { briefsOf } from './briefs.ts';
import type { Context } from './context.ts';
import { notesField } from './derive.ts';
import { nationalNumber } from './phones.ts';
import { resolveCustomers } from './redirect.ts';
import { toCustomer, visible } from './view.ts';

/** A hit before it is resolved to the customer that stands for it now. */
interface Hit {
  customerId: string;
  /** The customer's own row, where the key led straight to it. */
  row?: Row;
  level: MatchLevel;
  reason: MatchReason;
  caseId?: string;
  shared?: boolean;
}

const CERTAIN: ReadonlySet<MatchLevel> = new Set(['exact', 'without-extension', 'national']);
const ORDER: MatchLevel[] = ['exact', 'without-extension', 'national', 'suffix', 'mined'];

/** Matches of the surest level that has any, likeliest first; less sure levels are asked only where surer ones are silent. */
export async function lookup(context: Context, contact: ContactKey): Promise<LookupResult> {
  const hits = await hitsOf(context, contact);
  const surest = ORDER.find((level) => hits.some((hit) => hit.level === level));
  const kept = surest && CERTAIN.has(surest) ? hits.filter(({ level }) => level === surest) : hits;
  return { contact, matches: await toMatches(context, kept) };
}

function hitsOf(context: Context, contact: ContactKey): Promise<Hit[]> {
  switch (contact.kind) {
    case 'phone':
      return phoneHits(context, contact);
    case 'email':
      return emailHits(context, contact);
    case 'account':
      return accountHits(context, contact);
    case 'case':
      return caseHits(context, contact);
  }
}

async function phoneHits(context: Context, contact: ContactKey): Promise<Hit[]> {
  const query = phoneQuery(contact, nationalNumber(contact.value, context.settings.region()));
  const exact: Asked = [['exact', query.withExtension], [contact.extension ? 'without-extension' : 'exact', query.exact]];
  const further: Asked = [['national', query.national], ...query.suffix.map((key): [MatchLevel, string] => ['suffix', key])];
  const [first, then] = [keyed(exact), keyed(further)];
  const steps = [{ customers: first.map(([, key]) => key) }, { customers: then.map(([, key]) => key), mentions: [exactKey(contact)] }];
  const found = await rowsBySteps(context.storage, steps, (row) => visible(context, [row]).length > 0);
  const hits = [...first, ...then].flatMap(([level], i) => visible(context, found.customers[i]).map((row) => ({ ...phoneHit(row, contact, level), ...straight(row) })));
  if (hits.some(({ level }) => CERTAIN.has(level))) return hits;
  return [...hits, ...(await minedHits(context, found.mentions[0] ?? [], contact))];
}

type Asked = [level: MatchLevel, key: string | null][];

function keyed(asked: Asked): [MatchLevel, string][] {
  return asked.filter((one): one is [MatchLevel, string] => one[1] !== null);
}

const PHONE_REASON: Record<MatchLevel, MatchReason['code']> = {
  exact: 'same-number',
  'without-extension': 'same-number-other-extension',
  national: 'same-national-number',
  suffix: 'number-ends-alike',
  mined: 'number-in-notes',
};

function phoneHit(row: Row, contact: ContactKey, level: MatchLevel): Hit {
  const phones = Object.values((row.phones ?? {}) as Record<string, Phone>);
  const same = phones.filter(({ e164 }) => e164 === contact.value);
  const phone = same.find(({ extension }) => extension === contact.extension) ?? same[0] ?? phones.find((one) => endsAlike(one, contact));
  const label = phone?.label || phone?.kind;
  return { customerId: row.id, level, reason: { code: PHONE_REASON[level], ...(label && { label }) }, ...(phone?.shared && { shared: true }) };
}

function endsAlike(phone: Phone, contact: ContactKey): boolean {
  const digits = (phone.e164 ?? phone.number).replace(/\D/g, '');
  return digits.length >= 7 && contact.value.endsWith(digits.slice(-7));
}

async function emailHits(context: Context, contact: ContactKey): Promise<Hit[]> {
  const key = exactKey(contact);
  const found = await rowsByKeys(context.storage, { customers: [key], mentions: [key] });
  const owners = visible(context, found.customers[0]).map((row): Hit => {
    const email = Object.values((row.emails ?? {}) as Record<string, Email>).find((one) => emailKey(one) === key);
    return { ...straight(row), customerId: row.id, level: 'exact', reason: { code: 'same-email', ...(email?.label && { label: email.label }) } };
  });
  return owners.length > 0 ? owners : minedHits(context, found.mentions[0] ?? [], contact);
}

async function accountHits(context: Context, contact: ContactKey): Promise<Hit[]> {
  const { customers } = await rowsByKeys(context.storage, { customers: [accountKey(contact.value)] });
  return visible(context, customers[0]).map((row) => ({ customerId: row.id, level: 'exact', reason: { code: 'account-number' } }));
}

async function caseHits(context: Context, contact: ContactKey): Promise<Hit[]> {
  const { cases } = await rowsByKeys(context.storage, { cases: [caseKey(contact.value)] });
  return visible(context, cases[0]).map((row) => ({
    customerId: (row as unknown as Case).customerId,
    level: 'exact',
    reason: { code: 'case-number' },
    caseId: row.id,
  }));
}

/** Numbers found in people's notes: never certain, and shown with the sentence they stand in. */
async function minedHits(context: Context, mentions: Mention[], contact: ContactKey): Promise<Hit[]> {
  const hits = await Promise.all(mentions.map((mention) => minedHit(context, mention, contact)));
  return hits.filter((hit) => hit !== null);
}

async function minedHit(context: Context, mention: Mention, contact: ContactKey): Promise<Hit | null> {
  const row = await getRow(context.storage, mention.type, mention.id);
  if (!row || visible(context, [row]).length === 0) return null;
  const customerId = mention.customerId ?? (await customerOfFollowUp(context, row));
  const note = String(row[notesField(mention.type) ?? ''] ?? '').slice(0, 200);
  const code = contact.kind === 'email' ? 'email-in-notes' : 'number-in-notes';
  return customerId ? { customerId, level: 'mined', reason: { code, note } } : null;
}

async function customerOfFollowUp(context: Context, row: Row): Promise<string | null> {
  const parent = typeof row.caseId === 'string' ? await getRow(context.storage, 'case', row.caseId) : undefined;
  return (parent?.customerId as string | undefined) ?? null;
}

function straight(row: Row): Pick<Hit, 'row'> {
  return typeof row.mergedInto === 'string' ? {} : { row };
}

async function toMatches(context: Context, hits: Hit[]): Promise<Match[]> {
  const targets = await targetsOf(context, hits);
  const byCustomer = new Map<string, { row: Row; hits: Hit[] }>();
  hits.forEach((hit, i) => {
    const row = targets[i];
    if (!row) return;
    const known = byCustomer.get(row.id) ?? { row, hits: [] };
    known.hits.push(hit);
    byCustomer.set(row.id, known);
  });
  const groups = [...byCustomer.values()];
  const briefs = await briefsOf(context, groups.map(({ row }) => toCustomer(row)));
  return groups.map(({ hits: mine }, i) => matchOf(briefs[i]!, mine)).sort((a, b) => ORDER.indexOf(a.level) - ORDER.indexOf(b.level));
}

/** The customers that stand for the hits now; nothing is read again that the look-up has read. */
async function targetsOf(context: Context, hits: readonly Hit[]): Promise<(Row | undefined)[]> {
  if (hits.every(({ row }) => row)) return hits.map(({ row }) => row);
  return resolveCustomers(context, hits.map(({ customerId }) => customerId));
}

function matchOf(customer: Match['customer'], hits: Hit[]): Match {
  const best = [...hits].sort((a, b) => ORDER.indexOf(a.level) - ORDER.indexOf(b.level))[0]!;
  const reasons = hits.filter(({ level }) => level === best.level).map(({ reason }) => reason);
  return {
    customer,
    level: best.level,
    certain: CERTAIN.has(best.level),
    reasons,
    ...(best.caseId && { caseId: best.caseId }),
    ...(best.shared && { shared: true }),
  };
}
