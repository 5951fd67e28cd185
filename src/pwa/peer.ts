/** The web app's way to the extension on this computer: its content script on our page relays between the two cores. */
import type { ToCore } from '../link/frames.ts';

/** Shape of the two messages in our own page's window; src/page/relay.ts has the other side. */
const VERSION = 1;

export interface PeerDoor {
  pass(message: ToCore, transfer: Transferable[]): boolean;
  /** Called when a core is there, at once if it is, and after each reconnection. */
  onUp(listener: () => void): void;
}

/**
 * Offers the core a fresh channel whenever there is a core and a content script: on start, after the core was replaced, and
 * when an extension that was just installed or reloaded says it is here. An offer nobody takes costs two ports.
 */
export function offerPeer(view: Window, door: PeerDoor): void {
  let up = false;
  const offer = (): void => {
    if (!up) return;
    const { port1, port2 } = new MessageChannel();
    if (door.pass({ link: 'peer' }, [port1])) view.postMessage({ ringside: 'peer', v: VERSION }, view.location.origin, [port2]);
  };
  door.onUp(() => {
    up = true;
    offer();
  });
  view.addEventListener('message', ({ source, data }: MessageEvent<{ ringside?: unknown } | null>) => {
    if (source === view && data?.ringside === 'here') offer();
  });
}
