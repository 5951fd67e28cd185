import type { Recipe } from '../link/messages.ts';
import { isVisible, textOf } from './see.ts';
import type { Sighting } from './sighting.ts';
import { isSameCaller } from './sighting.ts';

/** How far above a caller ID its own buttons may stand. */
const LEVELS = 8;

/** Calls where a recipe says they are. Of several copies of a caller ID the visible one counts; two that differ are two calls. */
export function followRecipe(recipe: Recipe, scopes: Iterable<ParentNode>): Sighting[] {
  const own = recipe.own ? visible(scopes, recipe.own).map(textOf) : [];
  const sightings: Sighting[] = [];
  for (const element of visible(scopes, recipe.callerId)) {
    const callerId = textOf(element);
    if (!callerId || own.some((number) => isSameCaller(number, callerId)) || sightings.some((one) => isSameCaller(one.callerId, callerId))) continue;
    sightings.push(sightingAt(element, callerId, recipe));
  }
  return sightings;
}

function sightingAt(element: Element, callerId: string, recipe: Recipe): Sighting {
  const home = homeOf(element, recipe);
  const one = (selector: string | undefined) => (selector ? visible([home], selector)[0] : undefined);
  const buttons = { answer: one(recipe.answer), decline: one(recipe.decline), hangUp: one(recipe.hangUp), hold: one(recipe.hold) };
  const live = one(recipe.live) || (!recipe.live && !buttons.answer && buttons.hangUp);
  const ringing = buttons.answer || one(recipe.ringing) || !live;
  const direction = buttons.answer ? 'in' : !ringing || recipe.answer ? 'out' : 'in';
  return { callerId, place: element, state: ringing ? 'ringing' : 'live', direction, buttons };
}

/** The nearest element around a caller ID that holds any sign of its call; for lone signs elsewhere, the whole root. */
function homeOf(element: Element, recipe: Recipe): ParentNode {
  const signs = [recipe.ringing, recipe.live, recipe.answer, recipe.decline, recipe.hangUp].filter(Boolean).join(',');
  if (!signs) return element;
  let up: Element | null = element;
  for (let level = 0; up && level < LEVELS; level++, up = up.parentElement) if (up.matches(signs) || up.querySelector(signs)) return up.parentElement ?? up;
  return element.getRootNode() as ParentNode & Node;
}

/** A selector the browser refuses finds nothing: recipes are written by people. */
function visible(scopes: Iterable<ParentNode>, selector: string): Element[] {
  try {
    return [...scopes].flatMap((scope) => [...scope.querySelectorAll(selector)]).filter(isVisible);
  } catch {
    return [];
  }
}
