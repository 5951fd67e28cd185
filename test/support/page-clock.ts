import type { Clock } from '../../src/page/clock.ts';

/** Time that moves when told to; work for idle moments runs at once when it does. */
export function handClock(): Clock & { pass(ms: number): void } {
  let now = 0;
  const due = new Map<number, { at: number; run: () => void }>();
  let last = 0;
  const after = (ms: number, run: () => void): (() => void) => {
    const id = ++last;
    due.set(id, { at: now + ms, run });
    return () => due.delete(id);
  };
  return {
    now: () => now,
    after,
    whenIdle: (run) => void after(0, run),
    pass(ms) {
      const until = now + ms;
      for (;;) {
        const [next] = [...due].filter(([, { at }]) => at <= until).sort(([, a], [, b]) => a.at - b.at);
        if (!next) break;
        due.delete(next[0]);
        now = Math.max(now, next[1].at);
        next[1].run();
      }
      now = until;
    },
  };
}
