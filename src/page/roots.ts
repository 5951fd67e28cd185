import type { Clock } from './clock.ts';

const MOST_WAITING = 1_000;
/** Looks after the last change, each twice as late as the one before (ms): attaching a root is no mutation. */
const FIRST_LOOK = 100;
const MOST_LOOKS = 8;

export interface Roots {
  /** An element with a root, or one that has none yet but may get it without a word: a custom or an empty one. */
  seen(element: Element): void;
  /** The page changed: roots may come soon. */
  changed(): void;
  all(): Iterable<ShadowRoot>;
}

/** Finds open shadow roots, anew each time their host is seen: it may have been out of the page. Closed ones are out of reach, by the page's own wish. */
export function roots(found: (root: ShadowRoot) => void, clock: Clock, signal: AbortSignal): Roots {
  const known = new Set<ShadowRoot>();
  const waiting = new Set<Element>();
  let looks = 0;
  let armed = false;

  function take(root: ShadowRoot): void {
    known.add(root);
    found(root);
  }
  function look(): void {
    armed = false;
    if (signal.aborted) return;
    for (const root of known) if (!root.isConnected) known.delete(root);
    for (const element of waiting) {
      if (element.shadowRoot) take(element.shadowRoot);
      if (element.shadowRoot || !element.isConnected) waiting.delete(element);
    }
    arm();
  }
  function arm(): void {
    if (armed || looks >= MOST_LOOKS || waiting.size === 0) return;
    armed = true;
    clock.after(FIRST_LOOK * 2 ** looks++, () => clock.whenIdle(look));
  }
  return {
    seen(element) {
      const root = element.shadowRoot;
      if (root) take(root);
      else if (waiting.size < MOST_WAITING) {
        waiting.add(element);
        arm();
      }
    },
    changed() {
      looks = 0;
      arm();
    },
    all: () => known,
  };
}
