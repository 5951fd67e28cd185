/** One wire to one core, from greeting to end. A link outlives many of these. */
import { wrap } from 'comlink';
import type { Endpoint } from 'comlink';
import { CrmError, fromPlainError } from '../domain/errors.ts';
import type { CrmEvent } from '../domain/views.ts';
import { controlOf } from './frames.ts';
import type { FromCore, ToCore } from './frames.ts';
import type { Wire } from './wire.ts';

/** While an answer is awaited, a core silent for this long is asked for a sign of life (ms), … */
export const QUIET = 1_000;
/** … and is taken for dead after as many silent stretches. Long enough for a core that works without pause. */
export const STRIKES = 4;
/** A core nobody waits for is asked this seldom (ms): one may die where the browser does not tell, and its events would be missed. */
export const REST = 20_000;

/** Why a carrier ended: the other side is gone or mute, it would not open, or it is of another build. */
export type Ending = { why: 'lost' } | { why: 'refused'; error: CrmError } | { why: 'mismatch' };

export interface CarrierEvents {
  /** The core is of another build: whether to ask it to make room for ours. */
  shouldRetire(): boolean;
  up(): void;
  event(event: CrmEvent): void;
  /** Once; all calls under way were rejected before. */
  ended(ending: Ending): void;
}

export interface Carrier {
  call(path: readonly string[], args: unknown[]): Promise<unknown>;
  send(message: ToCore, transfer?: Transferable[]): void;
  /** Rejects what is under way and lets go; `ended` is not called. */
  close(): void;
}

export function carry(wire: Wire, build: string, on: CarrierEvents): Carrier {
  const waiting = new Set<(error: CrmError) => void>();
  const calls = endpoint(wire);
  const remote = wrap<object>(calls.endpoint);
  let state: 'greeting' | 'up' | 'over' = 'greeting';
  const pulse = watch(
    () => wire.send({ link: 'ping' } satisfies ToCore),
    () => finish({ why: 'lost' }),
  );

  function over(error: CrmError): void {
    state = 'over';
    pulse.stop();
    for (const reject of waiting) reject(error);
    waiting.clear();
  }
  function finish(ending: Ending): void {
    if (state === 'over') return;
    over(ending.why === 'refused' ? ending.error : linkDown());
    wire.close();
    on.ended(ending);
  }
  function welcome(theirs: string): void {
    if (theirs !== build) return mismatch();
    state = 'up';
    pulse.rest(waiting.size === 0);
    on.up();
  }
  function mismatch(): void {
    if (on.shouldRetire()) wire.send({ link: 'retire' } satisfies ToCore);
    finish({ why: 'mismatch' });
  }
  function control(message: FromCore): void {
    if ('event' in message) on.event(message.event);
    else if (message.link === 'welcome') welcome(message.build);
    else if (message.link === 'refused') finish({ why: 'refused', error: fromPlainError(message.error) });
  }

  wire.listen({
    message(data) {
      pulse.heard();
      const message = controlOf(data);
      if (message) control(message as FromCore);
      else calls.message(data);
    },
    down: () => finish({ why: 'lost' }),
  });
  wire.send({ link: 'hello', build } satisfies ToCore);

  return {
    call(path, args) {
      if (state === 'over') return Promise.reject(linkDown());
      return new Promise((resolve, reject) => {
        waiting.add(reject);
        pulse.rest(false);
        invoke(remote, path, args)
          .then(resolve, reject)
          .finally(() => {
            waiting.delete(reject);
            if (state === 'up') pulse.rest(waiting.size === 0);
          });
      });
    },
    send: (message, transfer) => wire.send(message, transfer),
    close() {
      if (state === 'over') return;
      over(linkDown());
      wire.close();
    },
  };
}

export function linkDown(): CrmError {
  return new CrmError('link-down');
}

type Walk = { [name: string]: Walk } & ((...args: unknown[]) => Promise<unknown>);

function invoke(remote: unknown, path: readonly string[], args: unknown[]): Promise<unknown> {
  return path.reduce((at, name) => at[name]!, remote as Walk)(...args);
}

/** Counts silence in turns of the event loop, so that a page that was blocked or frozen does not take its own sleep for the core's. */
function watch(ask: () => void, dead: () => void) {
  let resting = false;
  let strikes = 0;
  let timer = setTimeout(tick, QUIET);

  function tick(): void {
    if (strikes >= STRIKES) return dead();
    if (resting || strikes > 0) ask();
    strikes += 1;
    timer = setTimeout(tick, QUIET);
  }
  function again(): void {
    strikes = 0;
    clearTimeout(timer);
    timer = setTimeout(tick, resting ? REST : QUIET);
  }
  return {
    stop: () => clearTimeout(timer),
    heard(): void {
      if (resting) again();
      else strikes = 0;
    },
    rest(quiet: boolean): void {
      if (quiet === resting) return;
      resting = quiet;
      again();
    },
  };
}

type Listener = (event: MessageEvent) => void;

/** What Comlink takes for its endpoint: the answers to its own calls. */
function endpoint(wire: Wire) {
  const listeners = new Set<Listener>();
  const ep: Endpoint = {
    postMessage: (message, transfer) => wire.send(message, transfer),
    addEventListener: (_type, listener) => void listeners.add(listener as Listener),
    removeEventListener: (_type, listener) => void listeners.delete(listener as Listener),
  };
  return { endpoint: ep, message: (data: unknown) => listeners.forEach((listener) => listener({ data } as MessageEvent)) };
}
