/** History and undo: views of the change log and nothing else. */
import { changeId } from '../domain/change.ts';
import type { Change } from '../domain/change.ts';
import { millisOf, stampOf } from '../domain/clock.ts';
import { CrmError } from '../domain/errors.ts';
import { stampAt } from '../domain/merge.ts';
import type { RecordType } from '../domain/records.ts';
import type { Row } from '../domain/row.ts';
import type { HistoryEntry } from '../domain/views.ts';
import { changesOfCommit, recentChanges } from '../storage/log.ts';
import { changesOfRecord } from '../storage/newest.ts';
import { getBatch } from '../storage/batches.ts';
import { agentName } from './agents.ts';
import { undoBatch } from './batches.ts';
import { commit } from './commit.ts';
import type { Write } from './commit.ts';
import type { Context, Who } from './context.ts';
import { batchEntries } from './history-batches.ts';
import { idsOf } from './redirect.ts';

export interface HistoryQuery {
  /** At most 500. */
  limit?: number;
  /** Entries before this moment, in ms. */
  before?: number;
}

/** What happened to one record, newest first. */
export async function historyOf(context: Context, type: RecordType, id: string, { limit = 100, before }: HistoryQuery = {}): Promise<HistoryEntry[]> {
  const cut = before === undefined ? undefined : before.toString(36).padStart(9, '0');
  // What was merged into a customer is part of its history.
  const ids = type === 'customer' ? await idsOf(context, id) : [id];
  const changes = (await Promise.all(ids.map((one) => changesOfRecord(context.storage, one, Math.min(limit, 500), cut)))).flat();
  const entries = await toEntries(context, changes.filter((change) => change.type === type));
  // A page that is full already ends before what is older.
  const since = entries.length < limit ? -Infinity : Math.min(...entries.map(({ at }) => at));
  const imported = (await Promise.all(ids.map((one) => batchEntries(context, type, one, { before, since })))).flat();
  return markLost([...entries, ...imported].sort((a, b) => b.at - a.at)).slice(0, limit);
}

/** The newest changes of the whole data set. */
export async function recentHistory(context: Context, limit = 50): Promise<HistoryEntry[]> {
  const changes = await recentChanges(context.storage, Math.min(limit, 500));
  return toEntries(context, changes.filter(({ type }) => type !== 'batch'));
}

/**
 * Takes a whole commit back; the undoing is itself a commit. Throws `conflict` with the fields that somebody has changed
 * since, and then changes nothing.
 */
export async function undo(context: Context, who: Who, commitId: string): Promise<void> {
  if (await getBatch(context.storage, commitId)) return undoBatch(context, who, commitId);
  const changes = await changesOfCommit(context.storage, commitId);
  if (changes.length === 0) throw new CrmError('not-found', { record: commitId });
  if (changes.some((change) => change.op === 'erase' || change.salt === undefined)) throw new CrmError('conflict', { fields: [] });
  // A passphrase is set by whoever knows the present one, never brought back by a click.
  if (changes.some(({ type, op, fields }) => type === 'agent' && op === 'edit' && fields !== undefined && 'verifier' in fields)) throw new CrmError('permission', { permission: 'admin' });
  const ordered = [...changes].sort((a, b) => b.seq - a.seq);
  await commit(context, { ...who, path: 'undo' }, ordered.map((change) => ({ ...inverse(change, changes), ...(change.agent === who.agent && { as: change.op }) })));
}

function inverse(change: Change, commit: readonly Change[]): Write {
  const { type, record: id } = change;
  if (type === 'batch') throw new CrmError('conflict', { fields: [] });
  if (change.op === 'create') return { type, id, op: 'delete', fields: (row) => unlessBuiltOn(change, row, commit) };
  if (change.op === 'restore') return { type, id, op: 'delete' };
  if (change.op === 'delete') return { type, id, op: 'restore' };
  return { type, id, op: 'edit', fields: (row) => oldValues(change, row) };
}

/** Throws where a later change hangs on the creation: deleting the record would take it along. */
function unlessBuiltOn(change: Change, row: Row | undefined, commit: readonly Change[]): Record<string, unknown> {
  const own = new Set(commit.flatMap(({ op, record, fields }) => (op === 'edit' && record === change.record ? Object.keys(fields ?? {}) : [])));
  const stamp = stampOf(change.hlc, change.replica);
  const later = Object.entries(row?._.x ?? {}).flatMap(([path, at]) => (at > stamp && !own.has(path) ? [path] : []));
  if (later.length > 0) throw new CrmError('conflict', { fields: later, record: change.record });
  return {};
}

/** Old values of a change whose fields are still as it left them. */
function oldValues(change: Change, row: Row | undefined): Record<string, unknown> {
  const stamp = stampOf(change.hlc, change.replica);
  const fields = Object.entries(change.fields ?? {});
  const later = fields.filter(([path]) => row && stampAt(row, path) > stamp).map(([path]) => path);
  if (later.length > 0) throw new CrmError('conflict', { fields: later, record: change.record });
  return Object.fromEntries(fields.map(([path, [from]]) => [path, from]));
}

/** Each agent's name is read once. */
async function toEntries(context: Context, changes: readonly Change[]): Promise<HistoryEntry[]> {
  const agents = [...new Set(changes.map(({ agent }) => agent))];
  const names = new Map(await Promise.all(agents.map(async (id) => [id, await agentName(context, id)] as const)));
  return changes.map((change) => entryOf(change, names.get(change.agent) ?? ''));
}

export async function toEntry(context: Context, change: Change): Promise<HistoryEntry> {
  return entryOf(change, await agentName(context, change.agent));
}

function entryOf(change: Change, name: string): HistoryEntry {
  return {
    id: changeId(change),
    commit: change.commit,
    at: millisOf(change.hlc),
    agentId: change.agent,
    agentName: name,
    path: change.path,
    op: change.op,
    type: change.type as RecordType,
    record: change.record,
    fields: Object.entries(change.fields ?? {}).map(([field, [from, to]]) => ({ field, from: shownValue(field, from), to: shownValue(field, to) })),
    ...(change.salt === undefined && { erased: true }),
  };
}

/** That there was a passphrase, never what it is checked against. */
function shownValue(field: string, value: unknown): unknown {
  return field === 'verifier' ? (value !== null || null) : value;
}

/** A value that the next change of its field did not start from was written at the same time elsewhere, and lost. */
function markLost(entries: HistoryEntry[]): HistoryEntry[] {
  const next = new Map<string, unknown>();
  for (const entry of entries) {
    const key = (field: string): string => `${entry.record} ${field}`;
    const lost = entry.fields.filter(({ field, to }) => next.has(key(field)) && JSON.stringify(next.get(key(field))) !== JSON.stringify(to)).map(({ field }) => field);
    for (const { field, from } of entry.fields) next.set(key(field), from);
    if (lost.length > 0) entry.lost = lost;
  }
  return entries;
}
