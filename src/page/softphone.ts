import { spansOf } from '../detect/prefilter.ts';
import type { FromPage, Recipe } from '../link/messages.ts';
import { calls } from './calls.ts';
import type { Clock } from './clock.ts';
import { followRecipe } from './recipe.ts';
import type { Button, CallSign, Guess } from './sighting.ts';

/** Between two looks at a page that may show a call (ms): showing and hiding by style is no mutation that we watch. */
const EVERY = 250;
/** After a button was pressed, until the page must have acted (ms). */
const ACTED = 300;
const MOST_FRESH = 20;

export interface Softphone {
  /** The page changed. */
  changed(): void;
  /** A number came into the page after it had loaded. */
  fresh(element: Element): void;
  press(key: string, button: Button): void;
  follow(recipe: Recipe | null): void;
  again(): void;
}

/** What a page needs of its surroundings to guess. */
export interface Guessing {
  roots(): Iterable<ShadowRoot>;
  /** Something in the page may be a caller ID. */
  hasNumbers(): boolean;
  load(take: (guess: Guess) => void): void;
}

/** Finds calls in the page by recipe, else by guess. Looks only after changes, or again and again where call buttons or a recipe are. */
export function softphone(document: Document, around: Guessing, post: (message: FromPage) => void, clock: Clock, signal: AbortSignal): Softphone {
  const tracker = calls(post, clock, Math.floor(document.defaultView?.performance.timeOrigin ?? 0).toString(36));
  const fresh = new Set<Element>();
  let recipe: Recipe | null = null;
  let guess: Guess | null = null;
  let asked = false;
  let buttons: CallSign[] = [];
  let stale = true;
  let armed = false;
  let lastLook = -EVERY;

  const scopes = (): ParentNode[] => [document, ...around.roots()];
  function look(): void {
    armed = false;
    if (signal.aborted) return;
    lastLook = clock.now();
    const where = scopes();
    if (stale || buttons.some(({ element }) => !element.isConnected)) {
      stale = false;
      if (!recipe) prepare(where);
    }
    if (recipe) tracker.saw(followRecipe(recipe, where));
    else if (guess) tracker.saw(guess.calls([...buttons, ...[...fresh].map((element) => ({ element, role: 'banner', strong: false }) as const)], spansOf));
    for (const element of fresh) if (!element.isConnected) fresh.delete(element);
    if (recipe || buttons.length > 0 || tracker.active()) arm();
  }
  function prepare(where: readonly ParentNode[]): void {
    if (guess) buttons = guess.signs(where);
    else if (!asked && around.hasNumbers() && where.some((scope) => scope.querySelector('button,[role=button]'))) {
      asked = true;
      around.load((loaded) => {
        guess = loaded;
        changed();
      });
    }
  }
  /** At once where the last look is long ago. */
  function arm(): void {
    if (armed) return;
    armed = true;
    clock.after(Math.max(0, lastLook + EVERY - clock.now()), () => clock.whenIdle(look));
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
    },
    press(key, button) {
      const element = tracker.buttonOf(key, button) as HTMLElement | null;
      element?.click();
      clock.after(ACTED, () => {
        look();
        tracker.tell(key);
      });
    },
    follow(next) {
      recipe = next;
      changed();
    },
    again: tracker.again,
  };
}
