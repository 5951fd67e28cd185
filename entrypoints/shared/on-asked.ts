/** Takes what the agent asked for outside our screens. */
import { browser } from 'wxt/browser';
import type { Asked } from '../../src/ui/host.ts';
import { ASKED, type Left } from './asked.ts';

/** What no screen took within this time (ms) is no longer wanted. */
const STALE = 60_000;

/** Calls `listener` with what was left before, and with what is left from now on. A screen out of sight leaves it to the one that is looked at. */
export function onAsked(listener: (asked: Asked) => void): () => void {
  async function take(): Promise<void> {
    if (document.visibilityState === 'hidden') return;
    const left = (await browser.storage.session.get(ASKED))[ASKED] as Left | undefined;
    if (!left) return;
    await browser.storage.session.remove(ASKED);
    if (Date.now() - left.at < STALE) listener(left.asked);
  }
  const changed = (changes: Record<string, { newValue?: unknown }>) => {
    if (changes[ASKED]?.newValue !== undefined) void take();
  };
  const seen = () => void take();
  browser.storage.session.onChanged.addListener(changed);
  document.addEventListener('visibilitychange', seen);
  seen();
  return () => {
    browser.storage.session.onChanged.removeListener(changed);
    document.removeEventListener('visibilitychange', seen);
  };
}
