import type { Clock } from './clock.ts';

/** Elements that hold no open root yet but may get one without a word: custom elements, and empty ones of these kinds. */
const HOSTS = new Set(['ARTICLE', 'ASIDE', 'DIV', 'MAIN', 'SECTION', 'SPAN']);
const MOST_WAITING = 1_000;
/** Looks after the last change, each twice as late as the one before (ms): attaching a root is no mutation. */
const FIRST_LOOK = 100;
const MOST_LOOKS = 8;

export interface Roots {
  seen(element: Element, name: string): void;
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
    seen(element, name) {
      const root = element.shadowRoot;
      if (root) take(root);
      else if ((name.includes('-') || (HOSTS.has(name) && !element.hasChildNodes())) && waiting.size < MOST_WAITING) waiting.add(element);
    },
    changed() {
      looks = 0;
      arm();
    },
    all: () => known,
  };
}
