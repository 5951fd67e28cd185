/** When a task reminds. */
import type { Millis, Task } from '../../domain/records.ts';

const MINUTE = 60_000;

type Timed = Pick<Task, 'dueAt' | 'remindBefore' | 'snoozedUntil'>;

/** Some minutes before it is due, or when it was snoozed to, whichever is later; null for a task that does not remind. */
export function reminderAt({ dueAt, remindBefore, snoozedUntil }: Timed): Millis | null {
  const set = dueAt == null || remindBefore == null ? null : dueAt - remindBefore * MINUTE;
  if (set === null) return snoozedUntil ?? null;
  return Math.max(set, snoozedUntil ?? set);
}
