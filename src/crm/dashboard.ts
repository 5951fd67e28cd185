/** Counts for the dashboard, from the columns that lists keep in memory: no record is read for them. */
import { AGES, AGE_DAYS, CHART_DAYS } from '../domain/dashboard.ts';
import type { Age, DashboardView } from '../domain/dashboard.ts';
import { ME } from '../domain/query.ts';
import type { Condition, Facet, Filter } from '../domain/query.ts';
import { dayOf } from '../domain/time-span.ts';
import type { Context, Who } from './context.ts';
import type { Lists } from './search/lists.ts';

/** `mine`: cases and interactions of the signed-in agent alone. */
export async function dashboard(context: Context, lists: Lists, who: Who, { mine = false }: { mine?: boolean } = {}): Promise<DashboardView> {
  const cases: DashboardView['cases'] = [];
  for (const age of AGES) cases.push(await casesOfAge(lists, who, age, mine));
  const days: DashboardView['days'] = [];
  for (let back = CHART_DAYS - 1; back >= 0; back -= 1) days.push(await interactionsOfDay(context, lists, who, back, mine));
  return { cases, days, tasks: await taskCounts(lists, who) };
}

async function casesOfAge(lists: Lists, who: Who, age: Age, mine: boolean): Promise<DashboardView['cases'][number]> {
  const created: Condition = age === 'older' ? { field: 'createdAt', operator: 'before', value: AGE_DAYS.month } : { field: 'createdAt', operator: 'equals', value: AGE_DAYS[age] };
  const filter: Filter = { all: [{ field: 'open', operator: 'equals', value: true }, created, ...own('assignedTo', mine)] };
  const { total, facets } = await lists.page('case', who.agent, { filter, facets: ['priority'], limit: 0 });
  return { age, total, byPriority: countsOf(facets?.priority) };
}

async function interactionsOfDay(context: Context, lists: Lists, who: Who, back: number, mine: boolean): Promise<DashboardView['days'][number]> {
  const filter: Filter = { all: [{ field: 'startedAt', operator: 'equals', value: { unit: 'day', from: -back } }, ...own('agentId', mine)] };
  const { facets } = await lists.page('interaction', who.agent, { filter, facets: ['direction', 'outcome'], limit: 0 });
  const directions = countsOf(facets?.direction);
  const day = dayOf(noonDaysBefore(context.clock(), back));
  return { day, incoming: directions.in ?? 0, outgoing: directions.out ?? 0, missed: countsOf(facets?.outcome).missed ?? 0 };
}

async function taskCounts(lists: Lists, who: Who): Promise<DashboardView['tasks']> {
  const count = async (due: Condition): Promise<number> => {
    const filter: Filter = { all: [{ field: 'open', operator: 'equals', value: true }, { field: 'assignedTo', operator: 'equals', value: ME }, due] };
    return (await lists.page('task', who.agent, { filter, limit: 0 })).total;
  };
  const today = AGE_DAYS.today;
  return {
    late: await count({ field: 'dueAt', operator: 'before', value: today }),
    today: await count({ field: 'dueAt', operator: 'equals', value: today }),
    later: await count({ field: 'dueAt', operator: 'after', value: today }),
    undated: await count({ field: 'dueAt', operator: 'empty' }),
  };
}

function own(field: string, mine: boolean): Condition[] {
  return mine ? [{ field, operator: 'equals', value: ME }] : [];
}

function countsOf(facets: readonly Facet[] = []): Record<string, number> {
  return Object.fromEntries(facets.map(({ value, count }) => [String(value ?? ''), count]));
}

/** Noon, so that a day of 23 or 25 hours is neither left out nor counted twice. */
function noonDaysBefore(now: number, days: number): number {
  const date = new Date(now);
  date.setHours(12, 0, 0, 0);
  date.setDate(date.getDate() - days);
  return date.getTime();
}
