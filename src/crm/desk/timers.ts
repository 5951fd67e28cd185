/** Timers by name, so that starting one again replaces it, and all stop together. */
import type { Millis } from '../../domain/records.ts';
import type { DeskClock } from './records.ts';

export interface Timers {
  has(name: string): boolean;
  /** Runs `task` at an absolute time, at most `LONGEST_WAIT` late after the computer slept. */
  at(name: string, when: Millis, task: () => void): void;
  clear(name: string): void;
  stop(): void;
}

/** Longest single wait. Timers stand still while a computer sleeps, wall time does not: so it is asked for again. */
const LONGEST_WAIT: Millis = 5_000;

export function createTimers(clock: DeskClock): Timers {
  const running = new Map<string, () => void>();

  function clear(name: string): void {
    running.get(name)?.();
    running.delete(name);
  }

  function wait(name: string, when: Millis, task: () => void): void {
    const left = Math.max(0, when - clock.now());
    const next = (): void => {
      if (clock.now() < when) return wait(name, when, task);
      running.delete(name);
      task();
    };
    running.set(name, clock.after(Math.min(left, LONGEST_WAIT), next));
  }

  return {
    has: (name) => running.has(name),
    at(name, when, task) {
      clear(name);
      wait(name, when, task);
    },
    clear,
    stop() {
      for (const name of [...running.keys()]) clear(name);
    },
  };
}

/** Tells of a subject at once, then at most every `gap` ms; what comes between is told at its end. */
export function createTeller<Subject>(clock: DeskClock, gap: Millis, tell: (subject: Subject) => void): (subject: Subject) => void {
  const again = new Map<Subject, boolean>();

  function start(subject: Subject): void {
    again.set(subject, false);
    clock.after(gap, () => {
      const more = again.get(subject);
      again.delete(subject);
      if (more) start(subject);
    });
    tell(subject);
  }

  return (subject) => {
    if (again.has(subject)) again.set(subject, true);
    else start(subject);
  };
}
