/** Which of several calls the panel shows. */
import { useRef } from 'preact/hooks';
import type { Call } from '../../domain/views.ts';
import { useIsTyping } from '../kit/index.ts';
import { chosenCall } from './choice.ts';

/** The agent's own choice stays; else the one ringing, else the one being talked on, else the oldest. Nothing moves under the pointer. */
export function pickCall(calls: readonly Call[], chosen: string | null): Call | null {
  const running = calls.filter((call) => call.state !== 'ended');
  const byState = (state: Call['state']) => running.find((call) => call.state === state);
  return running.find((call) => call.id === chosen) ?? byState('live') ?? byState('ringing') ?? running[0] ?? null;
}

/** What stood here, when a call comes while something is typed on it: a call's screen, or null for one without a call. */
export function stayWith(calls: readonly Call[], picked: Call | null, stood: string | null): Call | null {
  if (stood === null) return null;
  return calls.find((call) => call.id === stood && call.state !== 'ended') ?? picked;
}

/** A form with unsaved typing is never replaced: the call waits above it until the agent saves, leaves the form, or goes to the call. */
export function useShownCall(calls: readonly Call[]): { shown: Call | null; waiting: Call | null } {
  const stood = useRef<string | null>(null);
  const chosen = chosenCall();
  const typing = useIsTyping();
  const picked = pickCall(calls, chosen);
  const shown = picked && typing && picked.id !== chosen ? stayWith(calls, picked, stood.current) : picked;
  stood.current = shown?.id ?? null;
  return { shown, waiting: shown ? null : picked };
}
