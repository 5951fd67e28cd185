/**
 * What a follow-up by the customer does to a closed case (product.md §1): it is reopened, or past the limit a case of its own
 * carries on, linked to the old one. Decided inside the write, from the case as it is stored then.
 */
import { CrmError } from '../domain/errors.ts';
import { newId } from '../domain/ids.ts';
import { firstShown } from '../domain/lists.ts';
import type { Millis } from '../domain/records.ts';
import type { Row } from '../domain/row.ts';
import type { Fields, Write } from './commit.ts';
import type { Context, SettingsView } from './context.ts';
import { isClosed } from './derive.ts';

/** Setting `reopen`. `days`: how long after closing, for `within`. `to`: who handles a reopened case. */
export interface ReopenRule {
  when: 'never' | 'always' | 'within';
  days: number;
  to: 'next' | 'last';
}

export const REOPEN: ReopenRule = { when: 'always', days: 14, to: 'last' };
const MOST_DAYS = 3650;
const DAY = 86_400_000;

/** Throws `validation` for what is no rule. */
export function checkReopen(value: unknown): void {
  const { when, days, to } = (value ?? {}) as Partial<ReopenRule>;
  if (!['never', 'always', 'within'].includes(when as string)) throw new CrmError('validation', { field: 'reopen.when', rule: 'not-in-list' });
  if (!['next', 'last'].includes(to as string)) throw new CrmError('validation', { field: 'reopen.to', rule: 'not-in-list' });
  if (!Number.isInteger(days) || days! < 1 || days! > MOST_DAYS) throw new CrmError('validation', { field: 'reopen.days', rule: 'not-number', limit: MOST_DAYS });
}

/** The case that the follow-up goes on, and the writes that make it fit to. */
export function placeFollowUp(context: Context, row: Row, followUp: Fields, at: Millis): { caseId: string; writes: Write[] } {
  const touch = (fields: Fields): Write => ({ type: 'case', id: row.id, op: 'edit', rule: true, fields: { ...fields, lastActivityAt: at } });
  if (followUp.inbound !== true || !isClosed(row.status, 'caseStatus', context.settings)) return { caseId: row.id, writes: [touch({})] };
  if (mayReopen(context.settings, row, at)) return { caseId: row.id, writes: [touch(reopened(context.settings, at))] };
  const id = newId();
  return { caseId: id, writes: [{ type: 'case', id, op: 'create', rule: true, fields: carriedOn(context.settings, row, followUp, at) }] };
}

function mayReopen(settings: SettingsView, row: Row, at: Millis): boolean {
  const { when, days } = settings.get('reopen', REOPEN);
  return when === 'always' || (when === 'within' && at - Number(row.closedAt ?? 0) <= days * DAY);
}

/** The next handler takes it from nobody's hands; the last one finds it where it was. */
function reopened(settings: SettingsView, at: Millis): Fields {
  const { to } = settings.get('reopen', REOPEN);
  const status = firstShown(settings.options('caseStatus'), 'open');
  return { status, closedBy: null, closedAt: null, ...(to === 'next' ? { assignedTo: null, assignedAt: null } : { assignedAt: at }) };
}

const CARRIED = ['customerId', 'subject', 'priority', 'severity', 'category', 'project', 'visibility'] as const;

function carriedOn(settings: SettingsView, row: Row, followUp: Fields, at: Millis): Fields {
  const same = Object.fromEntries(CARRIED.map((name) => [name, row[name]]));
  const last = settings.get('reopen', REOPEN).to === 'last' && typeof row.assignedTo === 'string' ? { assignedTo: row.assignedTo, assignedAt: at } : {};
  const channel = followUp.kind === 'email' ? 'email' : row.channel;
  return { ...same, ...last, channel, status: firstShown(settings.options('caseStatus'), 'new'), followsCaseId: row.id, lastActivityAt: at };
}
