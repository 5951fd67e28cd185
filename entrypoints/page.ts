import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { Guess } from '../src/page/sighting.ts';
import { start } from '../src/page/start.ts';
import { GUESS } from './shared/guess.ts';

/**
 * Put into every frame by the manifest. An unlisted script: WXT's own content scripts announce themselves to the page.
 * The greeting of open tabs may reach a frame that the manifest reached already; its world is the same, and one is enough.
 */
export default defineUnlistedScript(() => {
  if (Reflect.has(globalThis, GUESS)) return;
  Reflect.set(globalThis, GUESS, null);
  start({ document, runtime: browser.runtime, load, signal: new AbortController().signal });
});

function load(take: (guess: Guess) => void): void {
  Reflect.set(globalThis, GUESS, take);
  void browser.runtime.sendMessage(GUESS).catch(() => {});
}
