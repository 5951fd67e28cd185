/** The supervisor's view: what was done, by agent, day or disposition. */
import type { Day, Millis } from './records.ts';

export const GROUPINGS = ['agent', 'day', 'disposition'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Longest span looked at in one go, in days: a quarter. */
export const LONGEST_SPAN = 92;

export interface SupervisorQuery {
  /** First and last day, on this computer's clocks. */
  from: Day;
  to: Day;
  by: Grouping;
  offset?: number;
  limit?: number;
}

export interface SupervisorRow {
  /** Id of the agent, the day, or id of the disposition; '' where none was given. */
  key: string;
  interactions: number;
  incoming: number;
  outgoing: number;
  /** Calls that nobody took. */
  missed: number;
  /** Talked, together; null where nothing was. */
  handling: Millis | null;
  /** Of one, on average; null where there is none to divide by. */
  averageHandling: Millis | null;
  averageWrapUp: Millis | null;
  /** Opened and closed; null by disposition, which a case has none of. */
  casesCreated: number | null;
  casesClosed: number | null;
}

export interface SupervisorView {
  total: number;
  rows: SupervisorRow[];
  /** Of all rows, whichever page is asked for. */
  sum: SupervisorRow;
}
