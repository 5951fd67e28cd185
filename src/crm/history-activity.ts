/** The newest changes of the whole data set, filtered and paged, each with what it was about. */
import type { Change } from '../domain/change.ts';
import { CrmError } from '../domain/errors.ts';
import type { ActivityEntry, ActivityPage, ActivityQuery } from '../domain/activity.ts';
import type { May } from '../domain/permissions.ts';
import { viewOf } from '../domain/permissions.ts';
import type { RecordType } from '../domain/records.ts';
import type { Row } from '../domain/row.ts';
import { getBatch } from '../storage/batches.ts';
import { changesBefore } from '../storage/log.ts';
import { getRow } from '../storage/rows.ts';
import { BULK_EDIT } from './batches.ts';
import type { Context } from './context.ts';
import { toEntry } from './history.ts';
import { RoleHistory } from './history-roles.ts';

const MOST = 200;
/** Changes read at a time, and at most for one page: a filter that fits nothing must not read the whole log. */
const STEP = 500;
const READ_AT_MOST = 20_000;

export async function activity(context: Context, may: May, query: ActivityQuery = {}): Promise<ActivityPage> {
  const limit = Math.min(Math.max(1, query.limit ?? 50), MOST);
  const found: Change[] = [];
  let at = query.after === undefined ? undefined : cursorOf(query.after);
  for (let read = 0; ; read += STEP) {
    const changes = await changesBefore(context.storage, at, STEP);
    for (const change of changes) {
      at = change;
      if (!fits(change, query, may)) continue;
      found.push(change);
      if (found.length === limit) return { entries: await toEntries(context, found), next: textOf(change) };
    }
    if (changes.length < STEP) return { entries: await toEntries(context, found) };
    if (read + STEP >= READ_AT_MOST && at) return { entries: await toEntries(context, found), next: textOf(at) };
  }
}

function fits(change: Change, { agent, path, type, field }: ActivityQuery, may: May): boolean {
  if (agent !== undefined && change.agent !== agent) return false;
  if (path !== undefined && change.path !== path) return false;
  if (type !== undefined && change.type !== type) return false;
  if (field !== undefined && !Object.keys(change.fields ?? {}).some((one) => one === field || one.startsWith(`${field}.`))) return false;
  if (change.type === 'batch') return may('import') || may('customer.edit');
  const view = viewOf(change.type);
  return view === null || may(view);
}

async function toEntries(context: Context, changes: readonly Change[]): Promise<ActivityEntry[]> {
  const roles = new RoleHistory(context);
  return Promise.all(changes.map(async (change) => {
    const entry = await (change.type === 'batch' ? batchEntry(context, change) : recordEntry(context, change, change.type));
    const beyond = await roles.missing(change);
    return beyond ? { ...entry, beyond } : entry;
  }));
}

async function batchEntry(context: Context, change: Change): Promise<ActivityEntry> {
  const [entry, batch] = [await toEntry(context, change), await getBatch(context.storage, change.record)];
  const status = (change.fields?.status?.[1] as 'staged' | 'published' | 'undone' | undefined) ?? 'staged';
  return { ...entry, commit: change.record, type: 'batch', title: batch?.name ?? '', batch: { kind: batch?.kind === BULK_EDIT ? 'bulk' : 'import', name: batch?.name ?? '', rows: batch?.rows ?? 0, status } };
}

async function recordEntry(context: Context, change: Change, type: RecordType): Promise<ActivityEntry> {
  const row = await getRow(context.storage, type, change.record);
  const parent = type === 'followUp' && typeof row?.caseId === 'string' ? await getRow(context.storage, 'case', row.caseId) : undefined;
  const open = openOf(type, parent ?? row);
  return { ...(await toEntry(context, change)), type, title: titleOf(type, parent ?? row, change.record), ...(open && { open }) };
}

function titleOf(type: RecordType, row: Row | undefined, id: string): string {
  const text = (field: string): string => (typeof row?.[field] === 'string' ? row[field] : '');
  switch (type) {
    case 'customer':
      return `${text('firstName')} ${text('lastName')}`.trim();
    case 'case':
    case 'followUp':
      return [text('caseNumber'), text('subject')].filter(Boolean).join(', ');
    case 'task':
      return text('subject');
    case 'interaction':
      return text('callerId');
    case 'agent':
      return text('name');
    case 'fieldDefinition':
      return text('label');
    case 'setting':
      return id;
  }
}

function openOf(type: RecordType, row: Row | undefined): ActivityEntry['open'] {
  if (!row || row._.e !== undefined || row._.d?.dead) return undefined;
  const to = type === 'followUp' ? 'case' : type;
  return to === 'customer' || to === 'case' || to === 'task' || to === 'interaction' ? { type: to, id: row.id } : undefined;
}

type Cursor = Pick<Change, 'hlc' | 'replica'>;

function textOf({ hlc, replica }: Cursor): string {
  return `${hlc} ${replica}`;
}

function cursorOf(text: string): Cursor {
  const [hlc, replica] = String(text).split(' ');
  if (!hlc || !replica) throw new CrmError('validation', { field: 'after', rule: 'wrong-type' });
  return { hlc, replica };
}
