/** The page's tree as a person sees it: open roots belong to their host, and what is not rendered is not there. */
import { isVisible } from '../see.ts';

/** Documents larger than this are no softphones; their roots beyond are not looked for. */
const MOST_ELEMENTS = 50_000;

/** The document and its open roots. */
export function scopesOf(document: Document): (Document | ShadowRoot)[] {
  const scopes: (Document | ShadowRoot)[] = [document];
  let left = MOST_ELEMENTS;
  for (let at = 0; at < scopes.length; at++) {
    for (const element of scopes[at]!.querySelectorAll('*')) {
      if (left-- <= 0) return scopes;
      if (element.shadowRoot) scopes.push(element.shadowRoot);
    }
  }
  return scopes;
}

/** The innermost element at a point of the viewport, `except` and what is in it aside. */
export function elementAt(root: Document | ShadowRoot, x: number, y: number, except: Element): Element | null {
  const hit = root.elementsFromPoint(x, y).find((element) => element !== except && element.getRootNode() === root);
  return hit?.shadowRoot ? (elementAt(hit.shadowRoot, x, y, except) ?? hit) : (hit ?? null);
}

export type Step = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

/** Where a key leads from an element; the element itself where there is nothing that way. */
export function walk(from: Element, step: Step, except: Element): Element {
  if (step === 'ArrowUp') return parentOf(from) ?? from;
  if (step === 'ArrowDown') return shownIn(from, except)[0] ?? from;
  const parent = parentOf(from);
  const among = parent ? shownIn(parent, except) : [];
  return among[among.indexOf(from) + (step === 'ArrowRight' ? 1 : -1)] ?? from;
}

function parentOf(element: Element): Element | null {
  const root = element.getRootNode();
  const parent = element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  return parent?.localName === 'html' ? null : parent;
}

function shownIn(element: Element, except: Element): Element[] {
  const children = [...(element.shadowRoot ?? element).children];
  return children.filter((child) => child !== except && isVisible(child) && child.getClientRects().length > 0);
}
