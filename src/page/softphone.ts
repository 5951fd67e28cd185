import type { PageRecipe } from '../domain/recipe.ts';
import { calls } from './calls.ts';
import { dialIn } from './dial.ts';
import { callButtons, guessCalls } from './guess.ts';
import type { Softphone, Surroundings } from './phone-gate.ts';
import { press } from './press.ts';
import { followRecipe } from './recipe.ts';
import { saysOurs } from './relay.ts';
import type { CallSign } from './sighting.ts';

/** Between two looks at a page that may show a call (ms): showing and hiding by style is no mutation that we watch. */
const EVERY = 250;
/** The same while a call is out of sight: one that flickers is caught by one of these (ms). */
const SOON = 60;
/** Rest after a look, as a multiple of it: a page that is slow to look at costs a twentieth of its time at most. */
const REST = 20;
/** Numbers that came last, of which one may stand in a banner. */
const MOST_FRESH = 20;

/** Finds calls in the page by recipe, else by guess. Looks only after changes, or again and again where call buttons or a recipe are. */
export function softphone({ document, scopes, spansOf, post, clock, signal }: Surroundings): Softphone {
  const tracker = calls(post, clock, Math.floor(document.defaultView?.performance.timeOrigin ?? 0).toString(36));
  const fresh = new Set<Element>();
  // Our own app shows the very call that another page rings with: taken for a softphone it would ring twice.
  const guesses = !saysOurs(document);
  let recipe: PageRecipe | null = null;
  let buttons: CallSign[] = [];
  let stale = true;
  let armed = false;
  let restUntil = 0;

  function look(): void {
    armed = false;
    if (signal.aborted) return;
    see();
    if (recipe || buttons.length > 0 || tracker.active()) arm();
  }
  function see(): void {
    const began = clock.now();
    const where = scopes();
    for (const element of fresh) if (!element.isConnected) fresh.delete(element);
    tracker.saw(recipe ? followRecipe(recipe, where, document.location.pathname, spansOf) : guesses ? guessCalls([...signs(where), ...[...fresh].map(banner)], spansOf) : []);
    const ended = clock.now();
    restUntil = Math.max(began + (tracker.isGoing() ? SOON : EVERY), ended + (ended - began) * REST);
  }
  function signs(where: readonly ParentNode[]): CallSign[] {
    if (stale || buttons.some(({ element }) => !element.isConnected)) buttons = callButtons(where);
    stale = false;
    return buttons;
  }
  /** At once where the last look is long ago. */
  function arm(): void {
    if (armed) return;
    armed = true;
    clock.after(Math.max(0, restUntil - clock.now()), () => clock.whenIdle(look));
  }
  function changed(): void {
    stale = true;
    arm();
  }
  return {
    changed,
    fresh(element) {
      if (fresh.size >= MOST_FRESH) fresh.delete(fresh.values().next().value!);
      fresh.add(element);
      // Its buttons came with it, and a look may come before the rest of this change is read.
      stale = true;
    },
    press: (key, button) => press(key, button, { tracker, look: see, post, clock, showsHeld: Boolean(recipe?.held) }),
    dial: (number) => dialIn(recipe, scopes(), number, clock.after),
    follow(next) {
      recipe = next;
      changed();
    },
    again: tracker.again,
  };
}

const banner = (element: Element): CallSign => ({ element, role: 'banner', strong: false });
