/** How a tab of the web app reaches the core. One core per origin, whatever the browser offers. */
import { messagePortWire } from '../link/wire.ts';
import type { Wire } from '../link/wire.ts';
import { ownCore } from './own-core.ts';

export function dial(): Wire | Promise<Wire> {
  return 'SharedWorker' in globalThis ? dialShared() : dialOwn();
}

function dialShared(): Wire {
  return messagePortWire(new SharedWorker(new URL('./core.worker.ts', import.meta.url), { type: 'module', name: 'ringside' }).port);
}

const dialOwn = ownCore(() => new Worker(new URL('./core.worker.ts', import.meta.url), { type: 'module', name: 'ringside' }));
