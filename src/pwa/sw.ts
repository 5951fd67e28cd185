/** The web app offline: everything is precached, and an address within the app is answered without the network. */
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { routeOf } from './route-of.ts';

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: { url: string; revision: string | null }[] };

precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();

const { scope } = self.registration;
const page = createHandlerBoundToURL('index.html');

// The app routes by what stands after `#`, so that it works in any folder of any host.
registerRoute(
  new NavigationRoute(async (asked) => {
    const route = routeOf(asked.url, scope);
    return route === null ? page(asked) : Response.redirect(`${scope}#${route}`);
  }),
);

// A new version waits until the agent asks for it: it must never take the page from under a form.
self.addEventListener('message', ({ data }) => {
  if (data?.type === 'SKIP_WAITING') void self.skipWaiting();
});

// A reminder was clicked: the app comes up at its task, in the window that stands open where there is one.
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(bringUp(String(event.notification.data?.route ?? '/tasks')));
});

async function bringUp(route: string): Promise<void> {
  const [open] = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (!open) return void (await self.clients.openWindow(`${scope}#${route}`));
  open.postMessage({ type: 'GO', route });
  await open.focus();
}
