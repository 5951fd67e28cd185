import type { PageRecipe, RecipeButton, Shown, Sign } from '../domain/recipe.ts';
import { BUTTON_FIELDS } from '../domain/recipe.ts';
import { callerOf } from './guess.ts';
import type { SpansOf } from './guess.ts';
import { isShownIn, isVisible, textOf } from './see.ts';
import type { Sighting } from './sighting.ts';
import { isSameCaller } from './sighting.ts';

/** How far above a caller ID its own buttons may stand. */
const LEVELS = 8;
/** Elements that one selector is followed to, and calls that one page holds: softphones have few. */
const MOST = 50;
const MOST_CALLS = 12;
/** Text in which a state's words are looked for (UTF-16 code units). */
const MOST_STATE = 400;

/** Calls where a recipe says they are. */
export function followRecipe(recipe: PageRecipe, scopes: readonly ParentNode[], path: string, spansOf: SpansOf = () => []): Sighting[] {
  const page = lookAt(scopes, spansOf);
  if ((recipe.path && !path.startsWith(recipe.path)) || (recipe.fingerprint && !page.has(recipe.fingerprint))) return [];
  const own = page.values(recipe.own);
  const isOwn = (callerId: string): boolean => own.some((number) => isSameCaller(number, callerId));
  const found = recipe.call ? inHomes(recipe, page, isOwn) : inPage(recipe, page, isOwn);
  return found.slice(0, MOST_CALLS);
}

function inHomes(recipe: PageRecipe, page: Look, isOwn: (callerId: string) => boolean): Sighting[] {
  return page.all(recipe.call!).flatMap((home) => {
    const look = lookAt([home], page.spansOf, home);
    const callerId = look.callers(recipe.callerId).find((value) => !isOwn(value)) ?? '';
    return sightingAt(home, callerId, recipe, look) ?? [];
  });
}

/** Of several copies of a caller ID the visible one counts; two that differ are two calls; none at all may still be one, by its signs. */
function inPage(recipe: PageRecipe, page: Look, isOwn: (callerId: string) => boolean): Sighting[] {
  const ids: [Element, string][] = [];
  for (const { at, attribute } of recipe.callerId) {
    for (const element of page.shown(at)) {
      const value = oneCaller(textOf(element, attribute), page.spansOf);
      if (value && !isOwn(value) && !ids.some(([, other]) => isSameCaller(other, value))) ids.push([element, value]);
    }
    if (ids.length > 0) break;
  }
  if (ids.length < 2) return sightingAt(page.root, ids[0]?.[1] ?? '', recipe, page) ?? [];
  return ids.flatMap(([element, value]) => sightingAt(element, value, recipe, lookAt([homeOf(element, recipe)], page.spansOf)) ?? []);
}

function sightingAt(place: Element, callerId: string, recipe: PageRecipe, look: Look): [Sighting] | null {
  const all = Object.fromEntries(BUTTON_FIELDS.map((button) => [button, look.button(recipe[button])])) as Record<RecipeButton, Element | undefined>;
  const state = stateOf(recipe, look, Boolean(callerId), all);
  if (!state) return null;
  const direction = directionOf(recipe, look, state, all);
  const sighting: Sighting = { callerId, place, state: state === 'ringing' ? 'ringing' : 'live', direction, buttons: buttonsOf(all, state, direction) };
  const [name] = look.values(recipe.callerName);
  const [callee] = callerId || direction === 'in' ? [] : look.callers(recipe.callee);
  if (name) sighting.name = name;
  if (callee) sighting.callee = callee;
  if (state === 'held') sighting.held = true;
  return [sighting];
}

type State = 'ringing' | 'live' | 'held';

/** What signs say, in this order; where a recipe has none for a state, its buttons and the caller ID say it. */
function stateOf(recipe: PageRecipe, look: Look, hasId: boolean, { answer, hangUp }: Partial<Record<RecipeButton, Element | undefined>>): State | null {
  if (look.says(recipe.ended)) return null;
  if (look.says(recipe.ringing)) return 'ringing';
  if (look.says(recipe.held)) return 'held';
  if (look.says(recipe.live)) return 'live';
  if (recipe.ringing && recipe.live) return null;
  if (recipe.ringing) return hasId || hangUp ? 'live' : null;
  if (recipe.live) return hasId || answer ? 'ringing' : null;
  if (answer) return 'ringing';
  if (hangUp) return 'live';
  return hasId ? 'ringing' : null;
}

function directionOf(recipe: PageRecipe, look: Look, state: State, { answer }: Partial<Record<RecipeButton, Element | undefined>>): 'in' | 'out' {
  if (look.says(recipe.incoming)) return 'in';
  if (look.says(recipe.outgoing)) return 'out';
  if (answer && state === 'ringing') return 'in';
  return recipe.answer || recipe.incoming ? 'out' : 'in';
}

/** One button may answer and dial, another decline and hang up: what it does, the state says. */
function buttonsOf(all: Record<RecipeButton, Element | undefined>, state: State, direction: 'in' | 'out'): Sighting['buttons'] {
  const { answer, decline, hangUp, hold, resume } = all;
  if (state === 'ringing') return direction === 'in' ? { answer, decline: decline ?? hangUp } : { hangUp: hangUp ?? decline };
  return state === 'held' ? { hangUp, resume } : { hangUp, hold };
}

/** The nearest element around a caller ID that holds any sign of its call; for lone signs elsewhere, the whole root. */
function homeOf(element: Element, recipe: PageRecipe): ParentNode {
  const signs = [...[recipe.ringing, recipe.live].flatMap((some) => some?.map(({ at }) => at) ?? []), ...BUTTON_FIELDS.flatMap((button) => recipe[button] ?? [])].join(',');
  let up: Element | null = signs ? element : null;
  for (let level = 0; up && level < LEVELS; level++, up = up.parentElement) if (matches(up, signs) || query([up], signs).length > 0) return up.parentElement ?? up;
  return element.getRootNode() as ParentNode & Node;
}

/** One look at a part of the page, or at all of it. */
interface Look {
  root: Element;
  spansOf: SpansOf;
  all(selector: string): Element[];
  has(selector: string): boolean;
  shown(selector: string): Element[];
  /** What each place shows; of several elements at one place, all that show something. */
  values(places: readonly Shown[] | undefined): string[];
  /** The same, where each is one caller. */
  callers(places: readonly Shown[] | undefined): string[];
  says(signs: readonly Sign[] | undefined): boolean;
  button(selectors: readonly string[] | undefined): Element | undefined;
}

function lookAt(scopes: readonly ParentNode[], spansOf: SpansOf, home?: Element): Look {
  const isShown = (element: Element): boolean => (home ? isShownIn(home, element) : isVisible(element));
  const all = (selector: string): Element[] => [...(home && matches(home, selector) ? [home] : []), ...query(scopes, selector)];
  const shown = (selector: string): Element[] => all(selector).filter(isShown);
  const values = (places: readonly Shown[] = []): string[] => places.flatMap(({ at, attribute }) => shown(at).map((element) => textOf(element, attribute))).filter(Boolean);
  const first = scopes[0] as Document | Element;
  return {
    spansOf,
    root: home ?? ('documentElement' in first ? first.documentElement : first),
    all,
    has: (selector) => query(scopes, selector).length > 0,
    shown,
    values,
    callers: (places) => values(places).map((text) => oneCaller(text, spansOf)),
    says: (signs = []) => signs.some(({ at, says, hidden }) => (hidden ? all(at) : shown(at)).some((element) => !says || holds(element, says))),
    button: (selectors = []) => selectors.flatMap(shown).find((element) => !element.matches(':disabled,[aria-disabled=true]')),
  };
}

/** Longer text, or one that begins with a label, is a sentence with a caller in it: its clock and counters are none of the caller's. */
const MOST_PLAIN = 40;
const LABEL = /^(?!tel:|sips?:)\p{L}\D*[:：]/iu;
const oneCaller = (text: string, spansOf: SpansOf): string => ((text.length > MOST_PLAIN || LABEL.test(text)) && callerOf(text, spansOf)) || text;

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

function holds(element: Element, words: readonly string[]): boolean {
  const value = (element as HTMLInputElement).value;
  const text = plain((typeof value === 'string' ? value : (element.textContent ?? '')).slice(0, MOST_STATE));
  return words.some((word) => text.includes(plain(word)));
}

/** A selector the browser refuses finds nothing: recipes are written by people. */
function query(scopes: readonly ParentNode[], selector: string): Element[] {
  try {
    return scopes.flatMap((scope) => [...scope.querySelectorAll(selector)].slice(0, MOST));
  } catch {
    return [];
  }
}

function matches(element: Element, selector: string): boolean {
  try {
    return element.matches(selector);
  } catch {
    return false;
  }
}
