/**
 * E-mails that somebody hands over as a file or as pasted source: to whom and to which case one belongs, and taking it in as a
 * follow-up of a case there is, or as a new case. The message is read in the page; here it counts what it says and no more.
 */
import { cutText } from '../domain/cut.ts';
import { CrmError } from '../domain/errors.ts';
import { MAX_LONG } from '../domain/fields.ts';
import { newId } from '../domain/ids.ts';
import { addressOf } from '../domain/mail.ts';
import type { Case, FollowUp, Mail } from '../domain/records.ts';
import type { Match } from '../domain/views.ts';
import { findContacts } from '../detect/index.ts';
import { casesOf, followUpsOf } from '../storage/rows.ts';
import { needFiles } from './attachments.ts';
import { addFollowUp, caseDefaults, getFollowUp } from './cases.ts';
import { commit } from './commit.ts';
import type { Fields, Write } from './commit.ts';
import type { Context, Who } from './context.ts';
import { isClosed } from './derive.ts';
import { lookup } from './lookup.ts';
import { withPhones } from './phones.ts';
import { idsOf, needCustomer } from './redirect.ts';
import { needRecord, toRecord, visible } from './view.ts';

export interface MailPlace {
  /** Who has the From address; more than one is for a person to choose from. */
  customers: Match[];
  /** The case whose number stands in the subject; null where there is none, or more than one. */
  case: Case | null;
  /** Open cases of the one customer, newest activity first, at most 10. */
  open: Case[];
  /** The follow-up that holds this very message already. */
  known: { caseId: string; id: string } | null;
}

export async function placeOf(context: Context, mail: Pick<Mail, 'from' | 'subject' | 'messageId'>): Promise<MailPlace> {
  const address = addressOf(mail.from);
  const { matches } = address ? await lookup(context, { kind: 'email', value: address }) : { matches: [] };
  const customers = matches.filter(({ certain }) => certain);
  const named = await casesIn(context, mail.subject ?? '');
  const owner = named?.customerId ?? (customers.length === 1 ? customers[0]?.customer.id : undefined);
  const own = owner === undefined ? [] : visible(context, await casesOf(context.storage, await idsOf(context, owner)));
  const open = own.filter((row) => !isClosed(row.status, 'caseStatus', context.settings)).sort((a, b) => Number(b.lastActivityAt) - Number(a.lastActivityAt));
  return { customers, case: named, open: open.slice(0, 10).map((row) => toRecord<Case>(row)), known: await knownAs(context, own.map(({ id }) => id), mail.messageId) };
}

/** The one case that the subject names. */
async function casesIn(context: Context, subject: string): Promise<Case | null> {
  const numbers = findContacts(subject, { region: context.settings.region() }).filter(({ kind }) => kind === 'case');
  const found = await Promise.all(numbers.map((contact) => lookup(context, contact)));
  const ids = [...new Set(found.flatMap(({ matches }) => matches.flatMap(({ caseId }) => caseId ?? [])))];
  return ids.length === 1 ? needRecord<Case>(context, 'case', ids[0]!) : null;
}

async function knownAs(context: Context, cases: readonly string[], messageId: string | undefined): Promise<MailPlace['known']> {
  if (!messageId) return null;
  const rows = visible(context, (await Promise.all(cases.map((id) => followUpsOf(context.storage, id)))).flat());
  const same = rows.find((row) => (row.mail as Mail | undefined)?.messageId === messageId);
  return same ? { caseId: String(same.caseId), id: same.id } : null;
}

export interface NewMail {
  mail: Mail;
  text: string;
  attachments?: FollowUp['attachments'];
  /** A case there is; else a new one of this customer, or of a new customer of these fields. */
  caseId?: string;
  customerId?: string;
  customer?: Fields;
}

/** Takes a message in, with everything it brings in one commit. A closed case is reopened or carried on by the rule (reopen.ts). */
export async function takeMail(context: Context, who: Who, { mail, text, attachments = {}, caseId, customerId, customer }: NewMail): Promise<FollowUp> {
  const at = Math.min(mail.date ?? context.clock(), context.clock());
  const fields = { kind: 'email', inbound: true, text: cutText(text.trim() || mail.subject || '–', MAX_LONG), mail, attachments, at };
  if (caseId !== undefined) return addFollowUp(context, who, caseId, fields, (made) => [logOf(who, made, mail, at)]);
  await needFiles(context, { mail, attachments });
  const ids = { followUp: newId(), case: newId(), customer: customerId === undefined ? newId() : (await needCustomer(context, customerId)).id };
  if (customerId === undefined && !customer) throw new CrmError('validation', { field: 'customerId', rule: 'required' });
  const subject = cutText(mail.subject?.trim() || fields.text.split('\n', 1)[0]!, MAX_SUBJECT);
  await commit(context, who, [
    ...(customerId === undefined ? [{ type: 'customer', id: ids.customer, op: 'create', fields: withPhones(customer ?? {}, context.settings.region()) } satisfies Write] : []),
    { type: 'case', id: ids.case, op: 'create', fields: { ...caseDefaults(context), subject, channel: 'email', customerId: ids.customer } },
    { type: 'followUp', id: ids.followUp, op: 'create', rule: true, fields: { ...fields, agentId: who.agent, caseId: ids.case } },
    logOf(who, { id: ids.followUp, caseId: ids.case, customerId: ids.customer }, mail, at),
  ]);
  return getFollowUp(context, ids.followUp);
}

/** Longest subject of a case, in code points. */
const MAX_SUBJECT = 200;

/** Every e-mail is an interaction too (product.md §1). */
function logOf(who: Who, made: { id: string; caseId: string; customerId: string }, mail: Mail, at: number): Write {
  const address = addressOf(mail.from);
  const fields = {
    channel: 'email', direction: 'in', state: 'ended', callerId: cutText(mail.from, 256), callerKey: address, customerId: made.customerId, caseId: made.caseId, followUpId: made.id,
    agentId: who.agent, startedAt: at, endedAt: at, notes: mail.subject ?? null,
  };
  return { type: 'interaction', id: newId(), op: 'create', fields };
}
