/** Navigation: the four lists, the search box that opens the palette, and at the foot the other side, the agent and the settings. */
import type { JSX } from 'preact';
import type { Call } from '../../domain/views.ts';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { Avatar, casesPath, changesPath, customersPath, centrePath, dashboardPath, href, Icon, interactionsPath, Kbd, Logo, ofAgent, route, supervisorPath, SyncState, tasksPath, useCalls, useCurrentAgent, useHost, useMay, useQuery, useSync, type IconName } from '../kit/index.ts';
import { AgentMenu } from '../sign-in/index.ts';
import { openPalette } from './state.ts';
import { shownCall } from './shown-call.ts';

export function Nav({ open }: { open: boolean }): JSX.Element {
  const { crm } = useHost();
  const may = useMay();
  const calls = useCalls();
  const counts = useQuery({
    key: 'counts', on: ofAgent('case', 'task'),
    read: async () => ({ cases: (await crm.cases.list({ open: true, assignedTo: (await crm.agents.current()).id, limit: 1 })).total, tasks: (await crm.tasks.list({ mine: true, open: true, limit: 1 })).total }),
  }).data;
  return (
    <nav class={open ? 'nav is-open' : 'nav'} aria-label={t('app.navigation')}>
      <Logo />
      <button type="button" class="in ghost nav-find" aria-keyshortcuts="Control+K" onClick={() => openPalette()}>
        <Icon name="search" /><span class="grow cut">{t('app.searchOrRun')}</span><Kbd keys="Mod+k" />
      </button>
      <NavLink to={centrePath} icon="headset" count={calls.length} also={'/call/'}>{t('centre.title')}</NavLink>
      <NavLink to={dashboardPath} icon="priority">{t('dashboard.title')}</NavLink>
      {may('customer.view') && <NavLink to={customersPath} icon="people">{t('app.customers')}</NavLink>}
      {may('case.view') && <NavLink to={casesPath} icon="case" count={counts?.cases}>{t('app.cases')}</NavLink>}
      {may('task.view') && <NavLink to={tasksPath} icon="task" count={counts?.tasks}>{t('app.tasks')}</NavLink>}
      {may('customer.view') && <NavLink to={interactionsPath} icon="history">{t('app.interactions')}</NavLink>}
      {may('history') && <NavLink to={supervisorPath} icon="people">{t('supervisor.title')}</NavLink>}
      {may('history') && <NavLink to={changesPath} icon="clock">{t('changes.title')}</NavLink>}
      <Foot />
    </nav>
  );
}

/** `count`: what waits for the signed-in agent. `also`: addresses that belong to it. */
function NavLink({ to, icon, count, also, children }: { to: string; icon: IconName; count?: number | undefined; also?: string | undefined; children: string }): JSX.Element {
  const { path } = route();
  const here = path === to || path.startsWith(`${to}/`) || (also !== undefined && path.startsWith(also)) || (path === '/' && to === customersPath);
  return (
    <a href={href(to)} aria-current={here ? 'page' : undefined}>
      <Icon name={icon} /><span class="cut">{children}</span>
      {count !== undefined && count > 0 && <span class="count" title={t('app.waiting', { count })}>{formatNumber(count)}</span>}
    </a>
  );
}

function Foot(): JSX.Element {
  const sync = useSync();
  const agent = useCurrentAgent();
  const call = shownCall(useCalls());
  return (
    <div class="nav-foot">
      <a class="row t-sm foot-sync" href={href('/settings/pairing')}><SyncState sync={sync} /></a>
      <div class="me">
        <AgentMenu class="me-who">
          <Avatar name={agent?.name ?? ''} />
          <span class="col grow"><bdi class="mid cut">{agent?.name}</bdi><AgentState call={call} /></span>
        </AgentMenu>
        <a class="btn btn-icon btn-quiet" href={href('/settings')} aria-label={t('app.settings')} title={t('app.settings')} aria-current={route().path.startsWith('/settings') ? 'page' : undefined}><Icon name="settings" /></a>
      </div>
    </div>
  );
}

/** Ready, or what the call makes of it. */
function AgentState({ call }: { call: Call | undefined }): JSX.Element {
  const state = call?.state ?? 'ended';
  const sign = state === 'ended' ? <span class="ready" /> : state === 'live' ? <span class="live-t"><span class="pulse" /></span> : <Icon name={state === 'ringing' ? 'callIn' : 'clock'} small class={state === 'wrap-up' ? 'wrap-t' : undefined} />;
  return <span class="t-sm two row agent-state">{sign}{t(state === 'ended' ? 'state.ready' : `state.${state}`)}</span>;
}
