/** What of many records can be set at once, and what becomes of it. */
import type { PlainError } from './errors.ts';
import { ruleOf } from './fields.ts';
import type { ListType } from './list-fields.ts';
import type { ListQuery } from './query.ts';

/** Who or what a record is: never the same for many. The core keeps the others itself. */
const OWN: Record<ListType, ReadonlySet<string>> = {
  customer: new Set(['firstName', 'lastName', 'accountNumber', 'mergedInto']),
  case: new Set(['caseNumber', 'customerId', 'assignedAt', 'closedBy', 'closedAt', 'lastActivityAt', 'followsCaseId']),
  task: new Set(['customerId', 'caseId', 'dueZone', 'snoozedUntil', 'remindedFor', 'dismissedFor', 'repeat', 'afterTaskId']),
  interaction: new Set(['channel', 'direction', 'callerId', 'callerKey', 'customerId', 'caseId', 'taskId', 'followUpId', 'agentId', 'startedAt', 'answeredAt', 'endedAt', 'wrapUpEndsAt', 'state', 'outcome']),
};
const SETTABLE = new Set(['text', 'flag', 'millis', 'number', 'choice', 'pick', 'id', 'custom']);

/** Whether a field may be set for many records at once. */
export function isBulkField(type: ListType, path: string): boolean {
  const rule = ruleOf(type, path);
  return rule !== null && SETTABLE.has(rule.kind) && !OWN[type].has(path);
}

/** Either `fields` to set, null to clear, or `remove`. */
export interface BulkRequest {
  type: ListType;
  /** The records; or else all that the query finds but for `except`. */
  ids?: readonly string[];
  query?: ListQuery;
  except?: readonly string[];
  fields?: Record<string, unknown>;
  remove?: boolean;
}

/** A record left as it was. */
export interface BulkFault {
  id: string;
  /** A name of it; '' for one that is gone. */
  title: string;
  error: PlainError;
}

export interface BulkState {
  /** Rows gone through, of `total`. */
  done: number;
  total: number;
  finished: boolean;
  /** Records written. */
  written: number;
  /** At most 500 of those refused, and how many they are. */
  faults: BulkFault[];
  refused: number;
  /** To undo all of it; absent where nothing was written. */
  commit?: string;
}
