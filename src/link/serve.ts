/** The core's side of a link: greets, answers calls by Comlink, pushes events, until the page is gone. */
import { expose } from 'comlink';
import type { Endpoint } from 'comlink';
import { toPlainError } from '../domain/errors.ts';
import type { CrmEvent } from '../domain/views.ts';
import { carryErrors } from './errors.ts';
import { BUILD, controlOf } from './frames.ts';
import type { FromCore, PageSender, ToCore } from './frames.ts';
import { isCallOf, refusal } from './guard.ts';
import type { Wire } from './wire.ts';

/** An open core: its calls, and its events for as long as the returned function was not called. */
export interface Served<Api extends object> {
  readonly api: Api;
  onEvent(listener: (event: CrmEvent) => void): () => void;
}

export interface Session {
  /** This side's build; tests give others. */
  build?: string;
  /** Finish writes, close the core, end the worker: a page of another build was loaded. Absent where builds cannot differ. */
  retire?(): void;
  /** A content script's Port handed over by the offscreen document. Absent where Ports come in directly. */
  page?(sender: PageSender, port: MessagePort): void;
  /** A channel to the other core of this computer, opened by a page. Absent where none is taken. */
  peer?(port: MessagePort): void;
  /** The page is gone. */
  ended?(): void;
}

/** `core` is asked at the greeting and may be asked again after it failed. Life signs are given even while it opens. */
export function serve<Api extends object>(wire: Wire, core: () => Promise<Served<Api>>, session: Session = {}): void {
  carryErrors();
  const build = session.build ?? BUILD;
  const calls = endpoint(wire);
  let stop: (() => void) | undefined;
  let open = true;
  const send = (message: FromCore) => wire.send(message);

  async function greet(theirs: string): Promise<void> {
    if (theirs !== build || stop) return send({ link: 'welcome', build });
    try {
      const { api, onEvent } = await core();
      if (!open) return;
      stop = onEvent((event) => send({ event }));
      expose(api, calls.open(api));
      send({ link: 'welcome', build });
    } catch (error) {
      send({ link: 'refused', error: toPlainError(error) });
    }
  }
  function end(): void {
    if (!open) return;
    open = false;
    stop?.();
    calls.close();
    session.ended?.();
  }
  function control(message: ToCore, ports: readonly MessagePort[]): void {
    if (message.link === 'hello') void greet(message.build);
    else if (message.link === 'ping') send({ link: 'pong' });
    else if (message.link === 'retire') session.retire?.();
    else if (message.link === 'page' && ports[0]) session.page?.(message.sender, ports[0]);
    else if (message.link === 'peer' && ports[0]) session.peer?.(ports[0]);
  }
  wire.listen({
    message(data, ports) {
      const message = controlOf(data);
      if (message) control(message as ToCore, ports);
      else calls.message(data);
    },
    down: end,
  });
}

type Listener = (event: MessageEvent) => void;

/** What Comlink takes for its endpoint: it sees calls of the API's own functions and nothing else. */
function endpoint(wire: Wire) {
  const listeners = new Set<Listener>();
  let api: object | undefined;
  const ep: Endpoint = {
    postMessage: (message, transfer) => wire.send(message, transfer),
    addEventListener: (_type, listener) => void listeners.add(listener as Listener),
    removeEventListener: (_type, listener) => void listeners.delete(listener as Listener),
  };
  return {
    open(opened: object): Endpoint {
      api = opened;
      return ep;
    },
    close: () => listeners.clear(),
    message(data: unknown): void {
      if (api && isCallOf(api, data)) return listeners.forEach((listener) => listener({ data } as MessageEvent));
      const answer = refusal(data);
      if (answer) wire.send(answer);
    },
  };
}
