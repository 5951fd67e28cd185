import { WIRE_END } from '../link/messages.ts';
import type { FromPage } from '../link/messages.ts';

/**
 * Passes frames between the PWA's core and ours, on pages that say they are the PWA; on all others nothing listens.
 * The page begins: `window.postMessage({ringside: 'peer', v: 1}, location.origin, [messagePort])`; from then on, frames are plain
 * JSON on that port. Whether an origin may exchange anything is for the core to decide, which asks the agent.
 */
export interface Relay {
  /** A frame of our core for the page. */
  receive(data: unknown): void;
  /** A core answered, the first or another: the page offers a fresh channel. */
  here(): void;
}

const VERSION = 1;

export function relay(view: Window, post: (message: FromPage) => void, signal: AbortSignal): Relay | null {
  if (view.top !== view || !view.document.querySelector('meta[name="ringside-app"]')) return null;
  let peer: MessagePort | null = null;
  const end = (): void => {
    peer?.postMessage(WIRE_END);
    peer?.close();
  };

  view.addEventListener('message', ({ source, origin, data, ports: [port] }: MessageEvent<{ ringside?: unknown; v?: unknown } | null>) => {
    if (source !== view || origin !== view.location.origin || data?.ringside !== 'peer' || data.v !== VERSION || !port) return;
    end();
    peer = port;
    port.onmessage = (event) => post({ t: 'peer', data: event.data });
  }, { signal });
  signal.addEventListener('abort', end);
  return {
    receive: (data) => peer?.postMessage(data),
    here: () => view.postMessage({ ringside: 'here', v: VERSION }, view.location.origin),
  };
}
