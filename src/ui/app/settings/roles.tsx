/** Roles: what each may do, an administrator's own roles, and when Ringside locks. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ADMINISTRATOR, isBuiltIn, PERMISSIONS, rolesOf, type Permission, type RoleDefinition } from '../../../domain/permissions.ts';
import { toPlainError } from '../../../domain/errors.ts';
import { t } from '../../../i18n/index.ts';
import { act, Button, Checkbox, permissionWord, roleChoices, Select, TextInput, toast, toastError, useGuard, useHost, useSettings } from '../../kit/index.ts';
import { Part, useSet } from './part.tsx';

export function RolesSection(): JSX.Element {
  const settings = useSettings();
  const roles = rolesOf(settings ?? {});
  const [chosen, choose] = useState('agent');
  const role = roles.find(({ id }) => id === chosen) ?? roles[0]!;
  const fixed = useGuard()('admin').disabled === true;
  return (
    <>
      <Part title={t('settings.roles')} hint={t('settings.rolesHint')}>
        {fixed && <p class="three">{t('settings.adminOnly')}</p>}
        <Select class="narrow-form" label={t('settings.role')} value={role.id} choices={roleChoices(roles)} onChange={choose} />
        <RoleForm key={role.id} role={role} fixed={fixed} onGone={() => choose('agent')} />
      </Part>
      {!fixed && <NewRole roles={roles} onMade={choose} />}
      <LockAfter minutes={Number(settings?.['lockAfterMinutes'] ?? 0)} fixed={fixed} />
    </>
  );
}

const GROUPS = [['customer', 'app.customers'], ['case', 'app.cases'], ['task', 'app.tasks'], ['', 'permission.others']] as const;

function groupOf(permission: Permission): string {
  const [head = ''] = permission.split('.');
  return GROUPS.some(([group]) => group === head) ? head : '';
}

function RoleForm({ role, fixed, onGone }: { role: RoleDefinition; fixed: boolean; onGone: () => void }): JSX.Element {
  const { crm } = useHost();
  const full = role.id === ADMINISTRATOR;
  const save = (change: Partial<RoleDefinition>) => void act(crm, { type: 'setting', id: `role.${role.id}`, words: t('settings.roleSaved'), write: async () => ({ ...(await crm.roles.save({ ...role, ...change })), id: `role.${role.id}` }) });
  const set = (permission: Permission, on: boolean): void => {
    // Without the view nothing else of the group can be used, and the core would bring the view back.
    const without = permission.endsWith('.view') ? role.permissions.filter((one) => !one.startsWith(permission.replace('view', ''))) : role.permissions.filter((one) => one !== permission);
    save({ permissions: on ? [...role.permissions, permission] : without });
  };
  const remove = () => void crm.roles.remove(role.id).then(() => (toast(t(isBuiltIn(role.id) ? 'settings.roleSaved' : 'settings.roleDeleted')), onGone()), (thrown: unknown) => (toPlainError(thrown).code === 'conflict' ? toast(t('settings.roleHeld'), { tone: 'harm' }) : toastError(thrown)));
  return (
    <>
      {full && <p class="three">{t('settings.roleFixed')}</p>}
      {role.name !== undefined && !fixed && <RoleName role={role} onKeep={(name) => save({ name })} />}
      <div class="role-groups">
        {GROUPS.map(([group, title]) => (
          <fieldset class="col role-group" key={group} disabled={full || fixed}>
            <legend class="mid">{t(title)}</legend>
            {PERMISSIONS.filter((one) => groupOf(one) === group && (one !== 'admin' || full)).map((one) => (
              <Checkbox key={one} label={permissionWord(one)} checked={role.permissions.includes(one)} onChange={(on) => set(one, on)} />
            ))}
          </fieldset>
        ))}
      </div>
      {!full && !fixed && <div>{isBuiltIn(role.id) ? <Button tone="quiet" class="pull" icon="undo" onClick={remove}>{t('settings.roleReset')}</Button> : <Button tone="quiet" class="btn-harm pull" icon="trash" onClick={remove}>{t('settings.roleDelete')}</Button>}</div>}
    </>
  );
}

function RoleName({ role, onKeep }: { role: RoleDefinition; onKeep: (name: string) => void }): JSX.Element {
  const [name, type] = useState(role.name ?? '');
  return <TextInput class="narrow-form" label={t('settings.roleName')} value={name} onInput={type} onBlur={() => name.trim() && name.trim() !== role.name && onKeep(name.trim())} />;
}

function NewRole({ roles, onMade }: { roles: readonly RoleDefinition[]; onMade: (id: string) => void }): JSX.Element {
  const { crm } = useHost();
  const [name, type] = useState('');
  const [like, choose] = useState('agent');
  const create = async (): Promise<void> => {
    try {
      const permissions = (roles.find(({ id }) => id === like)?.permissions ?? []).filter((one) => one !== 'admin');
      const { id } = await crm.roles.save({ name, permissions });
      toast(t('settings.roleSaved'));
      type('');
      onMade(id);
    } catch (thrown) {
      toastError(thrown);
    }
  };
  return (
    <Part title={t('settings.newRole')}>
      <form class="form-row two-up" noValidate onSubmit={(event) => (event.preventDefault(), void create())}>
        <TextInput label={t('settings.roleName')} value={name} onInput={type} maxLength={100} />
        <Select label={t('settings.roleLike')} value={like} choices={roleChoices(roles)} onChange={choose} />
        <div><Button type="submit" icon="plus" disabled={name.trim() === ''} reason={name.trim() === '' ? t('fault.required') : undefined}>{t('action.create')}</Button></div>
      </form>
    </Part>
  );
}

const MINUTES = [1, 5, 10, 15, 30, 60];

function LockAfter({ minutes, fixed }: { minutes: number; fixed: boolean }): JSX.Element {
  const set = useSet();
  const offered = minutes > 0 && !MINUTES.includes(minutes) ? [...MINUTES, minutes].sort((a, b) => a - b) : MINUTES;
  return (
    <Part title={t('settings.lockAfter')} hint={t('settings.lockAfterHint')}>
      <Select class="narrow-form" label={t('settings.lockAfterLabel')} disabled={fixed} value={String(minutes)} choices={[{ value: '0', label: t('settings.lockNever') }, ...offered.map((count) => ({ value: String(count), label: t('settings.lockMinutes', { count }) }))]} onChange={(next) => set('lockAfterMinutes', Number(next))} />
    </Part>
  );
}
