import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderHook, stubPage } from '../../../test/support/render-hook.ts';
import type { Draft } from '../../domain/records.ts';
import type { Host } from '../host.ts';
import { draftId, useDraft } from './draft.ts';

/** A core that keeps drafts, and nothing else. */
function draftHost(kept: Partial<Draft>[] = []) {
  const drafts = new Map(kept.map((draft) => [draft.id ?? '', draft]));
  const puts: { fields: unknown; at: number }[] = [];
  const crm = {
    drafts: {
      get: async (id: string) => drafts.get(id) ?? null,
      put: async (draft: Draft) => (puts.push({ fields: draft.fields, at: Date.now() }), drafts.set(draft.id, draft)),
      discard: async (id: string) => drafts.delete(id),
    },
  };
  return { host: { crm, onEvent: () => () => undefined } as unknown as Host, drafts, puts };
}

const options = { type: 'customer', scope: 'call-1', initial: { firstName: 'Callum', lastName: '' } } as const;
const id = draftId('customer', undefined, 'call-1');

beforeEach(() => {
  stubPage();
  vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

describe('useDraft', () => {
  it('starts from what is known and saves typing within 250 ms', async () => {
    const { host, puts } = draftHost();
    const hooked = renderHook(host, () => useDraft(options));
    await vi.advanceTimersByTimeAsync(50);
    expect(hooked.now.fields).toEqual({ firstName: 'Callum', lastName: '' });
    const start = Date.now();
    hooked.now.set('lastName', 'Reddin');
    await vi.advanceTimersByTimeAsync(250);
    expect(puts).toEqual([{ fields: { lastName: 'Reddin' }, at: expect.any(Number) }]);
    expect((puts[0]?.at ?? Infinity) - start).toBeLessThanOrEqual(250);
    expect([hooked.now.fields, hooked.now.savedAt !== null]).toEqual([{ firstName: 'Callum', lastName: 'Reddin' }, true]);
  });

  it('takes up what an earlier visit typed', async () => {
    const { host } = draftHost([{ id, fields: { lastName: 'Reading' }, savedAt: 7 }]);
    const hooked = renderHook(host, () => useDraft(options));
    await vi.advanceTimersByTimeAsync(50);
    expect([hooked.now.fields['lastName'], hooked.now.restored, hooked.now.savedAt]).toEqual(['Reading', true, 7]);
  });

  it('never puts an older visit over a key already pressed', async () => {
    const { host } = draftHost([{ id, fields: { lastName: 'Old', firstName: 'Kept' }, savedAt: 7 }]);
    const hooked = renderHook(host, () => useDraft(options));
    await vi.advanceTimersByTimeAsync(0);
    hooked.now.set('lastName', 'New');
    await vi.advanceTimersByTimeAsync(300);
    expect(hooked.now.fields).toEqual({ firstName: 'Kept', lastName: 'New' });
  });

  it('saves what is left when the form goes', async () => {
    const { host, puts } = draftHost();
    const hooked = renderHook(host, () => useDraft(options));
    await vi.advanceTimersByTimeAsync(50);
    hooked.now.set('lastName', 'R');
    hooked.unmount();
    await vi.advanceTimersByTimeAsync(100);
    expect(puts.map((put) => put.fields)).toEqual([{ lastName: 'R' }]);
  });

  it('throws typing away when told', async () => {
    const { host, drafts } = draftHost();
    const hooked = renderHook(host, () => useDraft(options));
    await vi.advanceTimersByTimeAsync(50);
    hooked.now.set('lastName', 'R');
    await vi.advanceTimersByTimeAsync(300);
    await hooked.now.discard();
    await vi.advanceTimersByTimeAsync(300);
    expect([drafts.size, hooked.now.fields]).toEqual([0, options.initial]);
  });
});
