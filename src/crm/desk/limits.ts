/** Bounds on what pages may ask for. A page is hostile until shown otherwise: what is over a bound is dropped unsaid. */
import type { DeskClock } from './records.ts';

/** A token bucket: `burst` at once, `perSecond` in the long run. */
export interface Rate {
  burst: number;
  perSecond: number;
}

/** A dense contact list holds some 400 candidates, scrolling adds to it; parsing costs about 20 µs each. */
export const CANDIDATES: Rate = { burst: 4_000, perSecond: 1_000 };
/** Gestures are slower by far; a script that could fake them gets no faster answer. */
export const LOOKS: Rate = { burst: 200, perSecond: 100 };
/** New calls, and so interactions written, of one tab: a busy reception has some 10 a minute. */
export const CALLS_OF_TAB: Rate = { burst: 10, perSecond: 20 / 60 };
/** The same over all tabs. */
export const CALLS: Rate = { burst: 30, perSecond: 60 / 60 };
/** Screen pops over all tabs: each takes the agent's eye. */
export const POPS: Rate = { burst: 12, perSecond: 30 / 60 };

/** Turns of one call from ringing to live to ended: a person makes a handful. */
export const STATES: Rate = { burst: 12, perSecond: 1 };

/** Entries one tab keeps at most; beyond, candidates are painted but not listed. */
export const MAX_SEEN_OF_TAB = 5_000;

/** True while there is room; takes it. */
export type Take = (count?: number) => boolean;

export function createBucket(rate: Rate, clock: DeskClock): Take {
  let tokens = rate.burst;
  let filledAt = clock.now();
  return (count = 1) => {
    const now = clock.now();
    tokens = Math.min(rate.burst, tokens + (Math.max(0, now - filledAt) / 1000) * rate.perSecond);
    filledAt = now;
    if (tokens < count) return false;
    tokens -= count;
    return true;
  };
}

/** Tabs whose buckets are remembered: closing and opening a page again must not fill it. */
const TABS_REMEMBERED = 200;

/** One bucket for each tab. */
export function createBuckets(rate: Rate, clock: DeskClock): (tab: number, count?: number) => boolean {
  const buckets = new Map<number, Take>();
  return (tab, count) => {
    const take = buckets.get(tab) ?? createBucket(rate, clock);
    buckets.delete(tab);
    buckets.set(tab, take);
    const oldest = buckets.keys().next();
    if (buckets.size > TABS_REMEMBERED && !oldest.done) buckets.delete(oldest.value);
    return take(count);
  };
}
