/** Which of several calls a single line tells of. */
import type { Call } from '../../domain/views.ts';

const URGENCY: readonly Call['state'][] = ['ringing', 'live', 'wrap-up'];

/** The most urgent one: what rings, else what is talked, else what is wrapped up. */
export function shownCall(calls: readonly Call[]): Call | undefined {
  return URGENCY.map((state) => calls.find((call) => call.state === state)).find((call) => call !== undefined);
}
