/**
 * The selector that finds an element again after the page was drawn anew: the cheapest of what it and those around it are
 * known by that matches it alone, or it and its hidden copies, or it and its like (two calls at once are two of a kind).
 */
import { isVisible } from '../see.ts';
import { position, tokensOf } from './tokens.ts';
import type { Purpose, Token } from './tokens.ts';

export interface Found {
  css: string;
  /** Visible elements it matches now, the wanted one among them. */
  like: number;
}

/** How far up an element's surroundings are asked for names. */
const LEVELS = 8;
/** Names taken of one element, singly and in pairs, and selectors tried; each is one query of the page. */
const MOST_NAMES = 6;
const MOST_TRIES = 1_500;
/** What matching others of the same kind too costs: less than a state or a position. */
const LIKE_COST = 8;
/** Each level between a name and the element. */
const STEP_COST = 0.5;
/** Levels that must be alike for two elements to be of one kind. */
const KIND_LEVELS = 5;

export function selectorOf(element: Element, scopes: readonly ParentNode[], purpose: Purpose): Found | null {
  const own = namesOf(element, purpose);
  const around = surroundings(element).map((at, level) => raise(namesOf(at, 'place'), (level + 1) * STEP_COST));
  const beside = (around[0] ?? []).flatMap((outer) => [...own, position(element)].map((inner) => ({ css: `${outer.css} > ${inner.css}`, cost: outer.cost + inner.cost + STEP_COST })));
  const tries = [...own, ...nested(around, own), ...beside, ...deep(around, own)].sort((a, b) => a.cost - b.cost).slice(0, MOST_TRIES);
  tries.push(pathOf(element));
  let best: (Found & { cost: number }) | null = null;
  for (const { css, cost } of tries) {
    if (best && cost >= best.cost) break;
    const like = likeOf(css, element, scopes);
    if (!like) continue;
    const full = cost + (like > 1 ? LIKE_COST : 0);
    if (!best || full < best.cost) best = { css, like, cost: full };
  }
  return best && { css: best.css, like: best.like };
}

/** Names alone and in pairs; a tag goes before what it is paired with. */
function namesOf(element: Element, purpose: Purpose): Token[] {
  const tokens = tokensOf(element, purpose).slice(0, MOST_NAMES);
  const pairs = tokens.flatMap((a, at) => tokens.slice(at + 1).map((b) => ({ css: /^[a-z]/.test(b.css) ? b.css + a.css : a.css + b.css, cost: a.cost + b.cost })));
  return [...tokens, ...pairs];
}

const raise = (tokens: readonly Token[], by: number): Token[] => tokens.map(({ css, cost }) => ({ css, cost: cost + by }));

function surroundings(element: Element): Element[] {
  const all: Element[] = [];
  for (let at = element.parentElement; at && all.length < LEVELS && at.localName !== 'html'; at = at.parentElement) all.push(at);
  return all;
}

function nested(around: readonly Token[][], own: readonly Token[]): Token[] {
  return around.flat().flatMap((outer) => own.map((inner) => ({ css: `${outer.css} ${inner.css}`, cost: outer.cost + inner.cost })));
}

/** Every step by its place: holds only while the page stands as it is, and is better than nothing. */
function pathOf(element: Element): Token {
  const steps: string[] = [];
  for (let at: Element | null = element; at && at.localName !== 'html'; at = at.parentElement) steps.unshift(at.localName === 'body' ? 'body' : position(at).css);
  return { css: steps.join(' > '), cost: 1_000 };
}

/** Under two names, of which the outer one stands further out. */
function deep(around: readonly Token[][], own: readonly Token[]): Token[] {
  const singles = around.map((level) => level.slice(0, 3));
  return singles.flatMap((near, at) => nested(singles.slice(at + 1), nested([near], own.slice(0, 3))));
}

/** How many visible elements of its kind the selector matches; 0 where it misses it or matches another kind. */
function likeOf(css: string, element: Element, scopes: readonly ParentNode[]): number {
  let seen = 0;
  let hit = false;
  for (const scope of scopes) {
    for (const match of scope.querySelectorAll(css)) {
      if (match === element) hit = true;
      else if (!isVisible(match)) continue;
      else if (kindOf(match) !== kindOf(element)) return 0;
      seen++;
    }
  }
  return hit ? seen : 0;
}

/** Tags and lasting classes of an element and those around it. */
function kindOf(element: Element): string {
  const kind: string[] = [];
  for (let at: Element | null = element; at && kind.length < KIND_LEVELS; at = at.parentElement) {
    kind.push(tokensOf(at, 'place').filter(({ css, cost }) => css === at!.localName || (css.startsWith('.') && cost < LIKE_COST)).map(({ css }) => css).toSorted().join(''));
  }
  return kind.join(' < ');
}
