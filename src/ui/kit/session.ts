/** Who is signed in on this device and what they may do; a control asks here whether it can be used, the core asks again. */
import { permissionsOf, type May, type Permission } from '../../domain/permissions.ts';
import type { SessionView } from '../../domain/views.ts';
import { t } from '../../i18n/index.ts';
import { useHost } from './host-context.tsx';
import { usePushed } from './live.ts';

/** Absent until the first answer. */
export function useSession(): SessionView | undefined {
  const { crm } = useHost();
  return usePushed('session', () => crm.session.state(), (event) => (event.type === 'session' ? event.session : undefined));
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
