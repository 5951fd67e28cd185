/** What everybody changed, for those who lead: one line a change of a record, or a whole import. */
import type { Permission } from './permissions.ts';
import type { RecordType } from './records.ts';
import type { ChangePath } from './change.ts';
import type { HistoryEntry } from './views.ts';

export interface ActivityQuery {
  agent?: string;
  path?: ChangePath;
  type?: RecordType;
  /** A field's path, or its first part: `phones`. */
  field?: string;
  /** At most 200. */
  limit?: number;
  /** `next` of the page before. */
  after?: string;
}

export type ActivityEntry = Omit<HistoryEntry, 'type'> & {
  type: RecordType | 'batch';
  /** Whom or what it was about: a name, a case number, a subject. */
  title: string;
  /** The customer, case or task to open; a follow-up's is its case. */
  open?: { type: 'customer' | 'case' | 'task' | 'interaction'; id: string };
  /** Permission that the author’s role did not include when this was written: on a device that does not ask for it. */
  beyond?: Permission;
  /** Of a whole import, or of a bulk edit, whose name is the fields. */
  batch?: { kind: 'import' | 'bulk'; name: string; rows: number; status: 'staged' | 'published' | 'undone' };
};

export interface ActivityPage {
  entries: ActivityEntry[];
  /** Absent when nothing older fits. */
  next?: string;
}
