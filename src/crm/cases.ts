/** All a case and its follow-ups can do. */
import type { ListName } from '../domain/fields.ts';
import { newId } from '../domain/ids.ts';
import { firstShown } from '../domain/lists.ts';
import type { Case, FollowUp } from '../domain/records.ts';
import type { Row } from '../domain/row.ts';
import { allRows, casesOf, followUpsOf } from '../storage/rows.ts';
import { commit } from './commit.ts';
import type { Fields, Write } from './commit.ts';
import type { Context, Who } from './context.ts';
import { isClosed } from './derive.ts';
import { idsOf, needCustomer } from './redirect.ts';
import { needRecord, pageOf, toRecord, visible } from './view.ts';
import type { Page } from './view.ts';

export interface CaseFilter {
  customerId?: string;
  open?: boolean;
  /** Agent id. */
  assignedTo?: string;
  offset?: number;
  limit?: number;
}

/** Open ones first, then by last activity, newest first. */
export async function listCases(context: Context, filter: CaseFilter = {}): Promise<Page<Case>> {
  const rows = filter.customerId === undefined ? await allRows(context.storage, 'case') : await casesOf(context.storage, await idsOf(context, filter.customerId));
  const open = (row: Row): boolean => !isClosed(row.status, 'caseStatus', context.settings);
  const kept = visible(context, rows).filter((row) => (filter.open === undefined || open(row) === filter.open) && (filter.assignedTo === undefined || row.assignedTo === filter.assignedTo));
  kept.sort((a, b) => Number(open(b)) - Number(open(a)) || Number(b.lastActivityAt) - Number(a.lastActivityAt));
  return pageOf(kept, filter);
}

export function getCase(context: Context, id: string): Promise<Case> {
  return needRecord(context, 'case', id);
}

/** Creates a case; subject and customer are needed. Setting it to a status that is at work assigns it. */
export async function createCase(context: Context, who: Who, fields: Fields, draft?: string): Promise<Case> {
  const id = newId();
  const customer = await needCustomer(context, String(fields.customerId ?? ''));
  const whole = { ...defaults(context), ...fields, customerId: customer.id };
  const write: Write = { type: 'case', id, op: 'create', fields: () => ({ ...whole, ...statusEffects(context, who, undefined, whole) }) };
  await commit(context, who, [write], draft ? { drafts: [draft] } : {});
  return getCase(context, id);
}

export async function editCase(context: Context, who: Who, id: string, patch: Fields): Promise<Case> {
  const fields = (row: Row | undefined): Fields => ({ ...patch, ...statusEffects(context, who, row, patch), lastActivityAt: context.clock() });
  await commit(context, who, [{ type: 'case', id, op: 'edit', fields }]);
  return getCase(context, id);
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

/** Adds a note or e-mail and moves the case's last activity, in one commit. */
export async function addFollowUp(context: Context, who: Who, caseId: string, fields: Fields): Promise<FollowUp> {
  await getCase(context, caseId);
  const id = newId();
  const at = context.clock();
  await commit(context, who, [
    { type: 'followUp', id, op: 'create', fields: { kind: 'note', agentId: who.agent, at, ...fields, caseId } },
    { type: 'case', id: caseId, op: 'edit', fields: { lastActivityAt: at } },
  ]);
  return toFollowUp(await needRecord(context, 'followUp', id));
}

/** Attachments are always there, so that screens need not ask. */
function toFollowUp(record: Omit<FollowUp, 'attachments'>): FollowUp {
  return { attachments: {}, ...record };
}

function defaults(context: Context): Fields {
  const usual = (list: ListName, wanted: string): string => firstShown(context.settings.options(list), wanted);
  return { status: usual('caseStatus', 'new'), priority: usual('priority', 'normal'), visibility: usual('visibility', 'public'), channel: 'phone', lastActivityAt: context.clock() };
}

/** What a status brings with it: open assigns, closed notes by whom and when, reopened forgets it. */
function statusEffects(context: Context, who: Who, row: Row | undefined, patch: Fields): Fields {
  if (patch.status === undefined || patch.status === row?.status) return {};
  const closes = isClosed(patch.status, 'caseStatus', context.settings);
  const closing: Fields = closes ? { closedBy: who.agent, closedAt: context.clock() } : { closedBy: null, closedAt: null };
  const assigns = patch.status === 'open' && !row?.assignedTo && patch.assignedTo === undefined;
  return { ...closing, ...(assigns && { assignedTo: who.agent, assignedAt: context.clock() }) };
}
