/** The content script in a real page without the rest of the extension: bundled, in an isolated world, against a core that only listens. */
import type { CDPSession, Page } from 'playwright-core';
import { build, type Rollup } from 'vite';
import type { Candidate, FromPage, PageCall } from '../../src/link/messages.ts';
import type { World, WorldOptions } from './page-world.entry.ts';

declare const world: World;

const NAME = 'ringside-test';
let bundled: Promise<string> | undefined;

/** `src/page` with its guessing and the listening core, as one script that reads `OPTIONS`. */
function bundle(): Promise<string> {
  bundled ??= build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, target: 'chrome128', minify: false, lib: { entry: new URL('page-world.entry.ts', import.meta.url).pathname, formats: ['iife'], name: 'unused' } },
  }).then((made) => (made as Rollup.RollupOutput[])[0]!.output[0].code);
  return bundled;
}

export interface PageWorld {
  /** Runs in the script's isolated world, in the top frame unless told otherwise. */
  run<Out>(work: () => Out, frame?: number): Promise<Out>;
  heard(frame?: number): Promise<FromPage[]>;
  /** Candidates that stand, by the messages so far. */
  standing(frame?: number): Promise<Candidate[]>;
  /** What is told of calls: the last state of each, in order of appearance. */
  calls(): Promise<PageCall[]>;
  /** How many frames the script runs in. */
  frames(): number;
}

/** Puts the script into every document that the page loads from now on. */
export async function injectInto(page: Page, options: WorldOptions & { manual?: boolean } = {}): Promise<PageWorld> {
  const cdp = await page.context().newCDPSession(page);
  const contexts = contextsOf(cdp);
  await cdp.send('Runtime.enable');
  await cdp.send('Page.enable');
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', { worldName: NAME, source: `{ const OPTIONS = ${JSON.stringify(options)}; ${await bundle()} }` });

  async function run<Out>(work: () => Out, frame = 0): Promise<Out> {
    const contextId = contexts()[frame];
    if (contextId === undefined) throw new Error(`The script runs in ${contexts().length} frames only.`);
    const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', { contextId, expression: `(${String(work)})()`, returnByValue: true, awaitPromise: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as Out;
  }
  const heard = (frame?: number) => run(() => world.heard, frame);
  return {
    run,
    heard,
    frames: () => contexts().length,
    async standing(frame) {
      const standing = new Map<number, Candidate>();
      for (const message of await heard(frame)) {
        if (message.t !== 'seen') continue;
        for (const id of message.gone) standing.delete(id);
        for (const candidate of message.add) standing.set(candidate.id, candidate);
      }
      return [...standing.values()];
    },
    async calls() {
      const calls = new Map<string, PageCall>();
      for (const message of await heard()) if (message.t === 'call') calls.set(message.call.key, message.call);
      return [...calls.values()];
    },
  };
}

/** Ids of the isolated worlds that live, oldest first. */
function contextsOf(cdp: CDPSession): () => number[] {
  const ids = new Set<number>();
  cdp.on('Runtime.executionContextCreated', ({ context }) => context.name === NAME && ids.add(context.id));
  cdp.on('Runtime.executionContextDestroyed', ({ executionContextId }) => ids.delete(executionContextId));
  cdp.on('Runtime.executionContextsCleared', () => ids.clear());
  return () => [...ids];
}

/** Texts of candidates, without their context. */
export const textsOf = (candidates: readonly Candidate[]): string[] => candidates.map(({ text, start, end }) => text.slice(start, end));
