/** New versions of the web app: found, announced, and applied in all tabs at once when the agent says so. */
import { Workbox } from 'workbox-window';
import type { Updates, UpdateState } from '../ui/host.ts';

/** Held shared by every tab with unsaved typing, and exclusively by an update under way. */
const LOCK = 'ringside-unsaved';
/** How often a page that stays open asks for a new version (ms). */
const EVERY = 60 * 60_000;

export interface UpdateWorld {
  workbox: Pick<Workbox, 'addEventListener' | 'register' | 'update' | 'messageSkipWaiting'>;
  locks: Pick<LockManager, 'request'>;
  /** Calls back when another version has taken over all tabs. */
  onTakeOver(listener: () => void): void;
  reload(): void;
}

export function browserWorld(): UpdateWorld {
  return {
    workbox: new Workbox('sw.js'),
    locks: navigator.locks,
    onTakeOver: (listener) => navigator.serviceWorker.addEventListener('controllerchange', listener),
    reload: () => location.reload(),
  };
}

export function watchUpdates({ workbox, locks, onTakeOver, reload }: UpdateWorld): Updates {
  const listeners = new Set<(state: UpdateState) => void>();
  let state: UpdateState = 'none';
  function become(next: UpdateState): void {
    state = next;
    for (const listener of listeners) listener(state);
  }
  const look = () => void workbox.update().catch(() => undefined);
  workbox.addEventListener('waiting', () => become('ready'));
  onTakeOver(reload);
  void workbox.register().then(() => setInterval(look, EVERY));

  return {
    onState(listener) {
      listener(state);
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    apply() {
      if (state !== 'ready' && state !== 'held') return;
      void locks.request(LOCK, { ifAvailable: true }, (lock) => {
        if (!lock) return become('held');
        become('applying');
        workbox.messageSkipWaiting();
        return untilReload();
      });
    },
    hold() {
      const done = Promise.withResolvers<void>();
      void locks.request(LOCK, { mode: 'shared' }, () => done.promise);
      return done.resolve;
    },
  };
}

/** Keeps the lock, so that no form can be begun in another tab before it loads the new version too. */
function untilReload(): Promise<never> {
  return new Promise(() => undefined);
}
