import { HINT, MAYBE } from './maybe.ts';
import type { Fields } from './fields.ts';
import { inContactLink, linkSpot } from './links.ts';
import type { Places } from './places.ts';
import type { Roots } from './roots.ts';
import { isUnread, runAround } from './runs.ts';
import type { Run } from './runs.ts';
import { spotsIn } from './spots.ts';
import { controls, hosts, texts } from './walk.ts';
import type { Changes } from './watch.ts';

/** Changed text nodes handled between two looks at the time. */
const STEP = 64;

export interface Scan {
  /** Reads everything under a node. */
  all(root: ParentNode & Node): Generator<void>;
  /** Reads what changed. */
  changed(changes: Changes): Generator<void>;
}

/** Turns the page's nodes into places. `fresh` is told the element of every candidate that came by a change. */
export function scan(places: Places, full: () => boolean, roots: Roots, fields: Fields, fresh: (element: Element) => void): Scan {
  function link(element: Element): void {
    const spot = linkSpot(element);
    if (spot) places.set([element], [spot]);
  }
  function* take(run: Run, tell: (element: Element) => void): Generator<void> {
    const spots = full() ? [] : (yield* spotsIn(run)).filter((spot) => !inContactLink(spot.nodes[0]!));
    places.set(run.nodes, spots);
    for (const { nodes } of spots) if (nodes[0]?.parentElement) tell(nodes[0].parentElement);
  }
  function* text(node: Text, done: Set<Text>): Generator<void> {
    if (done.has(node) || !node.isConnected || (!HINT.test(node.data) && !places.has(node))) return;
    const run = runAround(node);
    if (!run) return;
    for (const each of run.nodes) done.add(each);
    if (node.parentNode?.nodeName === 'A') link(node.parentNode as Element);
    if (MAYBE.test(run.text)) yield* take(run, fresh);
    else places.set(run.nodes, []);
  }
  function* added(element: Element): Generator<void> {
    if (!isUnread(element.nodeName)) yield* texts(element, (run) => take(run, fresh));
    yield* controls(element, link, fields.seen);
    yield* hosts(element, roots.seen);
  }
  return {
    *all(root) {
      yield* texts(root, (run) => take(run, () => {}));
      yield* controls(root, link, fields.seen);
      yield* hosts(root, roots.seen);
    },
    *changed({ texts, elements }) {
      places.sweep();
      roots.changed();
      for (const element of elements) {
        if (element.isConnected && !isWithin(element, elements)) yield* added(element);
      }
      const done = new Set<Text>();
      let steps = 0;
      for (const node of texts) {
        yield* text(node, done);
        if (++steps % STEP === 0) yield;
      }
    },
  };
}

/** A page that builds a tree in place adds each part of it; the topmost is read for all. */
function isWithin(element: Element, others: Set<Element>): boolean {
  for (let up = element.parentElement; up; up = up.parentElement) if (others.has(up)) return true;
  return false;
}
