/** Time as the parts see it; a test passes its own. */
export interface Clock {
  /** Milliseconds, never backwards. */
  now(): number;
  /** Runs once after `ms`; the returned function takes it back. */
  after(ms: number, run: () => void): () => void;
  /** Runs once when the page has nothing better to do. */
  whenIdle(run: () => void): void;
}

/** A page that animates without pause is never idle; a call rings in it all the same (ms). */
const AT_THE_LATEST = 300;

/**
 * A hidden page holds back timers up to a minute and idle callbacks for seconds, and softphones mostly ring in hidden
 * tabs. It draws nothing that could stutter, so work runs there at once, by a message, which no browser holds back.
 */
export function browserClock(window: Window): Clock {
  const soon = new MessageChannel();
  const waiting: (() => void)[] = [];
  soon.port1.onmessage = () => waiting.shift()?.();
  return {
    now: () => window.performance.now(),
    after: (ms, run) => {
      const timer = window.setTimeout(run, ms);
      return () => window.clearTimeout(timer);
    },
    whenIdle: (run) => {
      if (window.document.hidden) soon.port2.postMessage(waiting.push(run));
      else window.requestIdleCallback(run, { timeout: AT_THE_LATEST });
    },
  };
}
