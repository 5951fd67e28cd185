/**
 * Bundled by core.ts and run in a page of Ringside's origin, beside the shipped code: another page of the core, over the
 * real link. The shipped bundles carry nothing for tests.
 */
import { toPlainError } from '../../src/domain/errors.ts';
import type { CrmEvent } from '../../src/domain/views.ts';
import { connect, type Link } from '../../src/link/connect.ts';
import { controlOf } from '../../src/link/frames.ts';
import { messagePortWire, type Wire } from '../../src/link/wire.ts';

export interface CoreAddress {
  url: string;
  name?: string;
  /** As the shipped page says it: a worker is met under the same type only. */
  type?: WorkerType;
}

export type Answer = { value: unknown } | { error: ReturnType<typeof toPlainError> };

export interface CoreClient {
  call(path: readonly string[], args: unknown[]): Promise<Answer>;
  /** What the core pushes. */
  onEvent(listener: (event: CrmEvent) => void): void;
}

declare global {
  var ringsideCore: CoreClient | undefined;
}

type Callable = { [name: string]: Callable } & ((...args: unknown[]) => Promise<unknown>);

export async function attach(address: CoreAddress): Promise<void> {
  const open = () => messagePortWire(new SharedWorker(address.url, { ...(address.name !== undefined && { name: address.name }), ...(address.type && { type: address.type }) }).port);
  // A page of another build would make the core retire; a test speaks as one of the build that runs.
  const link: Link<object> = connect<object>(open, { build: await buildOf(open) });
  globalThis.ringsideCore = {
    onEvent: link.onEvent,
    async call(path, args) {
      try {
        return { value: await path.reduce((at, name) => at[name]!, link.crm as Callable)(...args) };
      } catch (thrown) {
        return { error: toPlainError(thrown) };
      }
    },
  };
}

/** Greets as nobody and hears which build answers. */
export function buildOf(open: () => Wire): Promise<string> {
  return new Promise((resolve) => {
    const wire = open();
    wire.listen({
      message(data) {
        const message = controlOf(data);
        if (!message || !('link' in message) || message.link !== 'welcome') return;
        wire.close();
        resolve(message.build);
      },
      down: () => undefined,
    });
    wire.send({ link: 'hello', build: '' });
  });
}
