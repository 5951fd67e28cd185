import type { FromPage, ToPage } from '../link/messages.ts';
import type { Clock } from './clock.ts';
import { fields } from './fields.ts';
import { paint } from './paint.ts';
import { phoneGate } from './phone-gate.ts';
import type { LoadSoftphone } from './phone-gate.ts';
import { places } from './places.ts';
import { saysOurs } from './relay.ts';
import { report } from './report.ts';
import { roots } from './roots.ts';
import { scan } from './scan.ts';
import { slices } from './slices.ts';
import { watch } from './watch.ts';

/** What the core knows of softphones in this page. */
export type Known = Pick<Extract<ToPage, { t: 'recipe' }>, 'recipe' | 'prints'>;

export interface Session {
  receive(message: ToPage): void;
  /** A core is ready: tells it all. */
  again(known: Known): void;
  pause(): void;
}

/** Everything that looks at the page while its site is on; ends with `signal`. */
export function session(document: Document, post: (message: FromPage) => void, load: LoadSoftphone, clock: Clock, signal: AbortSignal): Session {
  const view = document.defaultView as Window & typeof globalThis;
  const work = slices(clock, signal);
  const told = report(post, clock, signal);
  const spots = places(told, paint(view, signal, !saysOurs(document)));
  const open = roots(arrived, clock, signal);
  const scopes = () => [document, ...open.all()];
  const phone = phoneGate({ document, scopes, post, clock, signal }, () => told.any() || inputs.any(), load);
  const inputs = fields(document, spots, clock, signal);
  const reader = scan(spots, told.full, open, inputs, phone.fresh);
  const watcher = watch(work.add, changed, anew, clock, signal);

  function* changed(changes: Parameters<typeof reader.changed>[0]): Generator<void> {
    yield* reader.changed(changes);
    phone.changed();
  }
  function* all(root: Document | ShadowRoot): Generator<void> {
    yield* reader.all(root);
    phone.changed();
  }
  function arrived(root: ShadowRoot): void {
    watcher.observe(root);
    work.add(all(root));
  }
  function anew(): void {
    spots.sweep();
    work.add(all(document));
  }
  watcher.observe(document);
  anew();
  return {
    receive(message) {
      if (message.t === 'spans') spots.spans(message);
      else if (message.t === 'press') phone.press(message.key, message.button);
      else if (message.t === 'dial') phone.dial(message.number);
      else if (message.t === 'recipe') phone.follow(message.recipe, message.prints);
    },
    again({ recipe, prints }) {
      told.again();
      phone.follow(recipe, prints);
      phone.again();
    },
    pause: told.pause,
  };
}
