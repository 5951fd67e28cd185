import { browser } from 'wxt/browser';
import { GUESS } from '../shared/guess.ts';

/** Few frames show numbers beside buttons; only those carry the code that guesses calls where there is no recipe. */
export function offerGuess(): void {
  browser.runtime.onMessage.addListener((message: unknown, { tab, frameId = 0 }) => {
    if (message !== GUESS || tab?.id === undefined) return;
    void browser.scripting.executeScript({ target: { tabId: tab.id, frameIds: [frameId] }, files: ['/guess.js'], injectImmediately: true }).catch(() => {});
  });
}
