/** Words and choices of roles. */
import { isBuiltIn, type RoleDefinition } from '../../domain/permissions.ts';
import { t } from '../../i18n/index.ts';
import type { Choice } from './field.tsx';

/** A built-in role's word, or the name an administrator gave. */
export function roleWord(role: Pick<RoleDefinition, 'id' | 'name'>): string {
  if (!isBuiltIn(role.id)) return role.name ?? t('settings.roleGone');
  return t(`settings.role.${role.id as 'administrator' | 'supervisor' | 'agent' | 'viewer'}`);
}

/** Every role; `value` stays a choice when it was deleted elsewhere. */
export function roleChoices(roles: readonly RoleDefinition[], value?: string): Choice[] {
  const known = roles.map((role) => ({ value: role.id, label: roleWord(role) }));
  return value === undefined || roles.some(({ id }) => id === value) ? known : [...known, { value, label: t('settings.roleGone') }];
}
