/** Addresses the installed app is asked to open while its window stands already: it goes there without being loaded again, so that nothing typed is lost. */
import { routeOf } from './route-of.ts';

/** The service worker names a place when the agent clicked a reminder. */
export function followNotifications(view: Window = window): void {
  view.navigator.serviceWorker?.addEventListener('message', ({ data }) => {
    if (data?.type === 'GO' && typeof data.route === 'string' && data.route.startsWith('/')) view.location.hash = data.route;
  });
}

/** https://wicg.github.io/web-app-launch/ ; Chromium has it. */
interface LaunchQueue {
  setConsumer(consumer: (launch: { targetURL?: string }) => void): void;
}

export function followLaunches(view: Window & { launchQueue?: LaunchQueue } = window): void {
  view.launchQueue?.setConsumer(({ targetURL }) => {
    if (!targetURL) return;
    const address = new URL(targetURL);
    const scope = new URL('./', view.document.baseURI).href;
    const route = routeOf(address, scope) ?? address.hash.slice(1);
    if (route) view.location.hash = route;
  });
}
