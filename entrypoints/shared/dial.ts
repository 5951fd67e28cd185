/** How a page of the extension reaches the core: the shared worker in Chromium, the event page in Firefox. */
import { browser } from 'wxt/browser';
import { CRM_PORT } from '../../src/link/messages.ts';
import { messagePortWire, runtimePortWire } from '../../src/link/wire.ts';
import type { Wire } from '../../src/link/wire.ts';

/** One name and address, so that every page of the extension meets the same worker. */
const CORE = { url: '/core.js', name: 'ringside' } as const;

export function dialWorker(): Wire {
  return messagePortWire(new SharedWorker(browser.runtime.getURL(CORE.url), { name: CORE.name }).port);
}

export function dialEventPage(): Wire {
  return runtimePortWire(browser.runtime.connect({ name: CRM_PORT }));
}
