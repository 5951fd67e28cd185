/**
 * Candidates wait here for parsing, in slices and each frame in its turn: neither 5 MB of digits nor ten thousand frames
 * keep a call's look-up waiting longer than one slice.
 */
import type { Candidate } from '../../link/messages.ts';
import { CANDIDATES, createBuckets } from './limits.ts';
import type { DeskClock } from './records.ts';
import type { Session } from './session.ts';

export interface Feed {
  add(session: Session, candidates: readonly Candidate[]): void;
  /** Takes candidates out that left the page before they were parsed. */
  remove(session: Session, ids: readonly number[]): void;
  drop(session: Session): void;
}

/** Candidates parsed in one go: about 1 ms when none is cached. */
const SLICE = 50;

export function createFeed(clock: DeskClock, work: (session: Session, candidates: Candidate[]) => void): Feed {
  const waiting = new Map<Session, Candidate[]>();
  const allowed = createBuckets(CANDIDATES, clock);
  let running = false;

  function run(): void {
    const [next] = waiting;
    running = next !== undefined;
    if (!next) return;
    const [session, candidates] = next;
    waiting.delete(session);
    if (candidates.length > SLICE) waiting.set(session, candidates.slice(SLICE));
    work(session, candidates.slice(0, SLICE));
    if (waiting.size > 0) clock.after(0, run);
    else running = false;
  }

  return {
    add(session, candidates) {
      const room = candidates.filter(() => allowed(session.tab));
      if (room.length === 0) return;
      waiting.set(session, [...(waiting.get(session) ?? []), ...room]);
      if (!running) run();
    },
    remove(session, ids) {
      const queue = waiting.get(session);
      if (!queue || ids.length === 0) return;
      const gone = new Set(ids);
      const left = queue.filter(({ id }) => !gone.has(id));
      if (left.length > 0) waiting.set(session, left);
      else waiting.delete(session);
    },
    drop: (session) => void waiting.delete(session),
  };
}
