import type { Span } from '../detect/prefilter.ts';
import { spansOf } from '../detect/prefilter.ts';
import type { FromPage, PageCall, Recipe } from '../link/messages.ts';
import type { Clock } from './clock.ts';

/** Between two looks for a button (ms). */
const EVERY = 250;
const MOST_FRESH = 20;

/** Follows the calls of a page. */
export interface Softphone {
  /** The page changed. */
  changed(): void;
  /** A number came into the page after it had loaded. */
  fresh(element: Element): void;
  press(key: string, button: keyof PageCall['can']): void;
  follow(recipe: Recipe | null): void;
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

/** Brings `softphone.ts` into this frame and hands it over. */
export type LoadSoftphone = (take: (make: MakeSoftphone) => void) => void;

/**
 * Stands in for the code that follows calls until the page has a recipe, or shows a number and a button: few pages do, and
 * every page carries this script.
 */
export function phoneGate(around: Omit<Surroundings, 'spansOf'>, hasNumbers: () => boolean, load: LoadSoftphone): Softphone {
  const { clock, signal } = around;
  const numbers = new Set<Element>();
  let phone: Softphone | null = null;
  let recipe: Recipe | null = null;
  let asked = false;
  let armed = false;
  let lastLook = -EVERY;

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
    follow(next) {
      recipe = next;
      if (phone) phone.follow(next);
      else if (next) look();
    },
    again: () => phone?.again(),
  };
}
