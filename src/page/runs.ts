/** Elements (and comments, which frameworks leave between texts) that do not end a line of text. */
const INLINE = new Set('A ABBR B BDI BDO BIG CITE CODE DATA DEL DFN EM FONT I INS KBD LABEL MARK NOBR OUTPUT Q S SAMP SMALL SPAN STRIKE STRONG TIME TT U VAR WBR #comment'.split(' '));
/** Elements whose text nobody reads in the page. */
const UNREAD = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'TEXTAREA', 'TITLE']);
/** Most text nodes joined, and UTF-16 code units joined on either side: no contact is longer, by far. */
const MOST_NODES = 64;
const MOST_TEXT = 1_000;

/** The inline text of a line, joined over the elements in it: `<b>+49</b> 30 …` is one. */
export interface Run {
  text: string;
  nodes: Text[];
  /** Offset of each node in `text`. */
  at: number[];
}

export const isUnread = (name: string): boolean => UNREAD.has(name);
export const isInline = (name: string): boolean => INLINE.has(name);

/** The run that `text` stands in, or null where it is not read. */
export function runAround(text: Text): Run | null {
  const parent = text.parentNode;
  if (!parent || UNREAD.has(parent.nodeName)) return null;
  if (!INLINE.has(parent.nodeName) && !text.previousSibling && !text.nextSibling) return runOf([text]);
  const before = side(text, 'previousSibling', 'lastChild').reverse();
  return runOf([...before, text, ...side(text, 'nextSibling', 'firstChild')]);
}

export function runOf(nodes: Text[]): Run {
  let text = '';
  const at = nodes.map((node) => {
    const from = text.length;
    text += node.data;
    return from;
  });
  return { text, nodes, at };
}

function side(from: Text, sibling: 'previousSibling' | 'nextSibling', child: 'lastChild' | 'firstChild'): Text[] {
  const nodes: Text[] = [];
  let length = 0;
  for (let node = beside(from, sibling, child); node && nodes.length < MOST_NODES && length < MOST_TEXT; node = beside(node, sibling, child)) {
    nodes.push(node);
    length += node.length;
  }
  return nodes;
}

function beside(from: Node, sibling: 'previousSibling' | 'nextSibling', child: 'lastChild' | 'firstChild'): Text | null {
  let at: Node = from;
  for (;;) {
    let next: Node | null = at[sibling];
    while (!next) {
      if (!at.parentNode || !INLINE.has(at.parentNode.nodeName)) return null;
      at = at.parentNode;
      next = at[sibling];
    }
    while (next.nodeType === 1 && INLINE.has(next.nodeName) && next[child]) next = next[child] as Node;
    if (next.nodeType === 3) return next as Text;
    if (!INLINE.has(next.nodeName)) return null;
    at = next;
  }
}

/** True where style, not markup, parts the nodes: spans laid out as blocks, cells, or flex items. */
export function isParted(nodes: readonly Text[]): boolean {
  if (nodes.length < 2) return false;
  const view = nodes[0]?.ownerDocument.defaultView;
  return nodes.some((node) => {
    const element = node.parentElement;
    if (!element || !INLINE.has(element.nodeName)) return false;
    return !/^(inline|contents|$)/.test(view?.getComputedStyle(element).display ?? '');
  });
}
