/** Which of several calls the panel shows. */
import type { Call } from '../../domain/views.ts';

/** The agent's own choice stays; else the one ringing, else the one being talked on, else the oldest. Nothing moves under the pointer. */
export function pickCall(calls: readonly Call[], chosen: string | null): Call | null {
  const running = calls.filter((call) => call.state !== 'ended');
  const byState = (state: Call['state']) => running.find((call) => call.state === state);
  return running.find((call) => call.id === chosen) ?? byState('live') ?? byState('ringing') ?? running[0] ?? null;
}
