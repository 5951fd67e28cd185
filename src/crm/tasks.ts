/** All a task can do. */
import { newId } from '../domain/ids.ts';
import { firstShown } from '../domain/lists.ts';
import type { ListPage } from '../domain/query.ts';
import type { Task } from '../domain/records.ts';
import type { Row } from '../domain/row.ts';
import { tasksOf } from '../storage/rows.ts';
import type { WriteTx } from '../storage/transaction.ts';
import { commit } from './commit.ts';
import type { Fields, Write } from './commit.ts';
import type { Context, Who } from './context.ts';
import { isClosed } from './derive.ts';
import type { ChildQuery } from './search/children.ts';
import { successorId, successorOf } from './recurring/series.ts';
import { idsOf } from './redirect.ts';
import { needRecord, pageOf, toRecord, visible } from './view.ts';

const CANCELLED = 'cancelled';

/** The tasks of one customer, merged ones included: open ones first, then by due time, soonest first; those without one last. */
export async function tasksOfCustomer(context: Context, { customerId, open, mine, agent, offset, limit }: ChildQuery & { customerId: string; agent: string }): Promise<ListPage<Task>> {
  const isOpen = (row: Row): boolean => !isClosed(row.status, 'taskStatus', context.settings);
  const rows = visible(context, await tasksOf(context.storage, await idsOf(context, customerId)));
  const kept = rows.filter((row) => (!mine || row.assignedTo === agent) && (open === undefined || isOpen(row) === open));
  kept.sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || Number(a.dueAt ?? Infinity) - Number(b.dueAt ?? Infinity));
  return pageOf(kept, { offset, limit });
}

export function getTask(context: Context, id: string): Promise<Task> {
  return needRecord(context, 'task', id);
}

/** Creates a task; the subject is needed. A callback reminds 30 minutes before, all else 5 (product.md §1). */
export async function createTask(context: Context, who: Who, fields: Fields, draft?: string): Promise<Task> {
  const id = newId();
  const base = { taskType: 'other', status: firstStatus(context), assignedTo: who.agent, remindBefore: fields.taskType === 'call' ? 30 : 5 };
  await commit(context, who, [{ type: 'task', id, op: 'create', fields: { ...base, ...fields } }], draft ? { drafts: [draft] } : {});
  return getTask(context, id);
}

function firstStatus(context: Context): string {
  return firstShown(context.settings.options('taskStatus'), 'not-started');
}

export async function editTask(context: Context, who: Who, id: string, patch: Fields): Promise<Task> {
  await commit(context, who, [{ type: 'task', id, op: 'edit', fields: patch }], { before: (tx) => nextOfSeries(tx, context, id, patch) });
  return getTask(context, id);
}

/** A task of a series that is done makes the next one; a cancelled one ends the series. */
async function nextOfSeries(tx: WriteTx, context: Context, id: string, patch: Fields): Promise<Write[]> {
  if (!completes(context, patch)) return [];
  const row = await tx.get('task', id);
  return row && !(await tx.get('task', successorId(id))) ? nextTask(context, row, patch) : [];
}

/** Whether a change can make the next task of a series. */
export function completes(context: Context, { status }: Fields): boolean {
  return typeof status === 'string' && status !== CANCELLED && isClosed(status, 'taskStatus', context.settings);
}

/** The task after one that is being completed, if it has one and was open until now. */
export function nextTask(context: Context, row: Row, { repeat }: Fields): Write[] {
  if (isClosed(row.status, 'taskStatus', context.settings)) return [];
  const task = { ...toRecord<Task>(row), ...(repeat !== undefined && { repeat: repeat as string | null }) };
  const next = successorOf(task, context.clock(), firstStatus(context));
  return next ? [next] : [];
}

const CLONED = ['taskType', 'subject', 'notes', 'dueAt', 'dueZone', 'assignedTo', 'customerId', 'caseId', 'remindBefore', 'custom'] as const;

/** A task like another one, still to be done. It is a task of its own: a series is not carried on by it. */
export async function cloneTask(context: Context, who: Who, id: string): Promise<Task> {
  const task = await getTask(context, id);
  const fields = Object.fromEntries(CLONED.map((name) => [name, task[name]]).filter(([, value]) => value !== undefined));
  return createTask(context, who, { ...fields, assignedTo: task.assignedTo ?? null });
}

export async function removeTask(context: Context, who: Who, id: string): Promise<void> {
  await commit(context, who, [{ type: 'task', id, op: 'delete' }]);
}

export async function restoreTask(context: Context, who: Who, id: string): Promise<Task> {
  await commit(context, who, [{ type: 'task', id, op: 'restore' }]);
  return getTask(context, id);
}
