/** Who may do what (product.md §4). Enforced by the core on every write, whatever a screen shows. */
import type { RecordType, Role } from './records.ts';
import type { ChangeOp } from './views.ts';

export type Permission =
  | `customer.${'view' | 'create' | 'edit' | 'delete'}`
  | `case.${'view' | 'create' | 'edit' | 'delete' | 'followUp' | 'status'}`
  | `task.${'view' | 'create' | 'edit' | 'delete' | 'status'}`
  | 'interaction.edit'
  | 'admin';

const VIEW: Permission[] = ['customer.view', 'case.view', 'task.view'];
const WORK: Permission[] = [
  ...VIEW,
  'customer.create',
  'customer.edit',
  'case.create',
  'case.edit',
  'case.followUp',
  'case.status',
  'task.create',
  'task.edit',
  'task.status',
  'task.delete',
  'interaction.edit',
];
const LEAD: Permission[] = [...WORK, 'customer.delete', 'case.delete'];

const GRANTED: Record<Role, ReadonlySet<Permission>> = {
  viewer: new Set(VIEW),
  agent: new Set(WORK),
  supervisor: new Set(LEAD),
  administrator: new Set([...LEAD, 'admin']),
};

export function mayRole(role: Role, permission: Permission): boolean {
  return GRANTED[role].has(permission);
}

/** The permission one write needs. `fields` are the paths it sets. */
export function permissionFor(type: RecordType, op: ChangeOp, fields: readonly string[]): Permission {
  if (op === 'erase' || op === 'batch') return 'admin';
  switch (type) {
    case 'customer':
      return `customer.${verb(op)}`;
    case 'case':
      return op === 'edit' && fields.length > 0 && fields.every(isStatusField) ? 'case.status' : `case.${verb(op)}`;
    case 'task':
      return op === 'edit' && fields.every((field) => field === 'status') ? 'task.status' : `task.${verb(op)}`;
    case 'followUp':
      return op === 'create' ? 'case.followUp' : 'case.edit';
    case 'interaction':
      return 'interaction.edit';
    default:
      return 'admin';
  }
}

/** Fields that a change of a case's status brings with it. */
const STATUS_FIELDS = new Set(['status', 'closedBy', 'closedAt', 'lastActivityAt', 'assignedTo', 'assignedAt']);
function isStatusField(field: string): boolean {
  return STATUS_FIELDS.has(field);
}

function verb(op: ChangeOp): 'create' | 'edit' | 'delete' {
  if (op === 'create') return 'create';
  return op === 'delete' || op === 'restore' ? 'delete' : 'edit';
}
