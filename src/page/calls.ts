import type { FromPage, PageCall } from '../link/messages.ts';
import type { Clock } from './clock.ts';
import { isSameCaller, mayGrowInto } from './sighting.ts';
import type { Button, Sighting } from './sighting.ts';

/** A call whose number or buttons are gone this long has ended (ms); a page that draws itself anew brings them back sooner. */
export const GRACE = 1_000;
/** New calls of one frame in a minute; nobody takes more, and a hostile page pops no more. */
export const MOST_NEW = 10;
const MINUTE = 60_000;

export interface Calls {
  /** One look at the page. */
  saw(sightings: readonly Sighting[]): void;
  active(): boolean;
  buttonOf(key: string, button: Button): Element | null;
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

  function begin(sighting: Sighting): Tracked | null {
    const now = clock.now();
    while (begun[0] !== undefined && now - begun[0] > MINUTE) begun.shift();
    if (begun.length >= MOST_NEW) return null;
    begun.push(now);
    const key = `${prefix}-${++count}`;
    const call: PageCall = { key, state: sighting.state, direction: sighting.direction, callerId: sighting.callerId, can: {} };
    const one = { call, last: sighting, seenAt: now, told: '' };
    tracked.set(key, one);
    return one;
  }
  function find(sighting: Sighting, taken: Set<Tracked>): Tracked | undefined {
    const free = [...tracked.values()].filter((one) => !taken.has(one));
    return (
      free.find(({ call }) => isSameCaller(call.callerId, sighting.callerId)) ??
      free.find(({ call, last }) => (last.place === sighting.place || !last.place.isConnected) && mayGrowInto(call.callerId, sighting.callerId))
    );
  }
  function update(one: Tracked, sighting: Sighting): void {
    one.last = sighting;
    one.seenAt = clock.now();
    one.call.callerId = sighting.callerId;
    if (sighting.state === 'live') one.call.state = 'live';
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
    tell(one);
  }
  return {
    saw(sightings) {
      const taken = new Set<Tracked>();
      for (const sighting of sightings) {
        const one = find(sighting, taken) ?? begin(sighting);
        if (!one) continue;
        taken.add(one);
        update(one, sighting);
      }
      for (const one of tracked.values()) if (!taken.has(one) && clock.now() - one.seenAt >= GRACE) end(one);
    },
    active: () => tracked.size > 0,
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
