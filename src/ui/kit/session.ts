/** Who is signed in on this device and what they may do; a control asks here whether it can be used, the core asks again. */
import { permissionsOf, type May, type Permission } from '../../domain/permissions.ts';
import type { SessionView } from '../../domain/views.ts';
import { t } from '../../i18n/index.ts';
import { signal, type Signal } from '@preact/signals';
import type { Host } from '../host.ts';
import { useHost } from './host-context.tsx';

/** One for each page: every button may ask, the core is asked once. */
const stores = new WeakMap<Host, Signal<SessionView | undefined>>();

/** Absent until the first answer; reading it while rendering subscribes. */
export function useSession(): SessionView | undefined {
  const host = useHost();
  const known = stores.get(host) ?? follow(host);
  return known.value;
}

function follow(host: Host): Signal<SessionView | undefined> {
  const store = signal<SessionView | undefined>(undefined);
  stores.set(host, store);
  const read = (): void => void host.crm.session.state().then((session) => void (store.value = session), () => undefined);
  host.onEvent((event) => {
    if (event.type === 'session') store.value = event.session;
  });
  // A core that was replaced meanwhile may be locked, or somebody else's.
  host.onLink((state) => state === 'up' && read());
  read();
  return store;
}

/** Until the first answer everything is offered: most agents may, and the core refuses the rest. */
export function useMay(): May {
  const session = useSession();
  return (permission) => !session || session.permissions.includes(permission);
}

/** What a button that needs a permission is given: disabled with the reason, or nothing. */
export function useGuard(): (permission: Permission) => { disabled?: boolean; reason?: string } {
  const may = useMay();
  return (permission) => (may(permission) ? {} : { disabled: true, reason: t('permission.missing', { permission: permissionWord(permission) }) });
}

/** `Delete cases`; a permission of a later version is shown as it is called. */
export function permissionWord(permission: string): string {
  if (permission !== 'sign-in' && !permissionsOf('administrator', () => null).has(permission as Permission)) return permission;
  return t(`permission.${permission as Permission | 'sign-in'}`);
}
