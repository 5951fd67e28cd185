/** Firefox: the event page hosts the core itself. `connect` wakes it, and the core is rebuilt from IndexedDB. */
import { browser } from 'wxt/browser';
import { openCore } from '../../src/crm/index.ts';
import { hub } from '../../src/link/hub.ts';
import { CRM_PORT, PAGE_PORT } from '../../src/link/messages.ts';
import { runtimePortWire } from '../../src/link/wire.ts';
import { isOwnPage, pageSender } from '../shared/sender.ts';
import { watchCore } from '../shared/watch-core.ts';
import { offerCommands } from './commands.ts';
import { offerMenus } from './menus.ts';
import { onNotificationClick } from './notify.ts';
import { offerReminders } from './remind.ts';
import { toggleSidebar } from '../shared/open-beside.ts';
import { show } from './show.ts';
import { offerSoftphone } from './softphone.ts';

/** Firefox suspends an event page 30 s after the last event, open Ports or not; a call of its API is one (ms). */
const AWAKE = 20_000;

export function startEventPage(): void {
  const core = hub(
    async () => {
      const opened = await openCore({ name: 'ringside', clock: Date.now });
      watchCore(opened.api, opened.onEvent, (what) => void show(what));
      return opened;
    },
    () => browser.runtime.reload(),
    stayAwake(),
  );
  browser.runtime.onConnect.addListener((port) => {
    const sender = port.name === PAGE_PORT ? pageSender(port.sender) : undefined;
    if (sender) core.servePage(runtimePortWire(port), sender);
    else if (port.name === CRM_PORT && isOwnPage(port.sender)) core.serve(runtimePortWire(port));
    else port.disconnect();
  });
  browser.runtime.onUpdateAvailable.addListener(() => void core.retire());
  browser.action.onClicked.addListener(toggleSidebar);
  offerCommands();
  offerSoftphone();
  offerMenus();
  onNotificationClick();
  offerReminders(core.core);
}

/** Holds the event page while anyone talks to it: a call rings in any of them, and rebuilding the core takes longer than a ring allows. */
function stayAwake(): (attended: boolean) => void {
  let timer: ReturnType<typeof setInterval> | undefined;
  return (attended) => {
    clearInterval(timer);
    if (attended) timer = setInterval(() => void browser.runtime.getPlatformInfo(), AWAKE);
  };
}
