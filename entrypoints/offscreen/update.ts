/** An open offscreen document holds an update of the extension back, so the update is taken when no call is in progress. */
import { browser } from 'wxt/browser';
import type { CrmApi } from '../../src/crm/index.ts';
import type { Link } from '../../src/link/connect.ts';
import { UPDATE_NOW, UPDATE_READY } from '../shared/update.ts';

/** A core that does not come to its end in this time (ms) has nothing left to write. */
const END_LIMIT = 5_000;

export function reloadWhenIdle(link: Link<CrmApi>): void {
  let ready = false;
  async function check(): Promise<void> {
    if (!ready) return;
    const calls = await link.crm.calls.list();
    if (!ready || calls.some(({ state }) => state !== 'ended')) return;
    ready = false;
    await reload(link);
  }
  /** A core that cannot be asked now says so by its next event. */
  const look = () => void check().catch(() => undefined);
  browser.runtime.onMessage.addListener((message) => {
    if (message !== UPDATE_READY) return;
    ready = true;
    look();
  });
  link.onEvent((event) => event.type === 'calls' && look());
}

/** The core finishes its writes and ends its worker, which the link hears; then everything of this version goes. */
async function reload(link: Link<CrmApi>): Promise<void> {
  if (link.pass({ link: 'retire' })) {
    await new Promise<void>((resolve) => {
      link.onState((state) => state !== 'up' && resolve());
      setTimeout(resolve, END_LIMIT);
    });
  }
  await browser.runtime.sendMessage(UPDATE_NOW);
}
