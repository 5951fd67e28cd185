import { MAYBE } from './maybe.ts';
import { isInline, isUnread, runOf } from './runs.ts';
import type { Run } from './runs.ts';

/** Nodes between two looks at the time. */
const STEP = 64;
/** An element with more children than this has them asked one by one: each is a small part of it, and no text is taken out often. */
const FEW = 8;
/** More text than this (UTF-16 code units) under one element is read in steps. */
const LARGE = 50_000;
/** Text nodes of one line; no contact stands in more. */
const MOST_IN_LINE = 256;
/**
 * Reads the text under a node, in steps to run in slices. What a walk costs is a wrapper for each node (4 ms of 4.2 for
 * 13,500 text nodes, Chromium 156), so an element's whole text is taken natively, and its nodes only where that holds a hint.
 * Nodes taken out meanwhile end their branch; what came instead is seen as a change.
 */
export function* texts(root: Node, take: (run: Run) => Iterable<void>): Generator<void> {
  const apart = root.childNodes.length > FEW;
  const lines: Lines = { line: [], runs: [] };
  let steps = 0;
  for (let node = root.firstChild; node; node = node.nextSibling) {
    if (node.nodeType !== 1 || isInline(node.nodeName)) collect(node, lines);
    else {
      flush(lines);
      if (isUnread(node.nodeName)) continue;
      const text = apart ? (node.textContent ?? '') : null;
      if (text === null || (text.length > LARGE && MAYBE.test(text))) yield* texts(node, take);
      else if (MAYBE.test(text)) inside(node, lines);
      flush(lines);
    }
    if (++steps % STEP === 0) yield;
    if (lines.runs.length) for (const run of lines.runs.splice(0)) yield* take(run);
  }
  flush(lines);
  for (const run of lines.runs) yield* take(run);
}

interface Lines {
  /** Text nodes of the line that is being read. */
  line: Text[];
  runs: Run[];
}

/** Reads a small part of the page. A plain function: V8 optimises it better than a generator. */
function collect(node: Node, lines: Lines): void {
  if (node.nodeType === 3) {
    if (lines.line.push(node as Text) >= MOST_IN_LINE) flush(lines);
  } else if (node.nodeType === 1 && !isUnread(node.nodeName)) {
    const inline = isInline(node.nodeName);
    if (!inline) flush(lines);
    if (inline || MAYBE.test(node.textContent ?? '')) inside(node, lines);
    if (!inline) flush(lines);
  }
}

function inside(node: Node, lines: Lines): void {
  for (let child = node.firstChild; child; child = child.nextSibling) collect(child, lines);
}

function flush(lines: Lines): void {
  if (lines.line.length === 0) return;
  const run = runOf(lines.line);
  if (MAYBE.test(run.text)) lines.runs.push(run);
  lines.line = [];
}

/** Links and fields under a node. */
export function* controls(root: ParentNode & Node, link: (element: Element) => void, field: (element: HTMLInputElement) => void): Generator<void> {
  yield* each(root.querySelectorAll('a[href]:not([href^="http"],[href^="/"],[href^="#"])'), link);
  yield* each(root.querySelectorAll('input'), field);
  if (root.nodeName === 'A') link(root as Element & ParentNode);
  else if (root.nodeName === 'INPUT') field(root as HTMLInputElement & ParentNode);
}

/** Elements of HTML that take a root (https://dom.spec.whatwg.org/#valid-shadow-host-name): a head, a frame or a picture without children never gets one. */
const MAY_HOST = /^(?:ARTICLE|ASIDE|BLOCKQUOTE|BODY|DIV|FOOTER|H[1-6]|HEADER|MAIN|NAV|P|SECTION|SPAN)$/;

/** Every element that has an open root or may get one, by asking each. */
export function* hosts(root: ParentNode, host: (element: Element) => void): Generator<void> {
  yield* each(root.querySelectorAll('*'), (element) => {
    if (element.shadowRoot || element.nodeName.includes('-') || (!element.hasChildNodes() && MAY_HOST.test(element.nodeName))) host(element);
  });
  if ('shadowRoot' in root) host(root as Element);
}

function* each<E extends Element>(list: ArrayLike<E>, take: (element: E) => void): Generator<void> {
  for (let i = 0; i < list.length; i++) {
    take(list[i]!);
    if (i % STEP === 0) yield;
  }
}
