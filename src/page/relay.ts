import { createGauge } from '../domain/flow.ts';
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

/** A page that says it is ours. Others may say so too: it gains them nothing but to be left unpainted. */
export const saysOurs = (document: Document): boolean => document.querySelector('meta[name="ringside-app"]') !== null;

export function relay(view: Window, post: (message: FromPage) => void, signal: AbortSignal): Relay | null {
  if (view.top !== view || !saysOurs(view.document)) return null;
  let peer: MessagePort | null = null;
  const fits = createGauge(() => view.performance.now());
  const end = (): void => {
    peer?.postMessage(WIRE_END);
    peer?.close();
    peer = null;
  };

  view.addEventListener('message', ({ source, origin, data, ports: [port] }: MessageEvent<{ ringside?: unknown; v?: unknown } | null>) => {
    if (source !== view || origin !== view.location.origin || data?.ringside !== 'peer' || data.v !== VERSION || !port) return;
    end();
    peer = port;
    // A page that floods is let go; it may begin anew, at no better rate.
    port.onmessage = (event) => (fits(event.data) ? post({ t: 'peer', data: event.data }) : end());
  }, { signal });
  signal.addEventListener('abort', end);
  return {
    receive: (data) => peer?.postMessage(data),
    here: () => view.postMessage({ ringside: 'here', v: VERSION }, view.location.origin),
  };
}
