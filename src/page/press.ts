import type { RecipeButton } from '../domain/recipe.ts';
import type { FromPage, PageCall } from '../link/messages.ts';
import type { Calls } from './calls.ts';
import type { Clock } from './clock.ts';

/** Between two looks for what a press did, and how many: a page may ask its server first (ms). */
const EVERY = 300;
const LOOKS = 5;

/** What each button must make of a call; a call that is gone went on from any of them. */
const DONE: Record<RecipeButton, (call: Readonly<PageCall>) => boolean> = {
  answer: ({ state }) => state !== 'ringing',
  decline: () => false,
  hangUp: () => false,
  hold: ({ held }) => held === true,
  resume: ({ held }) => !held,
};

interface Around {
  tracker: Calls;
  look(): void;
  post(message: FromPage): void;
  clock: Clock;
  /** The page shows that a call is on hold; without it, nobody can tell what a press of hold did. */
  showsHeld: boolean;
}

/**
 * Presses the page's own button and looks what came of it: a click by script is no trusted event, and a page may wait for a
 * trusted one (before it opens the microphone, say). Then the core is told, which brings the page forward.
 */
export function press(key: string, button: RecipeButton, { tracker, look, post, clock, showsHeld }: Around): void {
  const element = tracker.buttonOf(key, button);
  if (!element) return tracker.tell(key);
  click(element);
  const check = (left: number): void => {
    look();
    if (isDone(key, button, tracker, showsHeld)) return tracker.tell(key);
    if (left > 0) return void clock.after(EVERY, () => check(left - 1));
    tracker.tell(key);
    post({ t: 'stuck', key, button });
  };
  clock.after(EVERY, () => check(LOOKS - 1));
}

function isDone(key: string, button: RecipeButton, tracker: Calls, showsHeld: boolean): boolean {
  const call = tracker.of(key);
  return !call || tracker.isGoing(key) || DONE[button](call) || (button === 'hold' && !showsHeld);
}

/** Pictures that serve as buttons are SVG, which has no `click()`. */
function click(element: Element): void {
  if ('click' in element) (element as HTMLElement).click();
  else element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true }));
}
