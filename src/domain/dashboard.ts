/** What the dashboard shows: counts, each of a list that one click opens. */
import type { RelativeTime } from './query.ts';
import type { Day } from './records.ts';

/** Age of an open case by the day it was created, youngest first; days of the agent's own zone [ours]. */
export const AGES = ['today', 'days', 'week', 'month', 'older'] as const;
export type Age = (typeof AGES)[number];

/** The span of creation days of an age; `older` is all before the oldest of them. */
export const AGE_DAYS: Record<Exclude<Age, 'older'>, RelativeTime> = {
  today: { unit: 'day', from: 0 },
  days: { unit: 'day', from: -2, to: -1 },
  week: { unit: 'day', from: -6, to: -3 },
  month: { unit: 'day', from: -29, to: -7 },
};

/** Days of the chart of interactions, today included. */
export const CHART_DAYS = 30;

export interface DashboardView {
  /** Open cases by age, then by the id of their priority; '' for none. */
  cases: { age: Age; total: number; byPriority: Record<string, number> }[];
  /** Oldest first. */
  days: { day: Day; incoming: number; outgoing: number; missed: number }[];
  /** Open tasks of the signed-in agent. */
  tasks: { late: number; today: number; later: number; undated: number };
}
