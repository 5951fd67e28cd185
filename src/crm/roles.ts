/** Roles of the data set: the built-in ones, which may be changed, and an administrator's own. */
import { CrmError } from '../domain/errors.ts';
import { ADMINISTRATOR, ROLE_SETTING, isBuiltIn, isPermission, rolesOf, withViews } from '../domain/permissions.ts';
import type { RoleDefinition } from '../domain/permissions.ts';
import { MAX_NAME } from '../domain/fields.ts';
import { newId } from '../domain/ids.ts';
import type { Role } from '../domain/records.ts';
import { allRows } from '../storage/rows.ts';
import type { Context, Who } from './context.ts';
import type { Settings } from './settings.ts';
import { setSetting } from './settings.ts';
import { visible } from './view.ts';

export function listRoles(settings: Pick<Settings, 'all'>): RoleDefinition[] {
  return rolesOf(settings.all());
}

/** Makes or changes a role; views that its other permissions need come with them. Throws `validation`. */
export async function saveRole(context: Context, who: Who, role: { id?: string; name?: string; permissions: readonly string[] }): Promise<{ id: string }> {
  const id = role.id ?? newId();
  if (id === ADMINISTRATOR) throw new CrmError('permission', { permission: 'admin' });
  const permissions = Array.isArray(role.permissions) ? role.permissions.filter(isPermission) : [];
  if (permissions.length !== role.permissions?.length || permissions.includes('admin')) throw new CrmError('validation', { field: 'permissions', rule: 'not-in-list' });
  await setSetting(context, who, ROLE_SETTING + id, { ...(!isBuiltIn(id) && { name: nameOf(role.name) }), permissions: withViews(permissions) });
  return { id };
}

/** Takes a role away, or gives a built-in one its own permissions back. Throws `conflict` while an agent has it. */
export async function removeRole(context: Context, who: Who, id: Role): Promise<void> {
  if (!isBuiltIn(id)) {
    const holder = visible(context, await allRows(context.storage, 'agent')).find(({ role }) => role === id);
    if (holder) throw new CrmError('conflict', { record: holder.id, fields: ['role'] });
  }
  await setSetting(context, who, ROLE_SETTING + id, null);
}

function nameOf(name: unknown): string {
  const text = typeof name === 'string' ? name.trim() : '';
  if (text === '') throw new CrmError('validation', { field: 'name', rule: 'required' });
  if (text.length > MAX_NAME) throw new CrmError('validation', { field: 'name', rule: 'too-long', limit: MAX_NAME });
  return text;
}
