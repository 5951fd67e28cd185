import { MAX_CANDIDATES } from '../link/messages.ts';
import type { FromPage } from '../link/messages.ts';
import type { Clock } from './clock.ts';
import type { Place, Spot } from './spots.ts';

/** Candidates of one frame that the core is told of at a time; no panel shows more, and megabytes of digits end here. */
export const MOST_STANDING = 2_000;
/** Between two reports (ms); what a page takes out and puts back within it never left, as the core sees it. */
const BETWEEN = 250;

export interface Report {
  /** Takes a candidate in; goes on under its old id where the same stood a moment ago. Null: full. */
  add(spot: Spot): Place | null;
  gone(place: Place): void;
  of(id: number): Place | undefined;
  any(): boolean;
  full(): boolean;
  /** A core that knows nothing yet is on the line: tells it all that stands. */
  again(): void;
  /** Sends nothing more until `again`. */
  pause(): void;
}

const keyOf = ({ text, start, end, uri }: Spot): string => [start, end, uri, text].join();

/** Tells the core what stands in the page: numbered, without repetition, in batches. */
export function report(post: (message: FromPage) => void, clock: Clock, signal: AbortSignal): Report {
  const standing = new Map<number, Place>();
  const leaving = new Map<string, Place[]>();
  let last = 0;
  let lastSent = -BETWEEN;
  let armed = false;
  let paused = true;

  function arm(): void {
    if (armed || paused) return;
    armed = true;
    clock.after(Math.max(leaving.size && BETWEEN, lastSent + BETWEEN - clock.now()), flush);
  }
  function flush(): void {
    armed = false;
    if (paused || signal.aborted) return;
    const fresh = [...standing.values()].filter((place) => !place.told);
    const told = fresh.slice(0, MAX_CANDIDATES);
    for (const place of told) place.told = true;
    const gone = [...leaving.values()].flat().filter((place) => place.told).map((place) => place.id);
    const add = told.map(({ id, text, start, end, uri, name }) => ({ id, text, start, end, ...(uri && { uri }), ...(name && { name }) }));
    leaving.clear();
    lastSent = clock.now();
    if (add.length || gone.length) post({ t: 'seen', add, gone });
    if (fresh.length > told.length) arm();
  }
  return {
    add(spot) {
      const old = leaving.get(keyOf(spot))?.pop();
      if (!old && standing.size >= MOST_STANDING) return null;
      const place = { told: false, spans: [], ...old, id: old?.id ?? ++last, ...spot, ranges: [] };
      standing.set(place.id, place);
      arm();
      return place;
    },
    gone(place) {
      const key = keyOf(place);
      if (standing.delete(place.id)) leaving.set(key, [...(leaving.get(key) ?? []), place]);
      arm();
    },
    of: (id) => standing.get(id),
    any: () => standing.size > 0,
    full: () => standing.size >= MOST_STANDING,
    again() {
      paused = false;
      leaving.clear();
      for (const place of standing.values()) place.told = false;
      arm();
    },
    pause() {
      paused = true;
    },
  };
}
