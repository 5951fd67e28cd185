/**
 * Interactions and cases of a span of days, by agent, day or disposition. Interactions are read by their index a day at a
 * time, cases counted from the columns that lists keep; nothing is kept between two questions.
 */
import { CrmError } from '../domain/errors.ts';
import type { Facet } from '../domain/query.ts';
import type { Day, Millis } from '../domain/records.ts';
import type { Row } from '../domain/row.ts';
import { GROUPINGS, LONGEST_SPAN, type SupervisorQuery, type SupervisorRow, type SupervisorView } from '../domain/supervisor.ts';
import { dayOf, spanOf } from '../domain/time-span.ts';
import { allRows, interactionsBetween } from '../storage/rows.ts';
import type { Context, Who } from './context.ts';
import { csvLine } from './export/csv.ts';
import type { Lists } from './search/lists.ts';
import { visible } from './view.ts';

/** What is added up before it is divided. */
interface Tally extends Omit<SupervisorRow, 'averageHandling' | 'averageWrapUp' | 'handling'> {
  talked: { count: number; millis: Millis };
  wrapped: { count: number; millis: Millis };
}

type Tallies = Map<string, Tally>;

/** Throws `validation` at `from` or `to`. */
export async function supervisor(context: Context, lists: Lists, who: Who, query: SupervisorQuery): Promise<SupervisorView> {
  const days = daysOf(query);
  const tallies: Tallies = new Map();
  for (const day of days) {
    const { start, end } = spanOf(day, context.clock());
    for (const row of visible(context, await interactionsBetween(context.storage, start, end))) count(tallyOf(tallies, keyOf(row, query, day), query), row);
    if (query.by !== 'disposition') await countCases(lists, who, query, day, tallies);
  }
  const all = [...tallies.values()];
  const rows = all.map(rowOf).sort(query.by === 'day' ? (a, b) => (a.key < b.key ? 1 : -1) : (a, b) => b.interactions - a.interactions || (a.key < b.key ? -1 : 1));
  const { offset = 0, limit = 100 } = query;
  return { total: rows.length, rows: rows.slice(offset, offset + limit), sum: rowOf(together(all, query)) };
}

const COLUMNS = ['interactions', 'incoming', 'outgoing', 'missed', 'averageHandling', 'averageWrapUp', 'casesCreated', 'casesClosed'] as const;

/** The same as CSV; times in seconds, agents by name. Column heads are the field names, as programs read them. */
export async function supervisorCsv(context: Context, lists: Lists, who: Who, query: SupervisorQuery): Promise<string> {
  const { rows } = await supervisor(context, lists, who, { ...query, offset: 0, limit: Infinity });
  const names = query.by === 'agent' ? new Map((await allRows(context.storage, 'agent')).map(({ id, name }) => [id, String(name)])) : new Map<string, string>();
  const cell = (row: SupervisorRow, column: (typeof COLUMNS)[number]): string | number => {
    const value = row[column];
    if (value === null) return '';
    return column.startsWith('average') ? Math.round(value / 1000) : value;
  };
  const head = csvLine([query.by, ...COLUMNS.map((column) => (column.startsWith('average') ? `${column}Seconds` : column))]);
  return head + rows.map((row) => csvLine([names.get(row.key) ?? row.key, ...COLUMNS.map((column) => cell(row, column))])).join('');
}

function daysOf({ from, to, by }: SupervisorQuery): Day[] {
  if (!GROUPINGS.includes(by)) throw new CrmError('validation', { field: 'by', rule: 'not-in-list' });
  for (const [field, day] of [['from', from], ['to', to]] as const) if (!/^\d{4}-\d{2}-\d{2}$/.test(String(day)) || Number.isNaN(Date.parse(day))) throw new CrmError('validation', { field, rule: 'not-date' });
  const days: Day[] = [];
  const [year = 0, month = 1, date = 1] = from.split('-').map(Number);
  for (let at = 0; days.at(-1) !== to; at += 1) {
    const day = dayOf(new Date(year, month - 1, date + at, 12).getTime());
    if (day > to || at > LONGEST_SPAN) break;
    days.push(day);
  }
  if (days.length === 0) throw new CrmError('validation', { field: 'to', rule: 'not-date' });
  if (days.length > LONGEST_SPAN) throw new CrmError('validation', { field: 'to', rule: 'too-many', limit: LONGEST_SPAN });
  return days;
}

function keyOf(row: Row, { by }: SupervisorQuery, day: Day): string {
  if (by === 'day') return day;
  return String((by === 'agent' ? row.agentId : row.disposition) ?? '');
}

function tallyOf(tallies: Tallies, key: string, { by }: SupervisorQuery): Tally {
  const tally = tallies.get(key) ?? empty(key, by === 'disposition');
  tallies.set(key, tally);
  return tally;
}

function empty(key: string, caseless: boolean): Tally {
  const none = caseless ? null : 0;
  return { key, interactions: 0, incoming: 0, outgoing: 0, missed: 0, casesCreated: none, casesClosed: none, talked: { count: 0, millis: 0 }, wrapped: { count: 0, millis: 0 } };
}

function count(tally: Tally, { direction, outcome, answeredAt, endedAt, wrapUpEndsAt, state }: Row): void {
  tally.interactions += 1;
  if (direction === 'out') tally.outgoing += 1;
  else tally.incoming += 1;
  if (outcome === 'missed' || outcome === 'declined') tally.missed += 1;
  if (typeof answeredAt === 'number' && typeof endedAt === 'number') add(tally.talked, endedAt - answeredAt);
  if (state === 'ended' && typeof endedAt === 'number' && typeof wrapUpEndsAt === 'number') add(tally.wrapped, wrapUpEndsAt - endedAt);
}

function add(to: { count: number; millis: Millis }, millis: Millis): void {
  to.count += 1;
  to.millis += Math.max(0, millis);
}

/** Opened by whom, and closed by whom, on the day. */
async function countCases(lists: Lists, who: Who, query: SupervisorQuery, day: Day, tallies: Tallies): Promise<void> {
  for (const [at, by, column] of [['createdAt', 'createdBy', 'casesCreated'], ['closedAt', 'closedBy', 'casesClosed']] as const) {
    const { total, facets } = await lists.page('case', who.agent, { filter: { all: [{ field: at, operator: 'equals', value: day }] }, facets: [by], limit: 0 });
    const found: readonly Facet[] = query.by === 'day' ? [{ value: day, count: total }] : (facets?.[by] ?? []);
    for (const { value, count: cases } of found) {
      if (cases === 0) continue;
      const tally = tallyOf(tallies, String(value ?? ''), query);
      tally[column] = (tally[column] ?? 0) + cases;
    }
  }
}

function together(all: readonly Tally[], { by }: SupervisorQuery): Tally {
  const sum = empty('', by === 'disposition');
  for (const one of all) {
    for (const name of ['interactions', 'incoming', 'outgoing', 'missed'] as const) sum[name] += one[name];
    for (const name of ['casesCreated', 'casesClosed'] as const) if (sum[name] !== null) sum[name] += one[name] ?? 0;
    for (const name of ['talked', 'wrapped'] as const) sum[name] = { count: sum[name].count + one[name].count, millis: sum[name].millis + one[name].millis };
  }
  return sum;
}

function rowOf({ talked, wrapped, ...counts }: Tally): SupervisorRow {
  const average = ({ count: times, millis }: Tally['talked']): Millis | null => (times === 0 ? null : millis / times);
  return { ...counts, handling: talked.count === 0 ? null : talked.millis, averageHandling: average(talked), averageWrapUp: average(wrapped) };
}
