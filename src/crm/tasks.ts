/** All a task can do. */
import { newId } from '../domain/ids.ts';
import { firstShown } from '../domain/lists.ts';
import type { Task } from '../domain/records.ts';
import type { Row } from '../domain/row.ts';
import { allRows, tasksOf } from '../storage/rows.ts';
import { commit } from './commit.ts';
import type { Fields } from './commit.ts';
import type { Context, Who } from './context.ts';
import { isClosed } from './derive.ts';
import { idsOf } from './redirect.ts';
import { needRecord, pageOf, visible } from './view.ts';
import type { Page } from './view.ts';

export interface TaskFilter {
  customerId?: string;
  /** Assigned to the signed-in agent. */
  mine?: boolean;
  open?: boolean;
  offset?: number;
  limit?: number;
}

/** Open ones first, then by due time, soonest first; those without one last. */
export async function listTasks(context: Context, who: Who, filter: TaskFilter = {}): Promise<Page<Task>> {
  const rows = filter.customerId === undefined ? await allRows(context.storage, 'task') : await tasksOf(context.storage, await idsOf(context, filter.customerId));
  const open = (row: Row): boolean => !isClosed(row.status, 'taskStatus', context.settings);
  const kept = visible(context, rows).filter((row) => (!filter.mine || row.assignedTo === who.agent) && (filter.open === undefined || open(row) === filter.open));
  kept.sort((a, b) => Number(open(b)) - Number(open(a)) || Number(a.dueAt ?? Infinity) - Number(b.dueAt ?? Infinity));
  return pageOf(kept, filter);
}

export function getTask(context: Context, id: string): Promise<Task> {
  return needRecord(context, 'task', id);
}

/** Creates a task; the subject is needed. A callback reminds 30 minutes before, all else 5 (product.md §1). */
export async function createTask(context: Context, who: Who, fields: Fields, draft?: string): Promise<Task> {
  const id = newId();
  const base = { taskType: 'other', status: firstShown(context.settings.options('taskStatus'), 'not-started'), assignedTo: who.agent, remindBefore: fields.taskType === 'call' ? 30 : 5 };
  await commit(context, who, [{ type: 'task', id, op: 'create', fields: { ...base, ...fields } }], draft ? { drafts: [draft] } : {});
  return getTask(context, id);
}

export async function editTask(context: Context, who: Who, id: string, patch: Fields): Promise<Task> {
  await commit(context, who, [{ type: 'task', id, op: 'edit', fields: patch }]);
  return getTask(context, id);
}

export async function removeTask(context: Context, who: Who, id: string): Promise<void> {
  await commit(context, who, [{ type: 'task', id, op: 'delete' }]);
}

export async function restoreTask(context: Context, who: Who, id: string): Promise<Task> {
  await commit(context, who, [{ type: 'task', id, op: 'restore' }]);
  return getTask(context, id);
}
