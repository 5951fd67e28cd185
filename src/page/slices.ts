import type { Clock } from './clock.ts';

/** Longest stretch of work without a pause (ms): half a frame, so that a page keeps its sixty a second. */
const SLICE = 8;
/** Pause after a slice, as a multiple of it: however fast the page changes, at most a quarter of its time is ours. */
const REST = 3;

/** Work that may be left at each `yield`. */
export type Job = Iterator<unknown, unknown>;

export interface Slices {
  add(job: Job): void;
}

/** Runs jobs one after another in short idle slices with rests between them. */
export function slices(clock: Clock, signal: AbortSignal): Slices {
  const jobs: Job[] = [];
  let armed = false;
  let restUntil = 0;

  function arm(): void {
    if (armed || jobs.length === 0) return;
    armed = true;
    const rest = restUntil - clock.now();
    if (rest > 0) clock.after(rest, () => clock.whenIdle(run));
    else clock.whenIdle(run);
  }
  function run(): void {
    armed = false;
    if (signal.aborted) return;
    const started = clock.now();
    while (jobs[0] && clock.now() - started < SLICE) if (jobs[0].next().done) jobs.shift();
    const ended = clock.now();
    restUntil = ended + (ended - started) * REST;
    arm();
  }
  return {
    add(job) {
      jobs.push(job);
      arm();
    },
  };
}
