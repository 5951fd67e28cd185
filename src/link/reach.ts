/** Keeps a carrier to the core: dials, greets, and dials again whenever it is lost, until it is let go of. */
import type { CrmError } from '../domain/errors.ts';
import type { CrmEvent } from '../domain/views.ts';
import { carry } from './carrier.ts';
import type { Carrier, Ending } from './carrier.ts';
import type { LinkState } from './remote.ts';
import type { Wire } from './wire.ts';

/** Waits before each attempt to reach the core (ms): the first at once, then as fast as browsers start a worker, then patient. */
const WAITS = [0, 50, 100, 200, 400, 800, 1_600, 3_000];
/** How often a fresh page asks a core of another build to make room: the waits above are its time to finish writes. */
const MAX_RETIRES = WAITS.length;

export interface ReachEvents {
  state(state: LinkState): void;
  event(event: CrmEvent): void;
  /** The core answers, from now on. `again`: another one, or the same, did before. */
  up(carrier: Carrier, again: boolean): void;
  /** The core is there and cannot be opened. */
  refused(error: CrmError): void;
}

export interface Reach {
  readonly state: LinkState;
  readonly carrier: Carrier | undefined;
  dial(): void;
  letGo(): void;
}

export function reach(open: () => Wire | Promise<Wire>, build: string, on: ReachEvents): Reach {
  let state: LinkState = 'connecting';
  let carrier: Carrier | undefined;
  let attempt = 0;
  let retires = 0;
  let wasUp = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Goes up when an attempt is given up, so that what it brings too late is dropped. */
  let turn = 0;

  function become(next: LinkState): void {
    if (next === state) return;
    state = next;
    on.state(next);
  }
  function dial(): void {
    if (state === 'outdated' || carrier) return;
    clearTimeout(timer);
    timer = setTimeout(() => void attemptOne(), WAITS[Math.min(attempt++, WAITS.length - 1)]);
  }
  async function attemptOne(): Promise<void> {
    const mine = ++turn;
    try {
      const wire = await open();
      if (mine === turn) carrier = carry(wire, build, handlers);
      else wire.close();
    } catch {
      if (mine === turn) dial();
    }
  }
  function letGo(): void {
    turn += 1;
    clearTimeout(timer);
    carrier?.close();
    carrier = undefined;
    attempt = 0;
    if (state === 'up') become('down');
  }
  function ended(ending: Ending): void {
    carrier = undefined;
    if (ending.why === 'mismatch' && !mayRetire()) return become('outdated');
    if (ending.why === 'mismatch') retires += 1;
    if (state === 'up') become('down');
    if (ending.why === 'refused') on.refused(ending.error);
    dial();
  }
  /** A page just loaded is the newer side and the core makes room for it; a page that had a core before is the older. */
  function mayRetire(): boolean {
    return !wasUp && retires < MAX_RETIRES;
  }
  const handlers = {
    shouldRetire: mayRetire,
    event: (event: CrmEvent) => on.event(event),
    ended,
    up() {
      const again = wasUp;
      wasUp = true;
      attempt = 0;
      become('up');
      if (carrier) on.up(carrier, again);
    },
  };
  return {
    get state() {
      return state;
    },
    get carrier() {
      return state === 'up' ? carrier : undefined;
    },
    dial,
    letGo,
  };
}
