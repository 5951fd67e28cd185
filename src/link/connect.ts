/** The page's side of a link: the core's calls and events, over as many wires, one after another, as the page's life takes. */
import { CrmError } from '../domain/errors.ts';
import type { CrmEvent } from '../domain/views.ts';
import { linkDown } from './carrier.ts';
import type { Carrier } from './carrier.ts';
import { carryErrors } from './errors.ts';
import { BUILD } from './frames.ts';
import type { ToCore } from './frames.ts';
import { listeners } from './listeners.ts';
import { proxyOf } from './proxy.ts';
import type { Call } from './proxy.ts';
import { reach } from './reach.ts';
import type { LinkState, Remote } from './remote.ts';
import type { Wire } from './wire.ts';

/** How long a call waits for a core that cannot be reached (ms); then the agent is told. */
export const PATIENCE = 8_000;
/** How long a living core may work on one call (ms), … */
export const CALL_LIMIT = 30_000;
/** … and on calls that may rewrite many records. */
const LONG_LIMIT = 10 * 60_000;
const LONG = new Set(['batches', 'bulk', 'imports', 'history.undo', 'exports', 'changes', 'targets', 'customers.merge', 'customers.erase', 'demo', 'check']);

export interface LinkOptions {
  /** This side's build; tests give others. */
  build?: string;
  /** Closes the link. */
  signal?: AbortSignal;
  /** Sends a sign of life this often (ms), where the browser puts an idle core to sleep under an open page. */
  beat?: number;
}

export interface Link<Api extends object> {
  /** The core's calls. One fails with `link-down` when the core dies under it; whether a write was done is then unknown. */
  readonly crm: Remote<Api>;
  /** The same calls, given up with the signal's reason when it aborts; the core finishes what it began. */
  until(signal: AbortSignal): Remote<Api>;
  /** After a gap one `changed` of 'many' stands for what was missed. */
  onEvent(listener: (event: CrmEvent) => void): () => void;
  /** Called at once and on every change. */
  onState(listener: (state: LinkState) => void): () => void;
  /** Hands something other than a call to the core; false while there is none. */
  pass(message: ToCore, transfer?: Transferable[]): boolean;
  /** Lets go of the core until `resume`: a page that may be frozen must hold nothing open. */
  pause(): void;
  resume(): void;
  close(): void;
}

/** `open` makes a new wire to the core; it may throw or reject while there is none. */
export function connect<Api extends object>(open: () => Wire | Promise<Wire>, options: LinkOptions = {}): Link<Api> {
  carryErrors();
  const events = listeners<CrmEvent>();
  const states = listeners<LinkState>();
  const arrivals = listeners<Carrier | CrmError>();
  const core = reach(open, options.build ?? BUILD, {
    state(state) {
      states.tell(state);
      if (state === 'outdated') arrivals.tell(linkDown());
    },
    event: events.tell,
    refused: arrivals.tell,
    up(carrier, again) {
      arrivals.tell(carrier);
      if (again) events.tell({ type: 'changed', path: 'system', records: 'many' });
    },
  });
  let closed = false;

  async function call(path: readonly string[], args: unknown[]): Promise<unknown> {
    const carrier = core.carrier ?? (await arrival());
    return limited(carrier.call(path, args), limitOf(path));
  }
  function arrival(): Promise<Carrier> {
    if (closed || core.state === 'outdated') return Promise.reject(linkDown());
    let stop = (): void => undefined;
    const arrived = new Promise<Carrier>((resolve, reject) => {
      stop = arrivals.add((found) => (found instanceof CrmError ? reject(found) : resolve(found)));
    });
    return limited(arrived, PATIENCE).finally(() => stop());
  }
  function close(): void {
    closed = true;
    clearInterval(beat);
    core.letGo();
    arrivals.tell(linkDown());
  }
  const pass = (message: ToCore, transfer?: Transferable[]): boolean => {
    core.carrier?.send(message, transfer);
    return core.carrier !== undefined;
  };
  const beat = options.beat ? setInterval(() => pass({ link: 'ping' }), options.beat) : undefined;
  options.signal?.addEventListener('abort', close);
  core.dial();

  return {
    crm: proxyOf<Api>(call),
    until: (signal) => proxyOf<Api>(abortable(call, signal)),
    onEvent: events.add,
    onState(listener) {
      listener(core.state);
      return states.add(listener);
    },
    pass,
    pause: core.letGo,
    resume: core.dial,
    close,
  };
}

/** Rejects with the signal's reason as soon as it aborts, and does not begin when it has. */
function abortable(call: Call, signal: AbortSignal): Call {
  return (path, args) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const abort = () => reject(signal.reason);
      signal.addEventListener('abort', abort, { once: true });
      call(path, args)
        .then(resolve, reject)
        .finally(() => signal.removeEventListener('abort', abort));
    });
}

function limited<Value>(work: Promise<Value>, ms: number): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(linkDown()), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function limitOf(path: readonly string[]): number {
  return LONG.has(path[0] ?? '') || LONG.has(path.join('.')) ? LONG_LIMIT : CALL_LIMIT;
}
