/** Reads files for an import, apart from page and core. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createReader } from '../src/crm/import/read/reader.ts';
import { serve } from '../src/link/serve.ts';
import { welcomed } from '../src/link/worker.ts';
import { messagePortWire } from '../src/link/wire.ts';

export default defineUnlistedScript(() => {
  const api = createReader();
  welcomed(globalThis as unknown as DedicatedWorkerGlobalScope, (port) => serve(messagePortWire(port), async () => ({ api, onEvent: () => () => undefined })));
});
