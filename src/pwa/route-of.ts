/**
 * The app's own route for an address that names a contact (`…/pop?phone=…`, `email=`, `case=`, `account=`); null for any
 * other address. The values go on as they came: the core reads them and does nothing with them but look up.
 */
export function popRoute(address: URL, scope: string): string | null {
  const path = address.pathname.slice(new URL(scope).pathname.length);
  return path === 'pop' || path === 'pop/' || path === 'pop/index.html' ? `/pop${address.search}` : null;
}
