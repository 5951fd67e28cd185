import { HINT, MAYBE } from './maybe.ts';
import { isInline, runAround } from './runs.ts';
import type { Run } from './runs.ts';

/** Elements whose text is taken at once, natively, to see whether it is worth a look at its text nodes. */
const STRETCH = 16;
/** How often a scan begins again because the page took out the part it was in; what came instead is seen as a change. */
const MOST_RETURNS = 8;
const SHOW_ELEMENT = 1;
const SHOW_ELEMENT_AND_TEXT = 5;

export interface Finds {
  /** Every element, once; `name` is its nodeName. */
  element(element: Element, name: string): void;
  /** A line of text that may hold a contact. */
  run(run: Run): Iterable<void>;
}

/**
 * Walks a document, an element or an open root, in steps to run in slices. Elements are visited all, for shadow roots,
 * links and fields; text nodes only where the text of a stretch of elements holds digits or an at sign: a wrapper for each text
 * node is what a walk costs (4 ms of 4.2 for 13,500 of them, Chromium 156), the expressions cost next to nothing.
 */
export function* walk(root: Node, finds: Finds): Generator<void> {
  const document = root.ownerDocument ?? (root as Document);
  const walker = document.createTreeWalker(root, SHOW_ELEMENT);
  const range = document.createRange();
  let from: Node = root;
  let count = 0;
  let returns = 0;
  if (root.nodeType === 1) finds.element(root as Element, root.nodeName);
  for (let element = walker.nextNode(); element; element = walker.nextNode()) {
    const name = element.nodeName;
    finds.element(element as Element, name);
    if (++count < STRETCH || isInline(name)) continue;
    range.setStart(from, 0);
    range.setEnd(element, 0);
    count = 0;
    if (MAYBE.test(range.toString())) yield* texts(from, element, root, finds);
    else yield;
    from = element;
    if (!root.contains(element)) {
      if (++returns > MOST_RETURNS) return;
      from = walker.currentNode = root;
    }
  }
  yield* texts(from, null, root, finds);
}

/** Runs that begin between two nodes in document order. */
function* texts(from: Node, until: Node | null, root: Node, finds: Finds): Generator<void> {
  const walker = (root.ownerDocument ?? (root as Document)).createTreeWalker(root, SHOW_ELEMENT_AND_TEXT);
  walker.currentNode = from;
  let last: Run | null = null;
  for (let node = walker.nextNode(); node && node !== until; node = walker.nextNode()) {
    if (node.nodeType !== 3 || !HINT.test((node as Text).data) || last?.nodes.includes(node as Text)) continue;
    last = runAround(node as Text);
    if (last && MAYBE.test(last.text)) yield* finds.run(last);
  }
  yield;
}
