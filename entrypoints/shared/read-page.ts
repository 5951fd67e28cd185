/** What the agent asked to be taken from a page: the text selected in it, and what it is called. Nothing runs there until then. */
import { browser } from 'wxt/browser';
import type { PageText } from '../../src/ui/host.ts';

/** Rejects where the browser lets no extension in: its own pages, its store. */
export async function readPage(tab: number): Promise<PageText> {
  const frames = await browser.scripting.executeScript({ target: { tabId: tab, allFrames: true }, func: selected, injectImmediately: true });
  const read = frames.flatMap(({ result }) => (result ? [result as PageText] : []));
  // Webmail shows messages in frames: the one with a selection is meant.
  return read.find(({ text }) => text !== '') ?? read[0] ?? { subject: '', text: '' };
}

/** Runs in the page, alone: it may use nothing from outside. */
function selected(): { subject: string; text: string } {
  const selection = getSelection();
  const text = (selection?.toString() ?? '').trim().slice(0, 20_000);
  const at = selection?.anchorNode ?? null;
  const headings = [...document.querySelectorAll<HTMLElement>('h1, h2, h3, [role="heading"]')].filter((one) => one.checkVisibility() && one.innerText.trim() !== '');
  const before = at === null ? undefined : headings.filter((one) => one.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING).at(-1);
  return { subject: (before?.innerText ?? document.title).replace(/\s+/g, ' ').trim().slice(0, 200), text };
}
