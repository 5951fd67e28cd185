/** Who works with these records: the list, a new agent, and who is signed in on this device. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Agent, Role } from '../../../domain/records.ts';
import { t } from '../../../i18n/index.ts';
import { act, Avatar, Button, Select, TextInput, toast, toastError, useAgents, useCurrentAgent, useForm, useHost } from '../../kit/index.ts';
import { Part } from './part.tsx';

const ROLES: readonly Role[] = ['administrator', 'supervisor', 'agent', 'viewer'];

export function AgentsSection(): JSX.Element {
  const agents = useAgents();
  const me = useCurrentAgent();
  return (
    <>
      <Part title={t('settings.agents')} hint={t('settings.agentsHint')}>
        <ul class="card settings-list">{agents.map((agent) => <AgentRow key={agent.id} agent={agent} me={me?.id} />)}</ul>
      </Part>
      <NewAgent />
    </>
  );
}

function AgentRow({ agent, me }: { agent: Agent; me: string | undefined }): JSX.Element {
  const { crm } = useHost();
  const [name, rename] = useState<string | null>(null);
  const edit = (patch: Record<string, unknown>) => void act(crm, { type: 'agent', id: agent.id, words: t('settings.agentSaved'), write: () => crm.agents.edit(agent.id, patch) });
  const signIn = () => void crm.agents.signIn(agent.id).then(() => toast(t('settings.signedIn', { name: agent.name })), (thrown: unknown) => toastError(thrown));
  const keepName = () => {
    if (name !== null && name.trim() && name.trim() !== agent.name) edit({ name: name.trim() });
    rename(null);
  };
  return (
    <li class="line agent-line">
      <Avatar name={agent.name} />
      <TextInput class="grow bare" label={t('settings.agentName')} value={name ?? agent.name} onInput={rename} onBlur={keepName} />
      <Select class="bare" label={t('settings.role')} value={agent.role} choices={ROLES.map((role) => ({ value: role, label: t(`settings.role.${role}`) }))} onChange={(role) => edit({ role })} />
      {agent.id === me ? <span class="three t-sm you">{t('settings.you')}</span> : (
        <>
          {agent.active && <Button onClick={signIn}>{t('settings.signIn')}</Button>}
          <Button tone="quiet" onClick={() => edit({ active: !agent.active })}>{agent.active ? t('settings.leave') : t('settings.comeBack')}</Button>
        </>
      )}
    </li>
  );
}

function NewAgent(): JSX.Element {
  const { crm } = useHost();
  const form = useForm({ type: 'agent', scope: 'full', initial: { name: '', role: 'agent' } });
  const create = () => form.submit(async () => {
    const made = await crm.agents.create({ ...form.draft.fields });
    await form.draft.discard();
    toast(t('settings.agentCreated', { name: made.name }));
  });
  return (
    <Part title={t('settings.newAgent')}>
      <form class="form-row two-up" noValidate onSubmit={(event) => (event.preventDefault(), void create())}>
        <TextInput label={t('settings.agentName')} {...form.field('name')} />
        <Select label={t('settings.role')} choices={ROLES.map((role) => ({ value: role, label: t(`settings.role.${role}`) }))} {...form.choice('role')} />
        <div><Button type="submit" icon="plus">{t('action.create')}</Button></div>
      </form>
    </Part>
  );
}
