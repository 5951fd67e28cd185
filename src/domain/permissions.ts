/**
 * Who may do what (product.md §4). A role is a set of permissions; four are built in and may be changed, an administrator
 * makes others. Enforced by the core on every call, whatever a screen shows; no security against the owner of the device.
 */
import type { RecordType } from './records.ts';
import type { ChangeOp } from './change.ts';

export const PERMISSIONS = [
  'customer.view', 'customer.create', 'customer.edit', 'customer.delete',
  'case.view', 'case.create', 'case.edit', 'case.delete', 'case.followUp', 'case.status',
  'task.view', 'task.create', 'task.edit', 'task.delete', 'task.status',
  'interaction.edit', 'import', 'export', 'history', 'admin',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** Has every permission, always; nobody can change it, so that nobody is ever locked out by a click. */
export const ADMINISTRATOR = 'administrator';
export const BUILT_IN_ROLES = [ADMINISTRATOR, 'supervisor', 'agent', 'viewer'] as const;

export interface RoleDefinition {
  id: string;
  /** A person's own word; absent on the built-in ones, which the UI words by id. */
  name?: string;
  permissions: readonly Permission[];
}

/** A role other than the built-in ones, or a changed built-in one, is the setting `role.<id>`: two edited on two devices both stay. */
export const ROLE_SETTING = 'role.';

const VIEW: readonly Permission[] = ['customer.view', 'case.view', 'task.view'];
const WORK: readonly Permission[] = [
  ...VIEW, 'customer.create', 'customer.edit', 'case.create', 'case.edit', 'case.followUp', 'case.status',
  'task.create', 'task.edit', 'task.status', 'task.delete', 'interaction.edit',
];
const LEAD: readonly Permission[] = [...WORK, 'customer.delete', 'case.delete', 'import', 'export', 'history'];

export const DEFAULT_PERMISSIONS: Readonly<Record<string, readonly Permission[]>> = { [ADMINISTRATOR]: PERMISSIONS, supervisor: LEAD, agent: WORK, viewer: VIEW };

/** Answers for one agent. */
export type May = (permission: Permission) => boolean;

/** Reads a setting; undefined or null where nobody has set it. */
type Read = (name: string) => unknown;

/** What a role grants; a role that is no more grants nothing. */
export function permissionsOf(role: string, read: Read): ReadonlySet<Permission> {
  if (role === ADMINISTRATOR) return new Set(PERMISSIONS);
  const set = read(ROLE_SETTING + role);
  if (!isRole(set)) return new Set(Object.hasOwn(DEFAULT_PERMISSIONS, role) ? DEFAULT_PERMISSIONS[role] : []);
  return new Set(set.permissions.filter((one) => isPermission(one) && one !== 'admin'));
}

/** Every role there is: the built-in ones first, the others by name. */
export function rolesOf(settings: Readonly<Record<string, unknown>>): RoleDefinition[] {
  const read: Read = (name) => settings[name];
  const own = Object.keys(settings).filter((name) => name.startsWith(ROLE_SETTING) && isRole(settings[name])).map((name) => name.slice(ROLE_SETTING.length));
  const builtIn = BUILT_IN_ROLES.map((id) => ({ id, permissions: [...permissionsOf(id, read)] }));
  const others = own.filter((id) => !isBuiltIn(id)).map((id) => ({ id, name: (settings[ROLE_SETTING + id] as RoleDefinition).name ?? id, permissions: [...permissionsOf(id, read)] }));
  return [...builtIn, ...others.sort((a, b) => a.name.localeCompare(b.name))];
}

export function isBuiltIn(role: string): boolean {
  return BUILT_IN_ROLES.some((one) => one === role);
}

export function isPermission(text: unknown): text is Permission {
  return PERMISSIONS.some((one) => one === text);
}

/** Nobody changes what they may not see: each permission brings the view it needs. */
export function withViews(permissions: readonly Permission[]): Permission[] {
  const views = permissions.map((one) => `${one.split('.')[0]}.view`).filter(isPermission);
  const all = new Set([...permissions, ...views]);
  return PERMISSIONS.filter((one) => all.has(one));
}

function isRole(value: unknown): value is { name?: string; permissions: unknown[] } {
  return typeof value === 'object' && value !== null && Array.isArray((value as { permissions?: unknown }).permissions);
}

/** Permissions one write needs, all of them. `fields` are the paths it sets. */
export function permissionsFor(type: RecordType, op: ChangeOp, fields: readonly string[]): Permission[] {
  if (op === 'batch') return ['import'];
  if (op === 'erase') return ['admin'];
  switch (type) {
    case 'customer':
      // Merging takes a record off every list: it asks for what deleting asks for.
      return fields.includes('mergedInto') ? ['customer.edit', 'customer.delete'] : [`customer.${verb(op)}`];
    case 'case':
      return op === 'edit' ? caseEdit(fields) : [`case.${verb(op)}`];
    case 'task':
      return op === 'edit' ? taskEdit(fields) : [`task.${verb(op)}`];
    case 'followUp':
      return [op === 'create' ? 'case.followUp' : 'case.edit'];
    case 'interaction':
      // Every call is logged, whoever takes it.
      return op === 'create' ? [] : ['interaction.edit'];
    default:
      return ['admin'];
  }
}

/** The permission to see a record of a type; null for those that everybody needs. */
export function viewOf(type: RecordType): Permission | null {
  switch (type) {
    case 'customer':
    case 'interaction':
      return 'customer.view';
    case 'case':
    case 'followUp':
      return 'case.view';
    case 'task':
      return 'task.view';
    default:
      return null;
  }
}

/** Fields that a change of a case's status brings with it. */
const WITH_STATUS = new Set(['status', 'closedBy', 'closedAt', 'lastActivityAt', 'assignedTo', 'assignedAt']);

function caseEdit(fields: readonly string[]): Permission[] {
  const status = fields.includes('status');
  const others = fields.filter((field) => (status ? !WITH_STATUS.has(field) : field !== 'lastActivityAt'));
  if (!status && others.length === 0) return fields.length > 0 ? ['case.followUp'] : ['case.edit'];
  return [...(status ? (['case.status'] as const) : []), ...(others.length > 0 ? (['case.edit'] as const) : [])];
}

function taskEdit(fields: readonly string[]): Permission[] {
  const others = fields.filter((field) => field !== 'status');
  return [...(fields.includes('status') ? (['task.status'] as const) : []), ...(others.length > 0 || fields.length === 0 ? (['task.edit'] as const) : [])];
}

function verb(op: ChangeOp): 'create' | 'edit' | 'delete' {
  if (op === 'create') return 'create';
  return op === 'delete' || op === 'restore' ? 'delete' : 'edit';
}
