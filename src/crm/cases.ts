/** All a case and its follow-ups can do. */
import { CrmError } from '../domain/errors.ts';
import type { ListName } from '../domain/fields.ts';
import { newId } from '../domain/ids.ts';
import { firstShown } from '../domain/lists.ts';
import type { ListPage } from '../domain/query.ts';
import type { Case, FollowUp } from '../domain/records.ts';
import type { Row } from '../domain/row.ts';
import { casesOf, followUpsOf } from '../storage/rows.ts';
import type { WriteTx } from '../storage/transaction.ts';
import { needFiles } from './attachments.ts';
import { commit } from './commit.ts';
import type { Fields, Write } from './commit.ts';
import type { Context, Who } from './context.ts';
import { isClosed } from './derive.ts';
import type { ChildQuery } from './search/children.ts';
import { idsOf, needCustomer } from './redirect.ts';
import { placeFollowUp } from './reopen.ts';
import { needRecord, pageOf, toRecord, visible } from './view.ts';

/** The cases of one customer, merged ones included: open ones first, then by last activity, newest first. */
export async function casesOfCustomer(context: Context, { customerId, open, offset, limit }: ChildQuery & { customerId: string }): Promise<ListPage<Case>> {
  const isOpen = (row: Row): boolean => !isClosed(row.status, 'caseStatus', context.settings);
  const rows = visible(context, await casesOf(context.storage, await idsOf(context, customerId)));
  const kept = rows.filter((row) => open === undefined || isOpen(row) === open);
  kept.sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || Number(b.lastActivityAt) - Number(a.lastActivityAt));
  return pageOf(kept, { offset, limit });
}

export function getCase(context: Context, id: string): Promise<Case> {
  return needRecord(context, 'case', id);
}

/** Creates a case; subject and customer are needed. Setting it to a status that is at work assigns it. */
export async function createCase(context: Context, who: Who, fields: Fields, draft?: string): Promise<Case> {
  const id = newId();
  const customer = await needCustomer(context, String(fields.customerId ?? ''));
  const whole = { ...caseDefaults(context), ...fields, customerId: customer.id };
  const write: Write = { type: 'case', id, op: 'create', fields: () => ({ ...whole, ...effects(context, who, undefined, whole) }) };
  await commit(context, who, [write], draft ? { drafts: [draft] } : {});
  return getCase(context, id);
}

export async function editCase(context: Context, who: Who, id: string, patch: Fields): Promise<Case> {
  await commit(context, who, [{ type: 'case', id, op: 'edit', fields: (row) => caseChanges(context, who, row, patch) }]);
  return getCase(context, id);
}

/** An edit together with what it brings with it. */
export function caseChanges(context: Context, who: Who, row: Row | undefined, patch: Fields): Fields {
  return { ...patch, ...effects(context, who, row, patch), lastActivityAt: context.clock() };
}

export async function removeCase(context: Context, who: Who, id: string): Promise<void> {
  await commit(context, who, [{ type: 'case', id, op: 'delete' }]);
}

export async function restoreCase(context: Context, who: Who, id: string): Promise<Case> {
  await commit(context, who, [{ type: 'case', id, op: 'restore' }]);
  return getCase(context, id);
}

/** Newest first. */
export async function followUps(context: Context, caseId: string): Promise<FollowUp[]> {
  const rows = visible(context, await followUpsOf(context.storage, caseId));
  return rows.sort((a, b) => Number(b.at) - Number(a.at)).map((row) => toFollowUp(toRecord(row)));
}

/** A follow-up with where it stands. */
export interface Made {
  id: string;
  caseId: string;
  customerId: string;
}

/** Adds a note or e-mail and moves the case's last activity, in one commit. The customer's own may reopen the case, or carry on in a new one (reopen.ts): `caseId` says where it stands. */
export async function addFollowUp(context: Context, who: Who, caseId: string, fields: Fields, also: (made: Made) => Write[] = () => []): Promise<FollowUp> {
  await getCase(context, caseId);
  await needFiles(context, fields);
  const id = newId();
  const at = context.clock();
  const whole = { kind: 'note', agentId: who.agent, at, ...fields };
  const before = async (tx: WriteTx): Promise<Write[]> => {
    const row = await tx.get('case', caseId);
    if (!row) throw new CrmError('not-found', { record: caseId });
    const place = placeFollowUp(context, row, whole, at);
    return [...place.writes, { type: 'followUp', id, op: 'create', fields: { ...whole, caseId: place.caseId } }, ...also({ id, caseId: place.caseId, customerId: String(row.customerId) })];
  };
  await commit(context, who, [], { reads: ['case', 'followUp', 'interaction'], before });
  return getFollowUp(context, id);
}

export async function getFollowUp(context: Context, id: string): Promise<FollowUp> {
  return toFollowUp(await needRecord(context, 'followUp', id));
}

/** Another wording, or attachments that come and go: a new communication is a follow-up of its own. */
export async function editFollowUp(context: Context, who: Who, id: string, patch: Fields): Promise<FollowUp> {
  await needFiles(context, patch);
  await commit(context, who, [{ type: 'followUp', id, op: 'edit', fields: patch }]);
  return getFollowUp(context, id);
}

/** Attachments are always there, so that screens need not ask. */
function toFollowUp(record: Omit<FollowUp, 'attachments'>): FollowUp {
  return { attachments: {}, ...record };
}

/** What a new case starts with. */
export function caseDefaults(context: Context): Fields {
  const usual = (list: ListName, wanted: string): string => firstShown(context.settings.options(list), wanted);
  return { status: usual('caseStatus', 'new'), priority: usual('priority', 'normal'), visibility: usual('visibility', 'public'), channel: 'phone', lastActivityAt: context.clock() };
}

/** What a status or another agent brings with it: open assigns, closed notes by whom and when, reopened forgets it. */
function effects(context: Context, who: Who, row: Row | undefined, patch: Fields): Fields {
  const handed = patch.assignedTo !== undefined && (patch.assignedTo ?? null) !== (row?.assignedTo ?? null);
  const assigning: Fields = handed ? { assignedAt: patch.assignedTo ? context.clock() : null } : {};
  return { ...assigning, ...statusEffects(context, who, row, patch) };
}

function statusEffects(context: Context, who: Who, row: Row | undefined, patch: Fields): Fields {
  if (patch.status === undefined || patch.status === row?.status) return {};
  const closes = isClosed(patch.status, 'caseStatus', context.settings);
  const closing: Fields = closes ? { closedBy: who.agent, closedAt: context.clock() } : { closedBy: null, closedAt: null };
  const assigns = patch.status === 'open' && !row?.assignedTo && patch.assignedTo === undefined;
  return { ...closing, ...(assigns && { assignedTo: who.agent, assignedAt: context.clock() }) };
}
