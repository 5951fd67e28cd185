/** Leaves what the agent asked for in the page or a notification to the screen that opens for it. */
import { browser } from 'wxt/browser';
import type { Asked } from '../../src/ui/host.ts';

export const ASKED = 'asked';

export interface Left {
  asked: Asked;
  at: number;
}

export function leaveAsked(asked: Asked): Promise<void> {
  return browser.storage.session.set({ [ASKED]: { asked, at: Date.now() } satisfies Left });
}
