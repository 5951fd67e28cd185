/** Whether a screen of ours is before the agent's eyes in a window: its panel, the app in its tab in front, or a window of the panel's own. */
import { browser } from 'wxt/browser';

interface Question {
  panelOf: number;
}

export async function isInView(windowId: number): Promise<boolean> {
  const front = await browser.tabs.query({ active: true });
  return front.some((tab) => isOurs(tab.url) && (tab.windowId === windowId || tab.url?.includes('/sidepanel.html'))) || hasPanel(windowId);
}

/** Chromium tells of no side panel in which window it stands (its context has window -1), so the panels are asked. */
async function hasPanel(windowId: number): Promise<boolean> {
  const answer: unknown = await browser.runtime.sendMessage({ panelOf: windowId } satisfies Question).catch(() => false);
  return answer === true;
}

/** For a page of the extension; only one beside a page answers. */
export async function answerForPanel(): Promise<void> {
  if (await browser.tabs.getCurrent()) return;
  const own = await browser.windows.getCurrent();
  browser.runtime.onMessage.addListener((message: unknown, _sender, answer) => {
    if (isQuestion(message) && message.panelOf === own.id) answer(true);
  });
}

function isOurs(url: string | undefined): boolean {
  return url?.startsWith(browser.runtime.getURL('/')) === true;
}

function isQuestion(message: unknown): message is Question {
  return typeof message === 'object' && message !== null && 'panelOf' in message;
}
