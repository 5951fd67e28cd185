import { browser } from 'wxt/browser';
import type { Browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { PICKER_PORT } from '../src/link/messages.ts';
import { serve } from '../src/page/picker/start.ts';

/** Under which a frame knows that it has a picker; the isolated world is ours, so no page sees it. */
const HERE = 'ringside-picker';

/** Put into the frames of one tab while the agent teaches its softphone; pages cannot open a Port to it. */
export default defineUnlistedScript(() => {
  if (Reflect.has(globalThis, HERE)) return;
  Reflect.set(globalThis, HERE, true);
  const accept = (port: Browser.runtime.Port): void => {
    if (port.name !== PICKER_PORT || port.sender?.id !== browser.runtime.id) return;
    browser.runtime.onConnect.removeListener(accept);
    port.onDisconnect.addListener(() => void Reflect.deleteProperty(globalThis, HERE));
    serve(document, port);
  };
  browser.runtime.onConnect.addListener(accept);
});
