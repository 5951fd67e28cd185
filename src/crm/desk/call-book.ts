/** All calls of the desk: those in progress, and the last ended ones, whose notes may still be on their way. */
import { CrmError } from '../../domain/errors.ts';
import type { Call } from '../../domain/views.ts';
import { isShown, viewOf, type LiveCall } from './call.ts';

export interface CallBook {
  add(call: LiveCall): void;
  /** Throws `not-found`. */
  get(id: string): LiveCall;
  /** Undefined for a call that is not in the book. */
  find(id: string): LiveCall | undefined;
  /** Calls not ended that this replica leads, shown or not. */
  open(): LiveCall[];
  /** Calls not ended that another replica leads. */
  elsewhere(): LiveCall[];
  /** What screens show: ringing, live, wrap-up; the newest of each first. */
  list(): Call[];
  /** Screens are to be told. */
  changed(): void;
}

/** Ended calls that notes and dispositions still reach. */
const ENDED_KEPT = 20;

const ORDER: readonly LiveCall['state'][] = ['ringing', 'live', 'wrap-up', 'ended'];

export function createCallBook(tell: () => void): CallBook {
  const calls = new Map<string, LiveCall>();

  function forgetOldest(): void {
    const ended = [...calls.values()].filter(({ state }) => state === 'ended');
    for (const call of ended.slice(0, Math.max(0, ended.length - ENDED_KEPT))) calls.delete(call.id);
  }

  const all = (): LiveCall[] => [...calls.values()];
  return {
    add: (call) => void calls.set(call.id, call),
    get(id) {
      const call = calls.get(id);
      if (!call) throw new CrmError('not-found', { record: id });
      return call;
    },
    find: (id) => calls.get(id),
    open: () => all().filter(({ state, elsewhere }) => state !== 'ended' && !elsewhere),
    elsewhere: () => all().filter(({ state, elsewhere }) => state !== 'ended' && elsewhere),
    list: () => all().filter(isShown).sort(byUrgency).map(viewOf),
    changed() {
      forgetOldest();
      tell();
    },
  };
}

function byUrgency(a: LiveCall, b: LiveCall): number {
  return ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || b.startedAt - a.startedAt;
}
