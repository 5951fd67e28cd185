/** Reads files for an import, apart from page and core. */
import { createReader } from '../crm/import/read/reader.ts';
import { serve } from '../link/serve.ts';
import { welcomed } from '../link/worker.ts';
import { messagePortWire } from '../link/wire.ts';

const api = createReader();
welcomed(globalThis as unknown as DedicatedWorkerGlobalScope, (port) => serve(messagePortWire(port), async () => ({ api, onEvent: () => () => undefined })));
