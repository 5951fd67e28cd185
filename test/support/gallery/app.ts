/** The full view over a real core, with the core's calls in reach of the script that takes pictures. */
import type { CrmEvent } from '../../../src/domain/views.ts';
import type { Host } from '../../../src/ui/host.ts';
import { webHost } from '../../../src/pwa/host.ts';
import { mountApp } from '../../../src/ui/app/index.ts';

const web = webHost(undefined);
const listeners = new Set<(event: CrmEvent) => void>();
const host: Host = { ...web, onEvent: (listener) => {
  const stop = web.onEvent(listener);
  listeners.add(listener);
  return () => (stop(), void listeners.delete(listener));
} };
/** `emit` stands in for a softphone, which no page here has. */
Object.assign(globalThis, { crm: host.crm, emit: (event: CrmEvent) => listeners.forEach((listener) => listener(event)) });
void mountApp(document.getElementById('root') as HTMLElement, host);
