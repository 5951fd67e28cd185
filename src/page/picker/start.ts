/** The picker in one frame: put there when the agent teaches a softphone, gone when the screen that asked for it goes. */
import type { PageRecipe } from '../../domain/recipe.ts';
import type { FromPicker, ToPicker } from '../../link/messages.ts';
import { calls } from '../calls.ts';
import { browserClock } from '../clock.ts';
import { followRecipe } from '../recipe.ts';
import { point, type Pointing } from './point.ts';
import { scopesOf } from './tree.ts';

/** How often it is read what a recipe would say (ms). */
const EVERY = 250;

/** The picker's side of a Port that an extension page opened. */
export interface PickerPort {
  postMessage(message: FromPicker): void;
  readonly onMessage: { addListener(listener: (message: ToPicker) => void): void };
  readonly onDisconnect: { addListener(listener: () => void): void };
}

/** Everything ends with the Port. */
export function serve(document: Document, port: PickerPort): void {
  let pointing: Pointing | null = null;
  let stop = new AbortController();
  let reading: ReturnType<typeof setInterval> | undefined;

  function end(): void {
    stop.abort();
    pointing = null;
  }
  function receive(message: ToPicker): void {
    if (message.t === 'key') return pointing?.key(message.key);
    if (message.t === 'read') return read(message.recipe);
    end();
    if (message.t !== 'point') return;
    stop = new AbortController();
    pointing = point(document, message, (told) => port.postMessage(told), stop.signal);
  }
  function read(recipe: PageRecipe | null): void {
    clearInterval(reading);
    if (recipe) reading = setInterval(reader(document, recipe, (told) => port.postMessage(told)), EVERY);
  }
  port.onMessage.addListener(receive);
  port.onDisconnect.addListener(() => {
    end();
    clearInterval(reading);
  });
  port.postMessage({ t: 'here', host: hostOf(document) });
}

/** One look, by the very code that will follow the softphone's calls. */
function reader(document: Document, recipe: PageRecipe, post: (message: FromPicker) => void): () => void {
  const tracker = calls((told) => told.t === 'call' && post({ t: 'reads', call: told.call }), browserClock(document.defaultView as Window), 'taught');
  return () => tracker.saw(followRecipe(recipe, scopesOf(document), document.location.pathname));
}

/** A frame without an address of its own belongs to the page it stands in. */
function hostOf(document: Document): string {
  const { host } = document.location;
  const origin = document.defaultView?.origin ?? 'null';
  return host || (URL.canParse(origin) ? new URL(origin).host : '');
}
