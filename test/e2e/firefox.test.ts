/** The pop as a smoke test in Firefox: its sidebar's page, its core in the event page, its rules for extensions. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchFirefox, type Firefox, type FirefoxPage } from '../support/firefox.ts';
import type { StaticServer } from '../support/serve.ts';
import { startSipPeer, type PlacedCall, type SipPeer } from '../support/sip-peer.ts';
import { serveSoftphone, softphoneUrl } from '../support/softphone.ts';

const NUMBER = '+493023125077';
/** Until a page shows what it should (ms); a busy machine starts Firefox's processes slowly. */
const PATIENCE = { timeout: 15_000, interval: 100 };

let firefox: Firefox;
let peer: SipPeer;
let site: StaticServer;
let panel: FirefoxPage;

beforeAll(async () => {
  [firefox, peer, site] = await Promise.all([launchFirefox(), startSipPeer(), serveSoftphone()]);
  await firefox.open(softphoneUrl(site, peer.url));
  await peer.waitRegistered();
  panel = await firefox.open(firefox.url('sidepanel.html'));
});

afterAll(async () => {
  await firefox?.close();
  await Promise.all([peer?.stop(), site?.stop()]);
});

const text = () => panel.evaluate(() => document.body.innerText, null);

/** The person on the line; without a call the panel has no such heading. */
const caller = () => panel.evaluate(() => document.querySelector('h1')?.innerText ?? null, null);

/** Types into the field as a person does; false while there is none. */
function fill(label: string, value: string): Promise<boolean> {
  return panel.evaluate(
    (field) => {
      const found = [...document.querySelectorAll('label')].find((each) => each.textContent?.startsWith(field.label))?.control as HTMLInputElement | undefined;
      if (!found) return false;
      found.value = field.value;
      found.dispatchEvent(new InputEvent('input', { bubbles: true }));
      return true;
    },
    { label, value },
  );
}

function press(name: string): Promise<boolean> {
  return panel.evaluate((label) => {
    const button = [...document.querySelectorAll('button')].find((each) => each.innerText.startsWith(label));
    button?.click();
    return button !== undefined;
  }, name);
}

async function ring(): Promise<PlacedCall> {
  const call = peer.call({ from: NUMBER });
  await call.ringing;
  return call;
}

async function end(call: PlacedCall): Promise<void> {
  call.cancel();
  await call.ended;
  await expect.poll(text, PATIENCE).not.toContain('Ringing');
}

test('an unknown caller is created from the call, and pops by name the next time', async () => {
  const first = await ring();
  await expect.poll(text, PATIENCE).toContain('Nobody has +49 30 23125 077');
  await fill('First name', 'Greta');
  await fill('Last name', 'Ackermann');
  await press('Create and link');
  await expect.poll(caller, PATIENCE).toBe('Greta Ackermann');
  await end(first);
  const second = await ring();
  await expect.poll(text, PATIENCE).toContain('Ringing');
  await expect.poll(caller, PATIENCE).toBe('Greta Ackermann');
  await end(second);
});
