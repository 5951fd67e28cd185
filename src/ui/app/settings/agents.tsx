/** Who works with these records: oneself, everybody, and a new agent. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Agent } from '../../../domain/records.ts';
import { rolesOf } from '../../../domain/permissions.ts';
import { t } from '../../../i18n/index.ts';
import { act, Avatar, Button, Menu, roleChoices, Select, TextInput, toast, toastError, useAgents, useCurrentAgent, useForm, useGuard, useHost, useSettings, type MenuItem, colourOf } from '../../kit/index.ts';
import { Part } from './part.tsx';
import { PassphraseOf } from './passphrase.tsx';
import { Profile } from './profile.tsx';

export function AgentsSection(): JSX.Element {
  const agents = useAgents();
  const me = useCurrentAgent();
  const guard = useGuard();
  const locked = guard('admin');
  return (
    <>
      {me && <Profile key={me.id} me={me} />}
      <Part title={t('settings.agents')} hint={t('settings.agentsHint')}>
        {locked.disabled && <p class="three">{t('settings.adminOnly')}</p>}
        <ul class="card settings-list">{agents.map((agent) => <AgentRow key={agent.id} agent={agent} me={me?.id} fixed={locked.disabled === true} />)}</ul>
      </Part>
      {!locked.disabled && <NewAgent />}
    </>
  );
}

function AgentRow({ agent, me, fixed }: { agent: Agent; me: string | undefined; fixed: boolean }): JSX.Element {
  const { crm } = useHost();
  const settings = useSettings();
  const [resetting, reset] = useState(false);
  const edit = (patch: Record<string, unknown>) => void act(crm, { type: 'agent', id: agent.id, words: t('settings.agentSaved'), write: () => crm.agents.edit(agent.id, patch) });
  const items: MenuItem[] = [
    { id: 'passphrase', label: t('settings.passphraseReset'), icon: 'edit', onChoose: () => reset(true) },
    ...(agent.hasPassphrase ? [{ id: 'remove', label: t('settings.passphraseRemove'), icon: 'close', onChoose: () => void crm.agents.resetPassphrase(agent.id, null).then(() => toast(t('settings.passphraseRemoved')), toastError) } as const] : []),
    { id: 'active', label: agent.active ? t('settings.leave') : t('settings.comeBack'), icon: agent.active ? 'off' : 'undo', onChoose: () => edit({ active: !agent.active }) },
  ];
  const facts = [agent.id === me && t('settings.you'), agent.hasPassphrase && t('settings.hasPassphrase'), !agent.active && t('settings.left')].filter(Boolean);
  return (
    <li>
      <div class="line agent-line">
        <Avatar name={agent.name} />
        {agent.colour && <span class="swatch" style={colourOf(agent.colour)} />}
        <AgentName agent={agent} fixed={fixed && agent.id !== me} onKeep={(name) => edit({ name })} />
        <span class="three t-sm agent-facts">{facts.join(', ')}</span>
        <Select class="bare" label={t('settings.role')} value={agent.role} disabled={fixed} choices={roleChoices(rolesOf(settings ?? {}), agent.role)} onChange={(role) => edit({ role })} />
        {!fixed && agent.id !== me ? <Menu label={t('app.more')} items={items} /> : <span class="menu-space" />}
      </div>
      {resetting && <PassphraseOf agent={agent} onDone={() => reset(false)} />}
    </li>
  );
}

function AgentName({ agent, fixed, onKeep }: { agent: Agent; fixed: boolean; onKeep: (name: string) => void }): JSX.Element {
  const [name, rename] = useState<string | null>(null);
  if (fixed) return <bdi class="grow cut">{agent.name}</bdi>;
  const keep = () => {
    if (name !== null && name.trim() && name.trim() !== agent.name) onKeep(name.trim());
    rename(null);
  };
  return <TextInput class="grow bare" label={t('settings.agentName')} value={name ?? agent.name} onInput={rename} onBlur={keep} />;
}

function NewAgent(): JSX.Element {
  const { crm } = useHost();
  const settings = useSettings();
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
        <Select label={t('settings.role')} choices={roleChoices(rolesOf(settings ?? {}))} {...form.choice('role')} />
        <div><Button type="submit" icon="plus">{t('action.create')}</Button></div>
      </form>
    </Part>
  );
}
