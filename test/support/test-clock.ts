/** A clock that tests own, for cores over a real IndexedDB: what is due runs when time is moved past it. */
import type { DeskClock } from '../../src/crm/desk/index.ts';

export interface TestClock extends DeskClock {
  /** Wall time moves on and timers with it. */
  pass(millis: number): void;
  /** The computer sleeps, or somebody sets the clock: wall time moves, timers do not. */
  jump(millis: number): void;
}

export function testClock(start: number): TestClock {
  let [wall, ran] = [start, 0];
  let timers: { due: number; task: () => void }[] = [];
  return {
    now: () => wall,
    after(millis, task) {
      const timer = { due: ran + millis, task };
      timers.push(timer);
      return () => void (timers = timers.filter((one) => one !== timer));
    },
    pass(millis) {
      const [end, offset] = [ran + millis, wall - ran];
      for (;;) {
        const next = timers.filter(({ due }) => due <= end).sort((a, b) => a.due - b.due)[0];
        if (!next) break;
        timers = timers.filter((one) => one !== next);
        ran = Math.max(ran, next.due);
        wall = ran + offset;
        next.task();
      }
      ran = end;
      wall = end + offset;
    },
    jump: (millis) => void (wall += millis),
  };
}
