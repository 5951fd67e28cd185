/** Leaves what the agent asked for in the page or a notification to the screen that opens for it. */
import { browser } from 'wxt/browser';
import type { Asked } from '../../src/ui/host.ts';

const KEY = 'asked';
/** What no screen took within this time (ms) is no longer wanted. */
const STALE = 60_000;

interface Left {
  asked: Asked;
  at: number;
}

export function leaveAsked(asked: Asked): Promise<void> {
  return browser.storage.session.set({ [KEY]: { asked, at: Date.now() } satisfies Left });
}

/** Calls `listener` with what was left before, and with what is left from now on. */
export function onAsked(listener: (asked: Asked) => void): () => void {
  async function take(): Promise<void> {
    const left = (await browser.storage.session.get(KEY))[KEY] as Left | undefined;
    if (!left) return;
    await browser.storage.session.remove(KEY);
    if (Date.now() - left.at < STALE) listener(left.asked);
  }
  const changed = (changes: Record<string, { newValue?: unknown }>) => {
    if (changes[KEY]?.newValue !== undefined) void take();
  };
  browser.storage.session.onChanged.addListener(changed);
  void take();
  return () => browser.storage.session.onChanged.removeListener(changed);
}
