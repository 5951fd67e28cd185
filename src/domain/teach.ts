/** Teaching Ringside a softphone: what the agent points at, in the order that a test call shows it, and the recipe that comes of it. */
import type { Recipe, Selector, Shown, Sign } from './recipe.ts';

export const PARTS = ['callerId', 'ringing', 'answer', 'decline', 'live', 'hangUp', 'dialField', 'dialButton', 'own'] as const;
export type Part = (typeof PARTS)[number];

/** What the agent pointed at, as it will be found again. */
export interface Picked {
  at: Selector;
  /** What it showed, at most 256 code units. */
  text: string;
  /** Words that tell of the state, where it has words. */
  says?: string;
  /** Visible elements of its kind that are found too. */
  like: number;
}

export type Parts = Partial<Record<Part, Picked>>;

export interface About {
  id: string;
  name: string;
  hosts: string[];
  /** Day, `2026-11-23`. */
  seen: string;
}

/** Null until the number was pointed at. */
export function recipeOf(parts: Parts, about: About): Recipe | null {
  const { callerId, ringing, live, own, dialField, dialButton } = parts;
  if (!callerId) return null;
  const recipe: Recipe = { ...about, callerId: [shown(callerId)] };
  if (own) recipe.own = [shown(own)];
  if (ringing) recipe.ringing = [sign(ringing)];
  if (live) recipe.live = [sign(live)];
  for (const button of ['answer', 'decline', 'hangUp'] as const) if (parts[button]) recipe[button] = [parts[button].at];
  if (dialField) recipe.dial = { field: dialField.at, ...(dialButton && { button: dialButton.at }) };
  return recipe;
}

const shown = ({ at }: Picked): Shown => ({ at });
const sign = ({ at, says }: Picked): Sign => (says ? { at, says: [says] } : { at });

const MOST_ID = 40;

/** Id of a recipe for a host: `pbx.example.com:8443` → `pbx-example-com-8443`. */
export function idFor(host: string): string {
  const id = host.toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, MOST_ID).replace(/^-+|-+$/g, '');
  return id || 'softphone';
}

/** The words of a state's text: without the number, name or clock that may follow. Undefined where it has none. */
export function wordsOf(text: string): string | undefined {
  const [words = ''] = text.split(/[\n\d+<>(:;–—]|\.{2,}|…/);
  const clean = words.trim().replace(/\s+/g, ' ').replace(/ (?:from|by|de|von|da|di|van|od)$/i, '');
  return /\p{L}{2}/u.test(clean) && clean.length <= 60 ? clean : undefined;
}
