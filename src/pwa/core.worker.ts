/** The web app's core: a SharedWorker for all tabs, or the worker of the one tab in view where a browser has no SharedWorker. */
import { openCore } from '../crm/index.ts';
import { hub } from '../link/hub.ts';
import { messagePortWire } from '../link/wire.ts';

const scope = globalThis as unknown as SharedWorkerGlobalScope & DedicatedWorkerGlobalScope;
const core = hub(
  () => openCore({ name: 'ringside', clock: Date.now, role: 'web' }),
  () => scope.close(),
);
const welcome = ({ ports }: MessageEvent) => ports[0] && core.serve(messagePortWire(ports[0]));

if ('SharedWorkerGlobalScope' in globalThis) scope.onconnect = welcome;
else scope.onmessage = welcome;
void core.core().catch(() => undefined);
