import type { Page } from 'playwright-core';

/** Texts that our highlight marks in the page's top frame: what a person sees underlined. */
export function painted(page: Page): Promise<string[]> {
  return page.evaluate(() => [...(CSS.highlights.get('ringside-contact') ?? [])].filter(({ startContainer }) => startContainer.isConnected).map((range) => {
    const live = document.createRange();
    live.setStart(range.startContainer, range.startOffset);
    live.setEnd(range.endContainer, range.endOffset);
    return live.toString();
  }));
}
