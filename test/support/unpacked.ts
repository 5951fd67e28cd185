/** Unpacked extensions over the debugging pipe: the one way into branded Chrome, and to an extension's reload. */
import { realpathSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import type { CDPSession } from 'playwright-core';

/** The `Extensions` domain answers over the pipe only; Playwright's types do not know it. */
interface ExtensionsDomain {
  send(method: 'Extensions.loadUnpacked', params: { path: string }): Promise<{ id: string }>;
  send(method: 'Extensions.getExtensions'): Promise<{ extensions: { id: string; path: string }[] }>;
}

/** Longest wait for the browser to load it at its start, and step (ms). */
const LOADING = 15_000;
const POLL = 50;

/** Loads the folder's extension, or loads it again, and gives its id. */
export async function loadUnpacked(cdp: CDPSession, path: string): Promise<string> {
  return (await (cdp as unknown as ExtensionsDomain).send('Extensions.loadUnpacked', { path })).id;
}

/** Id of the extension named by `--load-extension`, which the browser loads while it starts. */
export async function loadedId(cdp: CDPSession, extension: string): Promise<string> {
  const folder = realpathSync(extension);
  for (let waited = 0; waited < LOADING; waited += POLL) {
    const { extensions } = await (cdp as unknown as ExtensionsDomain).send('Extensions.getExtensions');
    const found = extensions.find((each) => each.path === folder);
    if (found) return found.id;
    await setTimeout(POLL);
  }
  throw new Error(`The browser did not load the extension in ${extension}.`);
}
