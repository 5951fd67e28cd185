/**
 * Stands in for `openCore` in the worker of bench builds: the core as it ships, and beside it a bare IndexedDB index get,
 * answered by the same worker over the same Port. A look-up whose text is `bare <key>` is the bare one.
 */
import { openCore as open, type Core, type CoreOptions } from '../../src/crm/index.ts';

export const BARE = 'bare ';

/** @public Put in place of src/crm/index.ts by bench-extension.ts, by its path. */
export async function openCore(options: CoreOptions): Promise<Core> {
  const core = await open(options);
  const database = await opened(indexedDB.open(options.name));
  return {
    ...core,
    desk: {
      open(sender, send) {
        const session = core.desk.open(sender, send);
        return {
          close: () => session.close(),
          receive(message) {
            if (message.t !== 'look' || !message.text.startsWith(BARE)) return session.receive(message);
            void bareGet(database, message.text.slice(BARE.length)).then((row) => send({ t: 'looked', id: message.id, found: row ? 1 : 0 }));
          },
        };
      },
    },
  };
}

function bareGet(database: IDBDatabase, key: string): Promise<unknown> {
  return opened(database.transaction('customers', 'readonly').objectStore('customers').index('keys').get(key));
}

function opened<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB request failed'));
  });
}
