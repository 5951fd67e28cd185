/** A recurring task that is completed makes the next one of its series, in the same transaction. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { parseRecurrence } from '../../domain/recurrence.ts';
import type { Millis, Task } from '../../domain/records.ts';
import type { Write } from '../commit.ts';
import { nextDue } from './next-due.ts';

/** What a task of a series hands on. */
const KEPT = ['taskType', 'subject', 'notes', 'assignedTo', 'customerId', 'caseId', 'dueZone', 'remindBefore', 'repeat', 'custom'] as const;

/**
 * The same for every replica, so that two people who complete a task at once make one next task between them. A UUID of
 * version 8 (RFC 9562 §5.8) by hash.
 */
export function successorId(task: string): string {
  const hex = bytesToHex(sha256(utf8ToBytes(`next task after ${task}`)));
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The next of the series, due after both this one and now: what was missed meanwhile is not heaped up. Null at its end. */
export function successorOf(task: Task, now: Millis, status: string): Write | null {
  const rule = task.repeat ? parseRecurrence(task.repeat) : null;
  const dueAt = rule && nextDue(rule, Math.max(task.dueAt ?? now, now));
  if (dueAt === null) return null;
  const kept = Object.fromEntries(KEPT.flatMap((field) => (task[field] === undefined ? [] : [[field, task[field]]])));
  return { type: 'task', id: successorId(task.id), op: 'create', as: 'edit', fields: { ...kept, status, dueAt, afterTaskId: task.id } };
}
