import { rangeOf, stands } from './spots.ts';
import type { Place } from './spots.ts';

/** Name of the highlight; its look is in `public/page.css`, which the browser applies for the extension. */
export const HIGHLIGHT = 'ringside-contact';

export interface Paint {
  show(place: Place): void;
  hide(place: Place): void;
}

/**
 * Marks contacts by a CSS Custom Highlight, the same for known and unknown ones: a page can see that there is one, never
 * whom it knows. Not `on`, it paints nothing: our own app's page shows contacts in its own way. StaticRange, because live ranges made the page's own edits a thousand times slower (measured).
 */
export function paint(view: Window & typeof globalThis, signal: AbortSignal, on = true): Paint {
  const registry = view.CSS.highlights;
  const highlight = new view.Highlight();
  highlight.priority = -1;

  function hide(place: Place): void {
    for (const range of place.ranges) highlight.delete(range);
    place.ranges = [];
  }
  signal.addEventListener('abort', () => {
    highlight.clear();
    if (registry.get(HIGHLIGHT) === highlight) registry.delete(HIGHLIGHT);
  });
  return {
    hide,
    show(place) {
      hide(place);
      if (!on || !stands(place)) return;
      place.ranges = place.spans.flatMap(({ start, end }) => rangeOf(place, start, end) ?? []).map((range) => new view.StaticRange(range));
      for (const range of place.ranges) highlight.add(range);
      if (highlight.size && registry.get(HIGHLIGHT) !== highlight) registry.set(HIGHLIGHT, highlight);
    },
  };
}
