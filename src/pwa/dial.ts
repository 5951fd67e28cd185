/** How a tab of the web app reaches the core. One core per origin, whatever the browser offers. */
import { messagePortWire } from '../link/wire.ts';
import type { Wire } from '../link/wire.ts';

const NAME = 'ringside';
/** Held by the tab whose worker is the core. */
const LOCK = 'ringside-core';

export function dial(): Wire | Promise<Wire> {
  return 'SharedWorker' in globalThis ? dialShared() : dialOwn();
}

function dialShared(): Wire {
  return messagePortWire(new SharedWorker(new URL('./core.worker.ts', import.meta.url), { type: 'module', name: NAME }).port);
}

/** Without SharedWorker the tab in view has the core: it takes the lock from the tab before, which lets go and waits to be seen again. */
async function dialOwn(): Promise<Wire> {
  await visible();
  const taken = Promise.withResolvers<void>();
  const lost = new Promise<void>((resolve) => {
    const held = navigator.locks.request(LOCK, { steal: true }, () => (taken.resolve(), new Promise(() => undefined)));
    held.catch(resolve);
  });
  await taken.promise;
  const worker = new Worker(new URL('./core.worker.ts', import.meta.url), { type: 'module', name: NAME });
  const { port1, port2 } = new MessageChannel();
  worker.postMessage('welcome', [port2]);
  return endingWith(messagePortWire(port1), lost, () => worker.terminate());
}

/** The wire goes down, and `end` is called, when `lost` comes true. */
function endingWith(wire: Wire, lost: Promise<void>, end: () => void): Wire {
  return {
    send: wire.send,
    close: wire.close,
    listen(on) {
      wire.listen(on);
      void lost.then(() => {
        wire.close();
        end();
        on.down();
      });
    },
  };
}

function visible(): Promise<void> {
  if (document.visibilityState === 'visible') return Promise.resolve();
  return new Promise((resolve) => {
    const look = () => {
      if (document.visibilityState !== 'visible') return;
      document.removeEventListener('visibilitychange', look);
      resolve();
    };
    document.addEventListener('visibilitychange', look);
  });
}
