import type { RecipeButton } from '../domain/recipe.ts';
import type { FromPage, PageCall } from '../link/messages.ts';
import type { Clock } from './clock.ts';
import { isNumber, isSameCaller, mayGrowInto } from './sighting.ts';
import type { Sighting } from './sighting.ts';

/** A call whose number or buttons are gone this long has ended (ms); a page that draws itself anew brings them back sooner. */
export const GRACE = 1_000;
/** New calls of one frame in a minute; nobody takes more, and a hostile page pops no more. */
export const MOST_NEW = 10;
const MINUTE = 60_000;
/** Longest name (messages.ts). */
const MOST_NAME = 80;

export interface Calls {
  /** One look at the page. */
  saw(sightings: readonly Sighting[]): void;
  active(): boolean;
  buttonOf(key: string, button: RecipeButton): Element | null;
  /** The call as it was told last; null once it ended. */
  of(key: string): Readonly<PageCall> | null;
  /** The last look did not see it, or any where none is named: it ends unless the next ones do. */
  isGoing(key?: string): boolean;
  /** Tells of the call even if nothing changed: a button was pressed. */
  tell(key: string): void;
  /** Tells a core that knows nothing yet of every call. */
  again(): void;
}

interface Tracked {
  call: PageCall;
  last: Sighting;
  seenAt: number;
  told: string;
}

/** Makes calls of sightings: one key per call, no state twice, never back from live to ringing. */
export function calls(post: (message: FromPage) => void, clock: Clock, prefix: string): Calls {
  const tracked = new Map<string, Tracked>();
  const begun: number[] = [];
  let count = 0;
  let lastLook = 0;

  function begin(sighting: Sighting): Tracked | null {
    const now = clock.now();
    while (begun[0] !== undefined && now - begun[0] > MINUTE) begun.shift();
    if (begun.length >= MOST_NEW) return null;
    begun.push(now);
    const key = `${prefix}-${++count}`;
    const call: PageCall = { key, state: sighting.state, direction: sighting.direction, callerId: sighting.callerId || (sighting.callee ?? ''), can: {} };
    const one = { call, last: sighting, seenAt: now, told: '' };
    tracked.set(key, one);
    return one;
  }
  function find(sighting: Sighting, taken: Set<Tracked>): Tracked | undefined {
    const free = [...tracked.values()].filter((one) => !taken.has(one));
    const here = free.filter(({ last }) => last.place === sighting.place || !last.place.isConnected);
    if (!sighting.callerId) return here[0];
    return free.find(({ call }) => isSameCaller(call.callerId, sighting.callerId)) ?? here.find(({ call }) => mayGrowInto(call.callerId, sighting.callerId) || isStatus(call, sighting));
  }
  function update(one: Tracked, sighting: Sighting): void {
    one.last = sighting;
    one.seenAt = clock.now();
    if (isNumber(sighting.callerId) || !isNumber(one.call.callerId)) one.call.callerId = sighting.callerId || one.call.callerId;
    if (sighting.name) one.call.name = sighting.name.slice(0, MOST_NAME).toWellFormed();
    if (sighting.state === 'live') one.call.state = 'live';
    if (sighting.held) one.call.held = true;
    else delete one.call.held;
    one.call.can = Object.fromEntries(Object.entries(sighting.buttons).flatMap(([name, element]) => (element ? [[name, true]] : [])));
    tell(one);
  }
  function tell(one: Tracked): void {
    const now = JSON.stringify(one.call);
    if (now === one.told) return;
    one.told = now;
    post({ t: 'call', call: { ...one.call } });
  }
  function end(one: Tracked): void {
    tracked.delete(one.call.key);
    one.call.state = 'ended';
    one.call.can = {};
    one.call.gone = Math.round(clock.now() - one.seenAt);
    tell(one);
  }
  return {
    saw(sightings) {
      const taken = new Set<Tracked>();
      lastLook = clock.now();
      for (const sighting of sightings) {
        const one = find(sighting, taken) ?? begin(sighting);
        if (!one) continue;
        taken.add(one);
        update(one, sighting);
      }
      for (const one of tracked.values()) if (!taken.has(one) && clock.now() - one.seenAt >= GRACE) end(one);
    },
    active: () => tracked.size > 0,
    isGoing: (key) => [...tracked.values()].some((one) => (key === undefined || one.call.key === key) && one.seenAt < lastLook),
    of: (key) => tracked.get(key)?.call ?? null,
    buttonOf: (key, button) => tracked.get(key)?.last.buttons[button] ?? null,
    tell(key) {
      const one = tracked.get(key);
      if (!one) return;
      one.told = '';
      tell(one);
    },
    again() {
      for (const one of tracked.values()) {
        one.told = '';
        tell(one);
      }
    },
  };
}

/** Once a call is live, what stands in place of its number and is none is the page's status, not the next caller. */
function isStatus(call: PageCall, sighting: Sighting): boolean {
  return call.state === 'live' && sighting.state === 'live' && isNumber(call.callerId) && !isNumber(sighting.callerId);
}
