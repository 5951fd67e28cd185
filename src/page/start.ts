import { PROTOCOL } from '../link/messages.ts';
import type { ToPage } from '../link/messages.ts';
import { browserClock } from './clock.ts';
import type { Clock } from './clock.ts';
import { connect } from './connect.ts';
import type { Runtime } from './connect.ts';
import type { LoadSoftphone } from './phone-gate.ts';
import { relay } from './relay.ts';
import { session } from './session.ts';
import type { Known, Session } from './session.ts';

export interface World {
  document: Document;
  runtime: Runtime;
  load: LoadSoftphone;
  signal: AbortSignal;
  clock?: Clock;
}

/** The content script: waits for an idle moment and a core, then looks at the page, unless its site is switched off. */
export function start({ document, runtime, load, signal, clock }: World): void {
  const view = document.defaultView;
  if (!view) return;
  const time = clock ?? browserClock(view);
  time.whenIdle(() => {
    if (!signal.aborted) run(document, view, runtime, load, time, signal);
  });
}

function run(document: Document, view: Window, runtime: Runtime, load: LoadSoftphone, clock: Clock, outer: AbortSignal): void {
  const life = new AbortController();
  const signal = AbortSignal.any([outer, life.signal]);
  let looking: { session: Session; stop: AbortController } | null = null;
  let known: Known = { recipe: null, prints: [] };

  function look(off: boolean): void {
    if (off) {
      looking?.stop.abort();
      looking = null;
      return;
    }
    if (!looking) {
      const stop = new AbortController();
      looking = { session: session(document, link.post, load, clock, AbortSignal.any([signal, stop.signal])), stop };
    }
    looking.session.again(known);
  }
  function receive(message: ToPage): void {
    if (message.t === 'recipe') known = message;
    if (message.t === 'off') look(message.off);
    else if (message.t === 'peer') peer?.receive(message.data);
    else looking?.session.receive(message);
  }
  const hello = { t: 'hello', v: PROTOCOL, host: view.location.host, lang: document.documentElement.lang } as const;
  const link = connect(runtime, hello, {
    ready(message) {
      if (message.v !== PROTOCOL) return life.abort();
      known = message;
      look(message.off);
      peer?.here();
    },
    message: receive,
    lost: () => looking?.session.pause(),
    over: () => life.abort(),
  }, clock, signal);
  const peer = relay(view, link.post, signal);
  view.addEventListener('pageshow', (event) => event.persisted && link.renew(), { signal });
}
