import { describe, expect, it } from 'vitest';
import { PERMISSIONS, permissionsFor, permissionsOf, rolesOf, viewOf, withViews } from './permissions.ts';
import type { Permission } from './permissions.ts';
import { RECORD_TYPES } from './records.ts';
import type { RecordType } from './records.ts';
import type { ChangeOp } from './change.ts';

const TABLE: [type: RecordType, op: ChangeOp, fields: string[], needs: Permission[]][] = [
  ['customer', 'create', ['firstName'], ['customer.create']],
  ['customer', 'edit', ['company'], ['customer.edit']],
  ['customer', 'edit', [], ['customer.edit']],
  ['customer', 'edit', ['mergedInto'], ['customer.edit', 'customer.delete']],
  ['customer', 'delete', [], ['customer.delete']],
  ['customer', 'restore', [], ['customer.delete']],
  ['customer', 'erase', [], ['admin']],
  ['case', 'create', ['status', 'subject'], ['case.create']],
  ['case', 'edit', ['status', 'closedBy', 'closedAt', 'lastActivityAt'], ['case.status']],
  ['case', 'edit', ['status', 'subject'], ['case.status', 'case.edit']],
  ['case', 'edit', ['assignedTo'], ['case.edit']],
  ['case', 'edit', ['lastActivityAt'], ['case.followUp']],
  ['case', 'edit', [], ['case.edit']],
  ['task', 'edit', ['status'], ['task.status']],
  ['task', 'edit', ['status', 'dueAt'], ['task.status', 'task.edit']],
  ['followUp', 'create', ['text'], ['case.followUp']],
  ['followUp', 'edit', ['text'], ['case.edit']],
  ['interaction', 'create', ['notes'], []],
  ['interaction', 'edit', ['notes'], ['interaction.edit']],
  ['agent', 'edit', ['role'], ['admin']],
  ['setting', 'edit', ['value'], ['admin']],
  ['fieldDefinition', 'create', ['label'], ['admin']],
];

describe('a write', () => {
  it.each(TABLE)('%s %s of %j needs %j', (type, op, fields, needs) => {
    expect(permissionsFor(type, op, fields)).toEqual(needs);
  });
});

describe('a role', () => {
  const read = (settings: Record<string, unknown>) => (name: string) => settings[name];

  it.each([
    ['administrator', { 'role.administrator': { permissions: [] } }, [...PERMISSIONS]],
    ['viewer', {}, ['customer.view', 'case.view', 'task.view']],
    ['viewer', { 'role.viewer': { permissions: ['task.view', 'admin', 'no.such'] } }, ['task.view']],
    ['gone', {}, []],
    ['odd', { 'role.odd': { permissions: 'all' } }, []],
    ['constructor', {}, []],
  ] as const)('%s with %j grants what it says and no more', (role, settings, granted) => {
    expect([...permissionsOf(role, read(settings))].sort()).toEqual([...granted].sort());
  });

  it('brings the views that its permissions need, in the order of the list', () => {
    expect(withViews(['task.edit', 'import', 'customer.delete'])).toEqual(['customer.view', 'customer.delete', 'task.view', 'task.edit', 'import']);
  });

  it('is listed once: the built-in ones first, own ones by name, none that was taken away', () => {
    const roles = rolesOf({ 'role.x': { name: 'Zebra', permissions: [] }, 'role.y': { name: 'Ant', permissions: ['case.view'] }, 'role.z': null, 'role.agent': { permissions: ['task.view'] } });
    expect(roles.map(({ id }) => id)).toEqual(['administrator', 'supervisor', 'agent', 'viewer', 'y', 'x']);
    expect(roles[2]!.permissions).toEqual(['task.view']);
  });
});

it('every type of record has a view or is for all', () => {
  expect(Object.fromEntries(RECORD_TYPES.map((type) => [type, viewOf(type)]))).toEqual({ customer: 'customer.view', case: 'case.view', followUp: 'case.view', task: 'task.view', interaction: 'customer.view', agent: null, setting: null, fieldDefinition: null });
});
