/** Logged calls, e-mails and chats, newest first: everybody's, the agent's own, or one customer's. */
import type { ComponentChildren, JSX } from 'preact';
import type { Interaction } from '../../domain/records.ts';
import { formatDuration, formatMoment, formatWhen } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { formatPhone } from '../../i18n/phone.ts';
import { customerPath, EmptyState, Grid, href, Icon, interactionIcon, interactionsPath, navigate, Num, optionWord, TableFoot, Kbd, useAgents, useHost, useNow, useRowNames, useSettings, useWindow, type Column, type Place } from '../kit/index.ts';

export interface InteractionListProps {
  customer?: string | undefined;
  mine?: boolean | undefined;
  bar?: ComponentChildren;
}

const places = new Map<string, Place>();

export function InteractionList({ customer, mine, bar }: InteractionListProps): JSX.Element {
  const { crm } = useHost();
  const key = `interactions ${customer ?? ''} ${mine === true}`;
  const read = (offset: number, limit: number) => crm.interactions.list({ ...(customer && { customerId: customer }), ...(mine && { mine }), offset, limit });
  const all = useWindow<Interaction>({ key, on: ['interaction'], read });
  const { rows, names } = useRowNames(all, (one) => (customer === undefined ? one.customerId : null));
  const columns = useColumns(customer === undefined ? names : undefined);
  const place = places.get(key) ?? { cursor: 0, scroll: 0 };
  places.set(key, place);
  if (rows.total === 0) return <>{bar}<EmptyState icon="history" title={t('interactions.empty')}>{t('interactions.emptyHint')}</EmptyState></>;
  return (
    <>
      {bar}
      <Grid<Interaction, string> label={t('app.interactions')} columns={columns} rows={rows} place={place} onOpen={(row) => navigate(`${interactionsPath}/${row.id}`)} />
      <TableFoot>
        <span class="keys-hint"><Kbd keys="ArrowUp" /><Kbd keys="ArrowDown" />{t('action.move')}</span>
        <span class="keys-hint"><Kbd keys="Enter" />{t('action.open')}</span>
      </TableFoot>
    </>
  );
}

function useColumns(names: ReadonlyMap<string, string> | undefined): Column<Interaction>[] {
  const settings = useSettings();
  const agents = useAgents();
  const now = useNow(60_000);
  const customer: Column<Interaction> = {
    id: 'customer', label: t('customer.label'), width: 200, title: (one) => names?.get(one.customerId ?? ''),
    cell: (one) => (one.customerId ? <a tabIndex={-1} class="cut mid subject" href={href(customerPath(one.customerId))}><bdi>{names?.get(one.customerId)}</bdi></a> : <span class="three">{t('interactions.unknown')}</span>),
  };
  return [
    { id: 'channel', label: t('cases.channel'), width: 132, cell: (one) => <span class="row"><Icon name={interactionIcon(one)} />{wordKind(one)}</span> },
    ...(names ? [customer] : []),
    { id: 'caller', label: t('interactions.callerId'), width: 150, title: (one) => one.callerId, cell: (one) => <Caller one={one} /> },
    { id: 'notes', label: t('tasks.notes'), title: (one) => one.notes, cell: (one) => <bdi>{one.notes?.split('\n')[0]}</bdi> },
    { id: 'disposition', label: t('call.disposition'), width: 130, cell: (one) => optionWord(settings, 'disposition', one.disposition) },
    { id: 'owner', label: t('interactions.agent'), width: 130, cell: (one) => <bdi>{agents.find(({ id }) => id === one.agentId)?.name}</bdi> },
    { id: 'duration', label: t('interactions.duration'), width: 92, numeric: true, cell: (one) => wordDuration(one) },
    { id: 'when', label: t('interactions.when'), width: 112, numeric: true, title: (one) => formatMoment(one.startedAt), cell: (one) => formatWhen(one.startedAt, now) },
  ];
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
