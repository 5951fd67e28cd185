/** Contacts in progress as tabs with their state, what can be begun without one, and the agent's latest communications. */
import type { JSX } from 'preact';
import { LOOSE_ACTIONS, type LooseAction } from '../../../domain/actions.ts';
import { CHANNELS, type Channel, type Interaction } from '../../../domain/records.ts';
import type { Call } from '../../../domain/views.ts';
import { formatClock, formatWhen } from '../../../i18n/format.ts';
import { t } from '../../../i18n/index.ts';
import { formatPhone } from '../../../i18n/phone.ts';
import { centrePath, clockOf, Icon, interactionIcon, Kbd, Menu, navigate, optionWord, personName, Select, toastError, useCustomerNames, useDevice, useHost, useHotkeys, useNow, useQuery, useSettings, Vip, type IconName } from '../../kit/index.ts';
import { CallerId, CHANNEL_ICONS, StateSign } from '../../calls/index.ts';

export function ContactList({ calls, shown, query }: { calls: readonly Call[]; shown: string | undefined; query: URLSearchParams }): JSX.Element {
  return (
    <section class="col centre-list" aria-label={t('centre.title')}>
      <header class="head"><h1>{t('centre.title')}</h1><span class="end" /><NewContact customer={query.get('customer') ?? undefined} /></header>
      <Loose chosen={query.get('do')} />
      <div class="scroll grow">
        {calls.length > 0 && <nav aria-label={t('call.switch')}>{calls.map((call) => <CallTab key={call.id} call={call} shown={call.id === shown} />)}</nav>}
        <Latest shown={query.get('interaction')} />
      </div>
    </section>
  );
}

/** A walk-in, a chat, a phone on the desk: what no page shows. */
function NewContact({ customer }: { customer: string | undefined }): JSX.Element {
  const { crm } = useHost();
  const start = (channel: Channel) => void crm.calls.start({ channel, direction: 'in', ...(customer && { customerId: customer }) }).then(({ id }) => navigate(`/call/${id}`), (thrown: unknown) => toastError(thrown));
  return (
    <Menu label={t('centre.new')} class="btn" items={CHANNELS.map((channel) => ({ id: channel, icon: CHANNEL_ICONS[channel], label: channel === 'other' ? t('centre.walkIn') : t(`channel.${channel}`), onChoose: () => start(channel) }))}>
      <Icon name="plus" /><span>{t('centre.new')}</span>
    </Menu>
  );
}

const LOOSE: Record<LooseAction, { icon: IconName; keys: string }> = { 'log-person': { icon: 'addPerson', keys: 'Alt+P' }, 'log-company': { icon: 'people', keys: 'Alt+Y' }, 'look-up': { icon: 'search', keys: 'Alt+Q' } };

function Loose({ chosen }: { chosen: string | null }): JSX.Element {
  const go = (action: LooseAction) => () => navigate(`${centrePath}?do=${action}`);
  useHotkeys(Object.fromEntries(LOOSE_ACTIONS.map((action) => [LOOSE[action].keys, go(action)])));
  return (
    <div class="acts centre-loose" role="group" aria-label={t('action.panel')}>
      {LOOSE_ACTIONS.map((action) => (
        <button key={action} type="button" class="btn" aria-pressed={chosen === action} aria-keyshortcuts={LOOSE[action].keys} onClick={go(action)}>
          <Icon name={LOOSE[action].icon} /><span>{t(`action.${action}`)}</span><Kbd keys={LOOSE[action].keys} />
        </button>
      ))}
    </div>
  );
}

function CallTab({ call, shown }: { call: Call; shown: boolean }): JSX.Element {
  const now = useNow();
  return (
    <button type="button" class={shown ? 'conv is-on' : 'conv'} data-call={call.state} aria-current={shown || undefined} onClick={() => navigate(`/call/${call.id}`)}>
      <StateSign state={call.state} />
      <span class="row"><span class="mid cut">{call.customer ? <bdi>{personName(call.customer)}</bdi> : <CallerId call={call} />}</span>{call.customer?.vip && <Vip />}<span class="when num" role="timer" aria-live="off">{formatClock(clockOf(call, now), call.state === 'live')}</span></span>
      <span class="l2 row"><span class="cut"><bdi>{call.notes.split('\n')[0]}</bdi></span><span class="when mid" role={call.state === 'ringing' && !shown ? 'alert' : undefined}>{t(`state.${call.state}`)}</span></span>
    </button>
  );
}

const SHOWN = [10, 20, 50, 100];
const USUAL = 20;

/** The signed-in agent's own, newest first. */
function Latest({ shown }: { shown: string | null }): JSX.Element {
  const { crm } = useHost();
  const most = Number(useDevice()?.['latestShown'] ?? USUAL);
  const { data } = useQuery({ key: `latest ${most}`, on: (event) => event.type === 'device' || event.type === 'session' || (event.type === 'changed' && (event.records === 'many' || event.records.some(({ type }) => type === 'interaction'))), read: () => crm.interactions.list({ mine: true, limit: most }) });
  const rows = (data?.rows ?? []).filter(({ state }) => state === 'ended');
  const names = useCustomerNames(rows.map(({ customerId }) => customerId));
  const set = (value: string) => void crm.device.set('latestShown', Number(value)).catch((thrown: unknown) => toastError(thrown));
  return (
    <>
      <div class="p-sec"><h2>{t('centre.latest')}</h2></div>
      {rows.map((one) => <LatestRow key={one.id} one={one} name={names.get(one.customerId ?? '')} shown={one.id === shown} />)}
      {data && rows.length === 0 && <p class="p5 three">{t('centre.latestNone')}</p>}
      <div class="centre-most"><Select label={t('centre.most')} value={String(most)} choices={SHOWN.map((count) => ({ value: String(count), label: String(count) }))} onChange={set} /></div>
    </>
  );
}

function LatestRow({ one, name, shown }: { one: Interaction; name: string | undefined; shown: boolean }): JSX.Element {
  const settings = useSettings();
  const now = useNow(60_000);
  const who = name ?? (one.callerKey?.startsWith('+') ? formatPhone(one.callerKey) : one.callerId) ?? '';
  const end = one.disposition ? optionWord(settings, 'disposition', one.disposition) : one.outcome === 'missed' || one.outcome === 'declined' ? t(`outcome.${one.outcome}`) : '';
  return (
    <button type="button" class={shown ? 'conv is-on' : 'conv'} data-row aria-current={shown || undefined} onClick={() => navigate(`${centrePath}?interaction=${one.id}`)}>
      <Icon name={interactionIcon(one)} />
      <span class="row"><bdi class="mid cut">{who || t('call.unknown')}</bdi><span class="when">{formatWhen(one.startedAt, now)}</span></span>
      <span class="l2 row"><bdi class="cut">{one.notes?.split('\n')[0]}</bdi><span class="when">{end}</span></span>
    </button>
  );
}
