/** The one core of the extension in Chromium: a SharedWorker that the offscreen document keeps alive. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { openCore } from '../src/crm/index.ts';
import { hub } from '../src/link/hub.ts';
import { messagePortWire } from '../src/link/wire.ts';

export default defineUnlistedScript({
  include: ['chrome'],
  main() {
    const scope = globalThis as unknown as SharedWorkerGlobalScope;
    const core = hub(
      () => openCore({ name: 'ringside', clock: Date.now }),
      () => scope.close(),
    );
    scope.onconnect = ({ ports }) => ports[0] && core.serve(messagePortWire(ports[0]));
    void core.core().catch(() => undefined);
  },
});
