import type { ToPage } from '../link/messages.ts';
import type { Paint } from './paint.ts';
import type { Report } from './report.ts';
import { stands } from './spots.ts';
import type { Place, Spot } from './spots.ts';

/** What stands where: ties the nodes of the page to what the core knows. */
export interface Places {
  /** What was read from these nodes; takes the place of all that was known to begin in them. */
  set(nodes: readonly (Text | Element)[], spots: readonly Spot[]): void;
  has(node: Text | Element): boolean;
  /** Lets go of what is no longer in the page as it was read. */
  sweep(): void;
  /** The core's answer: what within a candidate is a contact. */
  spans(message: Extract<ToPage, { t: 'spans' }>): void;
}

export function places(report: Report, paint: Paint): Places {
  const byNode = new Map<Text | Element, Place[]>();

  function letGo(node: Text | Element): void {
    for (const place of byNode.get(node) ?? []) {
      paint.hide(place);
      report.gone(place);
    }
    byNode.delete(node);
  }
  return {
    set(nodes, spots) {
      if (byNode.size) for (const node of nodes) letGo(node);
      for (const spot of spots) {
        const place = report.add(spot);
        const node = spot.nodes[0];
        if (!place || !node) continue;
        byNode.set(node, [...(byNode.get(node) ?? []), place]);
        paint.show(place);
      }
    },
    has: (node) => byNode.has(node),
    sweep() {
      for (const [node, own] of byNode) if (!own.every(stands)) letGo(node);
    },
    spans({ spans }) {
      const answered = new Set<Place>();
      for (const { id, ...span } of spans) {
        const place = report.of(id);
        if (!place) continue;
        if (!answered.has(place)) place.spans = [];
        answered.add(place);
        place.spans.push(span);
      }
      for (const place of answered) paint.show(place);
    },
  };
}
