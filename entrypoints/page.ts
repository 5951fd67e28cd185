import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { MakeSoftphone } from '../src/page/phone-gate.ts';
import { start } from '../src/page/start.ts';
import { SOFTPHONE } from './shared/softphone.ts';

/**
 * Put into every frame by the manifest. An unlisted script: WXT's own content scripts announce themselves to the page.
 * The greeting of open tabs may reach a frame that the manifest reached already; its world is the same, and one is enough.
 */
export default defineUnlistedScript(() => {
  if (Reflect.has(globalThis, SOFTPHONE)) return;
  Reflect.set(globalThis, SOFTPHONE, null);
  start({ document, runtime: browser.runtime, load, signal: new AbortController().signal });
});

function load(take: (make: MakeSoftphone) => void): void {
  Reflect.set(globalThis, SOFTPHONE, take);
  void browser.runtime.sendMessage(SOFTPHONE).catch(() => {});
}
