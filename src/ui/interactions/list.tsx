/** Logged calls, e-mails and chats, newest first: everybody's, the agent's own, or one customer's. */
import type { JSX } from 'preact';
import { useCallback, useMemo } from 'preact/hooks';
import { ME } from '../../domain/query.ts';
import type { Interaction } from '../../domain/records.ts';
import { formatDuration, formatMoment, formatWhen } from '../../i18n/format.ts';
import { locale, t } from '../../i18n/index.ts';
import { formatPhone } from '../../i18n/phone.ts';
import { askExport, customerPath, EmptyState, href, Icon, interactionIcon, interactionsPath, navigate, Num, optionWord, useNow, useSettings } from '../kit/index.ts';
import { RecordList, type BuiltIn, type Column } from '../kit/list/index.ts';

export interface InteractionListProps {
  /** Path of the screen. */
  path: string;
  /** The view that the address names. */
  tab?: InteractionTab | null;
  customer?: string | undefined;
}

export const INTERACTION_TABS = ['all', 'mine'] as const;
export type InteractionTab = (typeof INTERACTION_TABS)[number];

/** Shown until an agent chooses others. */
const STANDARD = ['channel', 'customer', 'callerId', 'notes', 'disposition', 'agentId', 'duration', 'startedAt'];
const OWN = STANDARD.filter((id) => id !== 'customer');
const NEWEST = { sort: [{ field: 'startedAt', desc: true }] };

export function InteractionList({ path, tab = null, customer }: InteractionListProps): JSX.Element {
  const columns = useColumns();
  const tabs = useMemo((): BuiltIn[] => [
    { id: 'all', label: t('customers.all'), look: NEWEST },
    { id: 'mine', label: t('interactions.mine'), look: { ...NEWEST, filter: { all: [{ field: 'agentId', operator: 'in', value: [ME] }] } } },
  ], [locale()]);
  return (
    <RecordList<Interaction>
      list="interaction" label={t('app.interactions')} path={path} tabs={customer === undefined ? tabs : [{ id: 'own', label: '', look: { sort: [] } }]} tab={tab} columns={columns} standard={customer === undefined ? STANDARD : OWN} on={['customer']}
      name={(row) => `${wordKind(row)}, ${formatMoment(row.startedAt)}`} customerOf={customer === undefined ? (row) => row.customerId : undefined} customer={customer}
      onOpen={(row) => navigate(`${interactionsPath}/${row.id}`)} searchLabel={t('interactions.search')} onExport={(wish) => askExport({ type: 'interaction', ...wish })}
      empty={<EmptyState icon="history" title={t('interactions.empty')}>{t('interactions.emptyHint')}</EmptyState>}
    />
  );
}

const MINUTE = 60_000;

/** `names`: of customers, by id. */
function useColumns(): (names: ReadonlyMap<string, string>) => Column<Interaction>[] {
  const settings = useSettings();
  const now = useNow(MINUTE);
  return useCallback((names: ReadonlyMap<string, string>) => [
    { id: 'channel', label: t('cases.channel'), by: 'channel', width: 140, min: 112, cell: (one) => <span class="row"><Icon name={interactionIcon(one)} /><span class="cut">{wordKind(one)}</span></span> },
    {
      id: 'customer', label: t('customer.label'), width: 200, min: 110, title: (one) => names.get(one.customerId ?? ''),
      cell: (one) => (one.customerId ? <a tabIndex={-1} class="cut mid subject" href={href(customerPath(one.customerId))}><bdi>{names.get(one.customerId)}</bdi></a> : <span class="three">{t('interactions.unknown')}</span>),
    },
    { id: 'callerId', label: t('interactions.callerId'), by: 'callerId', width: 150, min: 130, spare: 2, title: (one) => one.callerId, cell: (one) => <Caller one={one} /> },
    { id: 'notes', label: t('tasks.notes'), width: 220, min: 90, grows: true, spare: 3, title: (one) => one.notes, cell: (one) => <bdi>{one.notes?.split('\n')[0]}</bdi> },
    { id: 'disposition', label: t('call.disposition'), by: 'disposition', width: 130, min: 84, spare: 4, cell: (one) => optionWord(settings, 'disposition', one.disposition) },
    { id: 'duration', label: t('interactions.duration'), by: 'duration', width: 92, min: 72, spare: 1, numeric: true, cell: (one) => wordDuration(one) },
    { id: 'startedAt', label: t('interactions.when'), by: 'startedAt', width: 124, min: 100, numeric: true, title: (one) => formatMoment(one.startedAt), cell: (one) => formatWhen(one.startedAt, now) },
  ], [locale(), settings, now]);
}

export function Caller({ one }: { one: Interaction }): JSX.Element | null {
  const shown = one.callerKey?.startsWith('+') ? formatPhone(one.callerKey) : one.callerId;
  return shown ? <Num tabular>{shown}</Num> : null;
}

/** A call says which way and whether it was missed; all else its channel. */
export function wordKind(one: Interaction): string {
  if (one.channel !== 'phone') return t(`channel.${one.channel}`);
  if (one.outcome === 'missed' || one.outcome === 'declined') return t(`outcome.${one.outcome}`);
  return one.direction === 'in' ? t('interactions.in') : t('interactions.out');
}

export function wordDuration(one: Interaction): string {
  return one.answeredAt != null && one.endedAt != null ? formatDuration(one.endedAt - one.answeredAt) : '';
}
