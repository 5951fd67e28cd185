/** The full view over a real core, with the core's calls in reach of the script that takes pictures. */
import { webHost } from '../../../src/pwa/host.ts';
import { mountApp } from '../../../src/ui/app/index.ts';

const host = webHost(undefined);
Object.assign(globalThis, { crm: host.crm });
void mountApp(document.getElementById('root') as HTMLElement, host);
