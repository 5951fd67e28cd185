/** Two cores of one computer, joined as their hosts join them. Import `fake-indexeddb/auto` first. */
import { expect, vi } from 'vitest';
import type { Core } from '../../src/crm/index.ts';

export const WEB_ORIGIN = 'https://app.example.com';

/** Passes JSON only, one task later, as a Port would. Returns what cuts the wire. */
export function joinCores(extension: Core, web: Core): () => void {
  const pass = (data: unknown, to: () => { receive(data: unknown): void }): void => {
    const text = JSON.stringify(data);
    setTimeout(() => to().receive(JSON.parse(text)), 0);
  };
  const a = extension.openPeer(WEB_ORIGIN, (data) => pass(data, () => b));
  const b = web.openPeer('extension', (data) => pass(data, () => a));
  return () => {
    a.close();
    b.close();
  };
}

/** Pairs joined cores, confirmed on both sides. */
export async function pairCores(extension: Core, web: Core): Promise<void> {
  await web.api.sync.request();
  await vi.waitFor(async () => expect((await extension.api.sync.state()).requests).toHaveLength(1));
  await extension.api.sync.confirm(WEB_ORIGIN, true);
  await web.api.sync.confirm('extension', true);
  await coresInStep(extension, web);
}

export async function coresInStep(...cores: Core[]): Promise<void> {
  await vi.waitFor(async () => {
    for (const one of cores) expect(await one.api.sync.state()).toMatchObject({ status: 'in-step' });
  }, 5000);
}
