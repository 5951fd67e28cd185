/** Opens the panel beside the page. The browsers want it called straight in the listener of a gesture, before any `await`. */
import { browser } from 'wxt/browser';
import type { Asked } from '../../src/ui/host.ts';
import { leaveAsked } from './asked.ts';
import { openApp } from './open-app.ts';

/** What of Firefox's sidebar API is used; the types at hand are Chromium's. */
interface Sidebar {
  open(): Promise<void>;
  toggle(): Promise<void>;
}

/** Beside the window's page, or as the full view in a tab where the browser refuses; `asked` is brought up there. */
export function openBeside(windowId: number, asked?: Asked): void {
  openPanel(windowId).catch(() => openApp());
  if (asked) void leaveAsked(asked);
}

export function toggleSidebar(): void {
  void sidebar().toggle();
}

function openPanel(windowId: number): Promise<void> {
  return import.meta.env.BROWSER === 'firefox' ? sidebar().open() : browser.sidePanel.open({ windowId });
}

function sidebar(): Sidebar {
  return (browser as unknown as { sidebarAction: Sidebar }).sidebarAction;
}
