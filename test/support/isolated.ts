/** Speaks from a content script's isolated world, as the extension's own script in that page does. */
import type { CDPSession, Page } from 'playwright-core';
import { ENSURE, PAGE_PORT, PROTOCOL } from '../../src/link/messages.ts';

/** Dials until a core is up, and the wait for each answer (ms): as the content script itself does, with more patience. */
const TRIES = 5;
const PATIENCE = 10_000;

/** How long it took (ms), and how many contacts it was said to hold. */
export interface Look {
  took: number;
  found: number;
}

export interface IsolatedLooker {
  /** Asks each text over a Port of its own, the next when the last is answered, `pause` ms after every `each`. */
  inTurn(texts: string[], each: number, pause: number): Promise<Look[]>;
  /** Asks one text after another, `every` ms apart, answered or not: one that stalls holds up no other, as on real pages. */
  apart(texts: string[], every: number): Promise<Look[]>;
}

export async function isolatedLooker(page: Page, extensionId: string): Promise<IsolatedLooker> {
  const session = await page.context().newCDPSession(page);
  const contextId = await worldOf(session, `chrome-extension://${extensionId}`);
  async function evaluate<Out>(expression: string): Promise<Out> {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', { expression, contextId, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as Out;
  }
  await evaluate(`(${connect.toString()})(${[PAGE_PORT, PROTOCOL, ENSURE, TRIES, PATIENCE].map((value) => JSON.stringify(value)).join()})`);
  return {
    inTurn: (texts, each, pause) => evaluate(`ringsideLook.inTurn(${JSON.stringify(texts)}, ${each}, ${pause})`),
    apart: (texts, every) => evaluate(`ringsideLook.apart(${JSON.stringify(texts)}, ${every})`),
  };
}

/** The world of the extension's content script in the page's top frame. */
function worldOf(session: CDPSession, origin: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The content script is not in the page.')), 10_000);
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.origin !== origin) return;
      clearTimeout(timer);
      resolve(context.id);
    });
    void session.send('Runtime.enable');
  });
}

interface Port {
  postMessage(message: unknown): void;
  onDisconnect: { addListener(listener: () => void): void };
  onMessage: { addListener(listener: (message: { t: string; id: number; found: number }) => void): void };
}

declare const chrome: { runtime: { connect(info: { name: string }): Port; sendMessage(message: unknown): Promise<unknown> } };

/** Runs in the isolated world: nothing of this file is there but the arguments. */
async function connect(name: string, protocol: number, ensure: unknown, tries: number, patience: number): Promise<void> {
  const waiting = new Map<number, (found: number) => void>();
  let next = 1;
  let gone = false;

  /** Null where no core answered: its host was not up yet. */
  const dial = (): Promise<Port | null> => new Promise((resolve) => {
    const port = chrome.runtime.connect({ name });
    setTimeout(() => resolve(null), patience);
    port.onDisconnect.addListener(() => (gone = true));
    port.onMessage.addListener((message) => {
      if (message.t === 'ready') resolve(port);
      else if (message.t === 'looked') waiting.get(message.id)?.(message.found);
    });
    port.postMessage({ t: 'hello', v: protocol, host: location.host, lang: '' });
  });

  let port = await dial();
  for (let left = tries; !port && left > 0; left -= 1) {
    await chrome.runtime.sendMessage(ensure).catch(() => undefined);
    port = await dial();
  }
  if (!port) throw new Error('No core answered the content script.');
  gone = false;
  const ask = (text: string): Promise<number> => new Promise((resolve, reject) => {
    const id = next++;
    const late = setTimeout(() => reject(new Error(`No answer to look-up ${id} within ${patience} ms; the Port is ${gone ? 'gone' : 'open'}.`)), patience);
    waiting.set(id, (found) => {
      waiting.delete(id);
      clearTimeout(late);
      resolve(found);
    });
    port.postMessage({ t: 'look', id, kind: 'any', text });
  });
  const wait = (millis: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, millis));
  async function timed(text: string): Promise<{ took: number; found: number }> {
    const start = performance.now();
    const found = await ask(text);
    return { took: performance.now() - start, found };
  }
  const ringsideLook = {
    async inTurn(texts: string[], each: number, pause: number) {
      const looks = [];
      for (const [at, text] of texts.entries()) {
        if (at % each === 0) await wait(pause);
        looks.push(await timed(text));
      }
      return looks;
    },
    async apart(texts: string[], every: number) {
      const looks = [];
      for (const text of texts) {
        looks.push(timed(text));
        await wait(every);
      }
      return Promise.all(looks);
    },
  };
  Object.assign(globalThis, { ringsideLook });
}
