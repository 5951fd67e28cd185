/** Cores joined as a Port would join them: JSON only, one task later. */
import { expect, vi } from 'vitest';
import type { Core } from '../../src/crm/index.ts';

export const ORIGIN = 'https://app.example.com';

export interface Joined {
  cut(): void;
  /** Every frame that went over, in order. */
  frames: { f: string; [name: string]: unknown }[];
}

export function joinCores(extension: Core, web: Core, origin = ORIGIN): Joined {
  const frames: Joined['frames'] = [];
  const pass = (data: unknown, to: () => { receive(data: unknown): void }): void => {
    const text = JSON.stringify(data);
    frames.push(JSON.parse(text) as Joined['frames'][number]);
    setTimeout(() => to().receive(JSON.parse(text)), 0);
  };
  const a = extension.openPeer(origin, (data) => pass(data, () => b));
  const b = web.openPeer('extension', (data) => pass(data, () => a));
  return { frames, cut: () => (a.close(), b.close()) };
}

export async function pairCores(extension: Core, web: Core, origin = ORIGIN): Promise<void> {
  await web.api.sync.request();
  await vi.waitFor(async () => expect((await extension.api.sync.state()).requests).toHaveLength(1));
  await extension.api.sync.confirm(origin, true);
  await web.api.sync.confirm('extension', true);
  await inStep(web);
}

export async function inStep(...cores: Core[]): Promise<void> {
  await vi.waitFor(async () => {
    for (const one of cores) expect(await one.api.sync.state()).toMatchObject({ status: 'in-step' });
  }, 5000);
}
