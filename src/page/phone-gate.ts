import type { Span } from '../detect/prefilter.ts';
import { spansOf } from '../detect/prefilter.ts';
import type { PageRecipe, Print, RecipeButton } from '../domain/recipe.ts';
import type { FromPage } from '../link/messages.ts';
import type { Clock } from './clock.ts';

/** Between two looks for a button (ms). */
const EVERY = 250;
const MOST_FRESH = 20;
/** Looks for fingerprints come after changes, each twice as late as the one before, up to this (ms): most pages are no softphone. */
const RAREST = 4_000;

/** Follows the calls of a page. */
export interface Softphone {
  /** The page changed. */
  changed(): void;
  /** A number came into the page after it had loaded. */
  fresh(element: Element): void;
  press(key: string, button: RecipeButton): void;
  /** Calls a number by the page's dial field. */
  dial(number: string): void;
  follow(recipe: PageRecipe | null): void;
  /** Tells a core that knows nothing yet of every call. */
  again(): void;
}

/** What it needs of the page script. */
export interface Surroundings {
  document: Document;
  /** The document and its open roots. */
  scopes(): ParentNode[];
  spansOf(text: string): Span[];
  post(message: FromPage): void;
  clock: Clock;
  signal: AbortSignal;
}

export type MakeSoftphone = (around: Surroundings) => Softphone;

export interface Gate extends Omit<Softphone, 'follow'> {
  follow(recipe: PageRecipe | null, prints: readonly Print[]): void;
}

/** Brings `softphone.ts` into this frame and hands it over. */
export type LoadSoftphone = (take: (make: MakeSoftphone) => void) => void;

/**
 * Stands in for the code that follows calls until the page has a recipe, or shows a number and a button: few pages do, and
 * every page carries this script.
 */
export function phoneGate(around: Omit<Surroundings, 'spansOf'>, hasNumbers: () => boolean, load: LoadSoftphone): Gate {
  const { document, clock, post, signal } = around;
  const numbers = new Set<Element>();
  let phone: Softphone | null = null;
  let recipe: PageRecipe | null = null;
  let asked = false;
  let armed = false;
  let lastLook = -EVERY;
  let prints: readonly Print[] = [];
  let seeking = false;
  let wait = EVERY;
  let seekAt = 0;

  function seek(): void {
    seeking = false;
    seekAt = clock.now() + wait;
    wait = Math.min(wait * 2, RAREST);
    const found = signal.aborted ? undefined : prints.find(isHere);
    if (!found) return;
    prints = [];
    post({ t: 'known', id: found.id });
  }
  function isHere({ at }: Print): boolean {
    try {
      return document.querySelector(at) !== null;
    } catch {
      return false;
    }
  }

  function look(): void {
    armed = false;
    lastLook = clock.now();
    if (signal.aborted || asked || !(recipe || (hasNumbers() && around.scopes().some((scope) => scope.querySelector('button,[role=button]'))))) return;
    asked = true;
    load((make) => {
      if (signal.aborted) return;
      phone = make({ ...around, spansOf });
      phone.follow(recipe);
      for (const element of numbers) phone.fresh(element);
    });
  }
  function changed(): void {
    if (prints.length && !seeking) {
      seeking = true;
      clock.after(Math.max(0, seekAt - clock.now()), () => clock.whenIdle(seek));
    }
    if (phone) return phone.changed();
    if (armed || asked) return;
    armed = true;
    clock.after(Math.max(0, lastLook + EVERY - clock.now()), () => clock.whenIdle(look));
  }
  return {
    changed,
    fresh(element) {
      if (phone) phone.fresh(element);
      else if (numbers.size < MOST_FRESH) numbers.add(element);
    },
    press: (key, button) => phone?.press(key, button),
    dial: (number) => phone?.dial(number),
    follow(next, all) {
      recipe = next;
      prints = all;
      if (phone) phone.follow(next);
      else if (next) look();
      changed();
    },
    again: () => phone?.again(),
  };
}
