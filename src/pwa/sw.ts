/** The web app offline: everything is precached, an address that names a contact is answered without the network. */
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { popRoute } from './pop-route.ts';

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: { url: string; revision: string | null }[] };

const scope = self.registration.scope;

// Before the precache, which knows `pop/` as a page of its own.
registerRoute(
  ({ request, url }) => request.mode === 'navigate' && popRoute(url, scope) !== null,
  async ({ url }) => Response.redirect(`${scope}#${popRoute(url, scope)}`),
);
precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
registerRoute(new NavigationRoute(createHandlerBoundToURL('index.html')));

// A new version waits until the agent asks for it: it must never take the page from under a form.
self.addEventListener('message', ({ data }) => {
  if (data?.type === 'SKIP_WAITING') void self.skipWaiting();
});
