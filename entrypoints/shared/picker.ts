/** Puts the picker into every frame of a tab and speaks with each; all of it ends when the screen that asked closes. */
import { browser } from 'wxt/browser';
import type { Browser } from 'wxt/browser';
import { PICKER_PORT } from '../../src/link/messages.ts';
import type { FromPicker, ToPicker } from '../../src/link/messages.ts';
import type { PickerLink } from '../../src/ui/host.ts';

/** Rejects where the browser lets no extension in: its own pages, its store. Frames that come later are joined by `again`. */
export async function openPicker(tab: number, on: { message(message: FromPicker, frame: number): void; lost(): void }): Promise<PickerLink> {
  const ports = new Map<number, Browser.runtime.Port>();
  let closed = false;

  function join(frame: number): void {
    if (ports.has(frame) || closed) return;
    const port = browser.tabs.connect(tab, { name: PICKER_PORT, frameId: frame });
    ports.set(frame, port);
    port.onMessage.addListener((message: FromPicker) => on.message(message, frame));
    port.onDisconnect.addListener(() => {
      void browser.runtime.lastError;
      if (ports.get(frame) === port) ports.delete(frame);
      if (ports.size === 0 && !closed) on.lost();
    });
  }
  async function again(): Promise<void> {
    const reached = await browser.scripting.executeScript({ target: { tabId: tab, allFrames: true }, files: ['/picker.js'], injectImmediately: true });
    for (const { frameId } of reached) join(frameId);
  }
  await again();
  return {
    again,
    frames: () => [...ports.keys()],
    send(message: ToPicker, frame?: number) {
      for (const [id, port] of ports) if (frame === undefined || id === frame) port.postMessage(message);
    },
    close() {
      closed = true;
      for (const port of ports.values()) port.disconnect();
      ports.clear();
    },
  };
}
