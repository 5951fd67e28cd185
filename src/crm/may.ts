/** What a role may do, by the data set's settings. */
import { CrmError } from '../domain/errors.ts';
import { ROLE_SETTING, isBuiltIn, permissionsOf } from '../domain/permissions.ts';
import type { May } from '../domain/permissions.ts';
import type { Role } from '../domain/records.ts';
import type { Context } from './context.ts';

export function mayOf(context: Pick<Context, 'settings'>, role: Role): May {
  const granted = permissionsOf(role, (name) => context.settings.get<unknown>(name, null));
  return (permission) => granted.has(permission);
}

/** Throws `validation` for a role that is not there, which would leave the agent with no permission. */
export function checkRole(context: Pick<Context, 'settings'>, role: unknown): void {
  const known = typeof role === 'string' && (isBuiltIn(role) || context.settings.get<unknown>(ROLE_SETTING + role, null) !== null);
  if (!known) throw new CrmError('validation', { field: 'role', rule: 'not-in-list' });
}
