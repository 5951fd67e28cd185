/** What a call's clock counts, in milliseconds: the ring, the talk, or what is left of wrap-up. */
import type { Call } from '../../domain/views.ts';

export function clockOf(call: Call, now: number): number {
  if (call.state === 'wrap-up') return Math.max(0, (call.wrapUpEndsAt ?? now) - now);
  return Math.max(0, now - (call.state === 'live' ? call.answeredAt ?? call.startedAt : call.startedAt));
}

/** Part of wrap-up that is left, 0 to 1. */
export function wrapUpLeft(call: Call, now: number): number {
  const total = (call.wrapUpEndsAt ?? now) - (call.endedAt ?? call.startedAt);
  return total <= 0 ? 0 : Math.min(1, clockOf(call, now) / total);
}
