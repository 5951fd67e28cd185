/** Real cores over fake-indexeddb, closed after each test. Import `fake-indexeddb/auto` first. */
import { afterEach } from 'vitest';
import { openCore } from '../../src/crm/index.ts';
import type { Core, CoreOptions } from '../../src/crm/index.ts';
import { newId } from '../../src/domain/ids.ts';

const open: Core[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((core) => core.close()));
});

export async function testCore(options: Partial<CoreOptions> = {}): Promise<Core> {
  const core = await openCore({ name: newId(), clock: Date.now, ...options });
  open.push(core);
  return core;
}

/** A map of one element under a new id. */
export function one<T>(element: T): Record<string, T> {
  return { [newId()]: element };
}
