import { browser } from 'wxt/browser';

const URL = '/offscreen.html';
let creating: Promise<void> | undefined;

/** The offscreen document, created once however many ask for it at a time; a second one is refused by the browser. */
export function ensureOffscreen(): Promise<void> {
  creating ??= create().finally(() => (creating = undefined));
  return creating;
}

async function create(): Promise<void> {
  const open = await browser.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] });
  if (open.length > 0) return;
  await browser.offscreen.createDocument({
    url: URL,
    reasons: ['WORKERS'],
    justification: 'Keeps the worker with the customer database running while pages may show a call.',
  });
}
