import { expect, test, vi } from 'vitest';
import type { UpdateState } from '../ui/host.ts';
import { watchUpdates, type UpdateWorld } from './updates.ts';

/** One lock manager, as the tabs of one origin share it: enough of it for one name. */
function sharedLocks(): UpdateWorld['locks'] {
  let holders = 0;
  let exclusive = false;
  async function request(_name: string, options: LockOptions, work: (lock: Lock | null) => unknown): Promise<unknown> {
    const wanted = options.mode ?? 'exclusive';
    const free = wanted === 'shared' ? !exclusive : holders === 0;
    if (!free && options.ifAvailable) return work(null);
    holders += 1;
    exclusive = wanted === 'exclusive';
    try {
      return await work({ name: _name, mode: wanted });
    } finally {
      holders -= 1;
    }
  }
  return { request: request as LockManager['request'] };
}

function tab(locks: UpdateWorld['locks']) {
  let found = (): void => undefined;
  let takeOver = (): void => undefined;
  const workbox = {
    addEventListener: vi.fn((_type: string, listener: () => void) => void (found = listener)),
    register: vi.fn(() => new Promise<never>(() => undefined)),
    update: vi.fn(async () => undefined),
    messageSkipWaiting: vi.fn(),
  };
  const reload = vi.fn();
  const updates = watchUpdates({ workbox: workbox as unknown as UpdateWorld['workbox'], locks, onTakeOver: (listener) => void (takeOver = listener), reload });
  const states: UpdateState[] = [];
  updates.onState((state) => states.push(state));
  return { updates, states, workbox, reload, found: () => found(), takeOver: () => takeOver() };
}

test('a new version waits for the agent, then all tabs load it', () => {
  const one = tab(sharedLocks());
  one.updates.apply();
  expect(one.workbox.messageSkipWaiting).not.toHaveBeenCalled();
  one.found();
  expect(one.reload).not.toHaveBeenCalled();
  one.updates.apply();
  expect(one.workbox.messageSkipWaiting).toHaveBeenCalledOnce();
  expect(one.states).toEqual(['none', 'ready', 'applying']);
  one.takeOver();
  expect(one.reload).toHaveBeenCalledOnce();
});

test('a form open in any tab holds it until it is closed', async () => {
  const locks = sharedLocks();
  const [one, other] = [tab(locks), tab(locks)];
  const release = other.updates.hold();
  one.found();
  one.updates.apply();
  expect(one.states).toEqual(['none', 'ready', 'held']);
  expect(one.workbox.messageSkipWaiting).not.toHaveBeenCalled();
  release();
  await vi.waitFor(() => {
    one.updates.apply();
    expect(one.workbox.messageSkipWaiting).toHaveBeenCalled();
  });
  expect(one.states.at(-1)).toBe('applying');
});
