import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { autosave, RETRY, type AutosaveState } from './autosave.ts';

/** What the product promises while somebody types, in milliseconds. */
const PROMISE = 250;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('autosave', () => {
  it('saves at least every 250 ms while keys keep coming', async () => {
    const saves: { text: string; at: number }[] = [];
    const saver = autosave(async (text: string) => void saves.push({ text, at: Date.now() }), () => undefined);
    const start = Date.now();
    for (let key = 1; key <= 40; key += 1) {
      saver.put('x'.repeat(key));
      await vi.advanceTimersByTimeAsync(50);
    }
    const gaps = saves.map((save, at) => save.at - (saves[at - 1]?.at ?? start));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(PROMISE);
    expect(saves.length).toBeGreaterThan(8);
  });

  it('never runs two saves at once, and the newest is the last', async () => {
    let running = 0;
    const saved: string[] = [];
    const saver = autosave(async (text: string) => {
      running += 1;
      expect(running).toBe(1);
      await new Promise((done) => setTimeout(done, 400));
      saved.push(text);
      running -= 1;
    }, () => undefined);
    for (const text of ['a', 'ab', 'abc']) {
      saver.put(text);
      await vi.advanceTimersByTimeAsync(200);
    }
    await vi.advanceTimersByTimeAsync(2_000);
    expect(saved.at(-1)).toBe('abc');
  });

  it('keeps what could not be saved and says so', async () => {
    const states: AutosaveState[] = [];
    const saved: string[] = [];
    let broken = true;
    const saver = autosave(async (text: string) => {
      if (broken) throw new Error('down');
      saved.push(text);
    }, (state) => states.push(state));
    saver.put('kept');
    await vi.advanceTimersByTimeAsync(PROMISE);
    expect(states.at(-1)?.error).toBeInstanceOf(Error);
    broken = false;
    await saver.flush();
    expect([saved, states.at(-1)?.error]).toEqual([['kept'], null]);
  });

  it('tries again by itself where nobody types on: storage that was full has room again', async () => {
    const saved: string[] = [];
    let full = true;
    const saver = autosave(async (text: string) => {
      if (full) throw new Error('storage-full');
      saved.push(text);
    }, () => undefined);
    saver.put('kept');
    await vi.advanceTimersByTimeAsync(3 * RETRY);
    full = false;
    await vi.advanceTimersByTimeAsync(RETRY + PROMISE);
    expect(saved).toEqual(['kept']);
  });

  it('drops what is cancelled', async () => {
    const saved: string[] = [];
    const saver = autosave(async (text: string) => void saved.push(text), () => undefined);
    saver.put('gone');
    saver.cancel();
    await vi.advanceTimersByTimeAsync(PROMISE * 2);
    expect(saved).toEqual([]);
  });
});
