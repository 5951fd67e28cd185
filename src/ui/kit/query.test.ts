import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderHook, stubPage } from '../../../test/support/render-hook.ts';
import type { CrmEvent } from '../../domain/views.ts';
import type { Host } from '../host.ts';
import { forgetAnswers, useQuery } from './query.ts';

function eventHost() {
  const listeners = new Set<(event: CrmEvent) => void>();
  const host = { crm: {}, onEvent: (listener: (event: CrmEvent) => void) => (listeners.add(listener), () => listeners.delete(listener)) } as unknown as Host;
  return { host, listeners, emit: (event: CrmEvent) => listeners.forEach((listener) => listener(event)) };
}

const changed = (type: 'customer' | 'task'): CrmEvent => ({ type: 'changed', path: 'typed', records: [{ type, id: 'x' }] });

beforeEach(() => {
  stubPage();
  forgetAnswers();
  vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

describe('useQuery', () => {
  it.each([
    [changed('customer'), 2],
    [changed('task'), 1],
    [{ type: 'changed', path: 'import', records: 'many' } as CrmEvent, 2],
    [{ type: 'device' } as CrmEvent, 1],
  ])('reads again after %j: %d readings', async (event, readings) => {
    const { host, emit } = eventHost();
    let reads = 0;
    const hooked = renderHook(host, () => useQuery({ key: 'a', on: ['customer'], read: async () => (reads += 1) }));
    await vi.advanceTimersByTimeAsync(200);
    emit(event);
    await vi.advanceTimersByTimeAsync(200);
    expect([reads, hooked.now.data]).toEqual([readings, readings]);
  });

  it('reads at most ten times a second under an import, and once more after its end', async () => {
    const { host, emit } = eventHost();
    let [reads, truth] = [0, 0];
    const hooked = renderHook(host, () => useQuery({ key: 'b', on: ['customer'], read: async () => ((reads += 1), truth) }));
    for (truth = 1; truth < 1000; truth += 1) {
      emit(changed('customer'));
      await vi.advanceTimersByTimeAsync(1);
    }
    await vi.advanceTimersByTimeAsync(300);
    expect(reads).toBeLessThan(15);
    expect(hooked.now.data).toBe(1000);
  });

  it('shows what it knew when a screen comes back, and keeps it when a reading fails', async () => {
    const { host, listeners } = eventHost();
    const first = renderHook(host, () => useQuery({ key: 'c', on: [], read: async () => 'known' }));
    await vi.advanceTimersByTimeAsync(200);
    first.unmount();
    await vi.advanceTimersByTimeAsync(200);
    expect(listeners.size).toBe(0);
    const second = renderHook(host, () => useQuery<string>({ key: 'c', on: [], read: () => Promise.reject(new Error('down')) }));
    expect(second.now.data).toBe('known');
    await vi.advanceTimersByTimeAsync(200);
    expect([second.now.data, second.now.error]).toEqual(['known', expect.any(Error)]);
  });
});
