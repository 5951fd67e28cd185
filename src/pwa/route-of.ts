/**
 * The app's own route for an address within its scope; null for the app's page itself. `…/pop?phone=…` (`email=`, `case=`,
 * `account=`) names a contact: its values go on as they came, and the core does nothing with them but look up.
 */
export function routeOf(address: URL, scope: string): string | null {
  const path = address.pathname.slice(new URL(scope).pathname.length).replace(/(^|\/)index\.html$|\/$/, '');
  return path === '' ? null : `/${path}${address.search}`;
}
