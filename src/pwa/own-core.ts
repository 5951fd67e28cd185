/**
 * One core for all tabs without SharedWorker: the tab the agent came to last has it, by a Web Lock that it takes from the
 * tab before. That one ends its worker and waits until the agent comes back to it; two windows side by side do not fight.
 */
import { messagePortWire } from '../link/wire.ts';
import type { Wire } from '../link/wire.ts';

/** Held by the tab whose worker is the core. */
const LOCK = 'ringside-core';

export function ownCore(start: () => Worker): () => Promise<Wire> {
  let yielded = false;
  return async () => {
    await cameTo(yielded);
    yielded = false;
    const { lost } = await take();
    void lost.then(() => (yielded = true));
    const worker = start();
    const { port1, port2 } = new MessageChannel();
    worker.postMessage('welcome', [port2]);
    return endingWith(messagePortWire(port1), lost, () => worker.terminate());
  };
}

/** Waits until the lock is ours; `lost` comes true once another tab took it. */
async function take(): Promise<{ lost: Promise<void> }> {
  const taken = Promise.withResolvers<void>();
  const held = navigator.locks.request(LOCK, { steal: true }, () => (taken.resolve(), new Promise<never>(() => undefined)));
  const lost = held.catch(() => undefined);
  await taken.promise;
  return { lost };
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

/** The agent looks at this tab; with `anew`, comes back to it from another. */
function cameTo(anew: boolean): Promise<void> {
  if (!anew && document.visibilityState === 'visible') return Promise.resolve();
  return new Promise((resolve) => {
    const stop = new AbortController();
    const look = () => {
      if (document.visibilityState !== 'visible') return;
      stop.abort();
      resolve();
    };
    document.addEventListener('visibilitychange', look, stop);
    window.addEventListener('focus', look, stop);
  });
}
