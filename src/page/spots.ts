import { CONTEXT, spansOf } from '../detect/prefilter.ts';
import { MAX_CANDIDATE_LENGTH } from '../link/messages.ts';
import { isParted, runOf } from './runs.ts';
import type { Run } from './runs.ts';

/** A run is searched in windows of this length, so that one text node of megabytes is no long task. */
const WINDOW = 16_384;

/** A place in the page that stands for one candidate. */
export interface Spot {
  /** What the core is sent: the candidate with its context, and where in it the hit stands. */
  text: string;
  start: number;
  end: number;
  uri?: boolean;
  name?: string;
  /** The nodes the text was read from: a link or field, or text nodes with their offset in `text` and what they read. */
  nodes: readonly (Text | Element)[];
  at: readonly number[];
  was: readonly string[];
}

/** A spot the core was told of, or will be. */
export interface Place extends Spot {
  /** Known to the core by; 0 before. */
  id: number;
  told: boolean;
  /** What within `text` is a contact, by the core's answer. */
  spans: { start: number; end: number }[];
  ranges: StaticRange[];
}

/** Candidates of one run; yields between windows. */
export function* spotsIn(run: Run): Generator<void, Spot[]> {
  const spots: Spot[] = [];
  for (let from = 0; from < run.text.length; from += WINDOW) {
    const window = run.text.slice(from, from + WINDOW + MAX_CANDIDATE_LENGTH);
    for (const hit of spansOf(window)) {
      if (hit.start >= WINDOW) break;
      const spot = spotAt(run, from + hit.start, from + hit.end);
      if (!spot) continue;
      if (isParted(spot.nodes as Text[])) return yield* spotsApart(run);
      spots.push(spot);
    }
    if (run.text.length > WINDOW) yield;
  }
  return spots;
}

/** Style parts what markup joins: each node is read for itself. */
function* spotsApart(run: Run): Generator<void, Spot[]> {
  const spots: Spot[] = [];
  for (const node of run.nodes) spots.push(...(yield* spotsIn(runOf([node]))));
  return spots;
}

/** Null for a hit that is longer than any contact. */
function spotAt(run: Run, start: number, end: number): Spot | null {
  const from = Math.max(0, start - CONTEXT);
  const text = clip(run.text, from, end + CONTEXT);
  if (text.length > MAX_CANDIDATE_LENGTH) return null;
  const within = run.nodes.map((_, i) => i).filter((i) => run.at[i]! < end && run.at[i]! + run.nodes[i]!.length > start);
  const nodes = within.map((i) => run.nodes[i]!);
  return { text, start: start - from, end: end - from, nodes, at: within.map((i) => run.at[i]! - from), was: nodes.map((node) => node.data) };
}

/** Half a surrogate pair at the cut, or a lone one in the page, becomes U+FFFD: same length, and every wire carries it. */
export const clip = (text: string, from: number, to: number): string => text.slice(from, to).toWellFormed();

/** True while the page still shows what was read. */
export function stands(spot: Spot): boolean {
  return spot.nodes.every((node, i) => node.isConnected && reading(node) === spot.was[i]);
}

export const reading = (node: Text | Element): string => ('data' in node ? node.data : ((node as HTMLInputElement).value ?? node.getAttribute('href') ?? ''));

/** The part of a spot's place that a span of its text covers; null where that cannot be painted (a field). */
export function rangeOf(spot: Spot, start: number, end: number): StaticRangeInit | null {
  const [first] = spot.nodes;
  if (!first || 'value' in first) return null;
  if (!('data' in first)) return { startContainer: first, startOffset: 0, endContainer: first, endOffset: first.childNodes.length };
  const from = spot.at.findLastIndex((at) => at <= start);
  const to = spot.at.findLastIndex((at) => at < end);
  if (from < 0 || to < from) return null;
  return { startContainer: spot.nodes[from]!, startOffset: start - spot.at[from]!, endContainer: spot.nodes[to]!, endOffset: end - spot.at[to]! };
}
