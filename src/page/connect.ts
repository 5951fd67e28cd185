import { ENSURE, PAGE_PORT } from '../link/messages.ts';
import type { FromPage, ToPage } from '../link/messages.ts';
import type { Clock } from './clock.ts';

/** A core that lives says so within (ms); … */
const READY = 1_500;
/** … else the host is asked to start it, after waits that double from the first (ms), so many times. */
const FIRST_WAIT = 50;
const TRIES = 8;

/** What a content script needs of `chrome.runtime`. */
export interface Runtime {
  connect(info: { name: string }): RuntimePort;
  sendMessage(message: unknown): Promise<unknown>;
  readonly lastError?: unknown;
}

export interface RuntimePort {
  postMessage(message: unknown): void;
  disconnect(): void;
  readonly onMessage: { addListener(listener: (message: ToPage) => void): void };
  readonly onDisconnect: { addListener(listener: () => void): void };
}

export interface PageLink {
  /** Sent where a core is ready, else let go: `ready` makes the page tell everything anew. */
  post(message: FromPage): void;
  /** The Port may be dead without a word (back/forward cache), or given up: connects anew. */
  renew(): void;
}

export interface LinkEvents {
  ready(message: Extract<ToPage, { t: 'ready' }>): void;
  message(message: ToPage): void;
  /** Nobody listens until the next `ready`. */
  lost(): void;
  /** The extension is gone or was replaced: this script ends for good. */
  over(): void;
}

/** Keeps a Port to the core: the service worker only starts the core's host, so a first Port may find nobody (architecture.md, facts). */
export function connect(runtime: Runtime, hello: FromPage, on: LinkEvents, clock: Clock, signal: AbortSignal): PageLink {
  let port: RuntimePort | null = null;
  let ready = false;
  let tries = 0;
  let cancel = (): void => {};

  function dial(): void {
    cancel();
    try {
      const own = (port = runtime.connect({ name: PAGE_PORT }));
      own.onMessage.addListener((message) => port === own && receive(message));
      own.onDisconnect.addListener(() => {
        void runtime.lastError;
        if (port === own) retry();
      });
      own.postMessage(hello);
      cancel = clock.after(READY, retry);
    } catch {
      on.over();
    }
  }
  function receive(message: ToPage): void {
    if (message.t !== 'ready') return on.message(message);
    cancel();
    ready = true;
    tries = 0;
    on.ready(message);
  }
  function drop(): void {
    cancel();
    const old = port;
    port = null;
    try {
      old?.disconnect();
    } catch {
      // Of an extension that is gone: as good as disconnected.
    }
    if (ready) on.lost();
    ready = false;
  }
  function retry(): void {
    drop();
    if (signal.aborted || tries >= TRIES) return;
    try {
      runtime.sendMessage(ENSURE).catch(() => {});
    } catch {
      return on.over();
    }
    cancel = clock.after(FIRST_WAIT * 2 ** tries++, dial);
  }
  signal.addEventListener('abort', drop);
  dial();
  return {
    post(message) {
      if (!ready) return;
      try {
        port?.postMessage(message);
      } catch {
        retry();
      }
    },
    renew() {
      drop();
      tries = 0;
      dial();
    },
  };
}
