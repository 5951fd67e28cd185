/** Chromium: a service worker that starts the core's document and speaks to the browser. Firefox: the event page that is the core's home. */
import { defineBackground } from 'wxt/utils/define-background';
import { startEventPage } from './event-page.ts';
import { startServiceWorker } from './service-worker.ts';

export default defineBackground(() => {
  if (import.meta.env.BROWSER === 'firefox') startEventPage();
  else startServiceWorker();
});
