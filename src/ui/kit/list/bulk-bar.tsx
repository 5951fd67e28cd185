/** What can be done with the chosen rows; it stands in place of the foot and covers no row. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { BulkRequest, BulkState } from '../../../domain/bulk.ts';
import { isBulkField } from '../../../domain/bulk.ts';
import type { ListType } from '../../../domain/list-fields.ts';
import { permissionsFor } from '../../../domain/permissions.ts';
import { toPlainError, fromPlainError } from '../../../domain/errors.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { t } from '../../../i18n/index.ts';
import { Button } from '../button.tsx';
import { wordError } from '../errors.ts';
import { useHost } from '../host-context.tsx';
import { useHotkeys } from '../hotkey.ts';
import { useGuard } from '../session.ts';
import { TableFoot } from '../table.tsx';
import { toast, toastError } from '../toast.tsx';
import { BulkForm } from './bulk-form.tsx';
import type { ListAsked } from './calls.ts';
import type { FieldInfo } from './fields.ts';
import { Popover } from './popover.tsx';
import { countOf, NOTHING, type Selection } from './selection.ts';
import { followLists } from './window.ts';

export interface BulkBarProps {
  list: ListType;
  fields: readonly FieldInfo[];
  selection: Selection;
  total: number;
  asked: ListAsked;
  onSelect: (selection: Selection) => void;
  /** Hands the chosen rows on to the export. */
  onExport?: ((chosen: { ids?: readonly string[]; query?: ListAsked }) => void) | undefined;
  /** Ids of the chosen rows. */
  idsOf: () => Promise<readonly string[]>;
}

/** What is done most, with a button of its own. */
const QUICK: Record<ListType, readonly string[]> = { customer: ['customerType'], case: ['assignedTo', 'status', 'priority'], task: ['assignedTo', 'status', 'dueAt'], interaction: ['disposition'] };

export function BulkBar({ list, fields, selection, total, asked, onSelect, onExport, idsOf }: BulkBarProps): JSX.Element {
  const { crm } = useHost();
  const guard = useGuard();
  const [running, setRunning] = useState<{ id: string; state: Pick<BulkState, 'done' | 'total'> } | null>(null);
  const [told, tell] = useState<BulkState | null>(null);
  const count = countOf(selection, total);
  // A panel that is open takes the key first.
  useHotkeys({ Escape: () => !document.querySelector(':popover-open') && onSelect(NOTHING) });
  const settable = fields.filter(({ path }) => isBulkField(list, path));
  const chosen = (): Partial<BulkRequest> => (selection.all ? { query: withoutCustomer(asked), except: [...selection.ids] } : { ids: [...selection.ids] });
  const run = async (what: Pick<BulkRequest, 'fields' | 'remove'>): Promise<void> => {
    const request = { type: list, ...(asked.customerId === undefined ? chosen() : { ids: await idsOf() }), ...what };
    const { id, total: all } = await crm.bulk.begin(request);
    setRunning({ id, state: { done: 0, total: all } });
    try {
      for (;;) {
        followLists();
        const state = await crm.bulk.next(id);
        setRunning({ id, state });
        if (state.finished) return finish(state, what.remove === true);
      }
    } catch (thrown) {
      if (toPlainError(thrown).code === 'not-found') toast(t('bulk.cancelled'));
      else throw thrown;
    } finally {
      setRunning(null);
    }
  };
  const finish = (state: BulkState, removed: boolean): void => {
    followLists();
    const { commit } = state;
    const undo = commit === undefined ? undefined : () => (followLists(), void crm.bulk.undo(commit).then(followLists, (thrown: unknown) => toastError(thrown)));
    toast(removed ? t('bulk.removed', { count: state.written }) : t('bulk.written', { count: state.written }), { undo });
    if (state.refused > 0) tell(state);
    else if (removed) onSelect(NOTHING);
  };
  const remove = (): void => void run({ remove: true }).catch((thrown: unknown) => toastError(thrown));
  const missing = guard(permissionsFor(list, 'edit', ['company'])[0] ?? 'admin');
  if (running) return <Running {...running.state} onCancel={() => void crm.bulk.cancel(running.id).catch((thrown: unknown) => toastError(thrown))} />;
  return (
    <>
      {told && <Refused state={told} onClose={() => tell(null)} />}
      <TableFoot bulk>
        <span class="strong" role="status">{t('bulk.chosen', { count })}</span>
        {QUICK[list].flatMap((path) => settable.filter((one) => one.path === path)).map((info) => (
          <Popover key={info.path} label={info.label} icon={ICONS[info.path] ?? 'tag'} class="bulk-panel">{(close) => <BulkForm list={list} fields={[info]} count={count} missing={missing.reason} onRun={async (set) => (close(), run({ fields: set }))} />}</Popover>
        ))}
        <Popover label={t('bulk.setField')} icon="edit" class="bulk-panel">{(close) => <BulkForm list={list} fields={settable} count={count} missing={missing.reason} onRun={async (set) => (close(), run({ fields: set }))} />}</Popover>
        {onExport && <Button icon="file" needs="export" onClick={() => onExport(selection.all && selection.ids.size === 0 && asked.customerId === undefined ? { query: asked } : {})}>{t('bulk.export')}</Button>}
        {list !== 'interaction' && <Button icon="trash" tone="harm" needs={`${list}.delete`} onClick={remove}>{t('bulk.remove')}</Button>}
        <span class="end" />
        {!selection.all && count < total && <Button onClick={() => onSelect({ all: true, ids: new Set() })}>{t('bulk.all', { count: total })}</Button>}
        <Button keys="Escape" onClick={() => onSelect(NOTHING)}>{t('bulk.none')}</Button>
      </TableFoot>
    </>
  );
}

const ICONS: Record<string, 'people' | 'priority' | 'calendar' | 'tick'> = { assignedTo: 'people', priority: 'priority', dueAt: 'calendar', status: 'tick' };

function withoutCustomer({ customerId: _customer, ...query }: ListAsked): ListAsked {
  return query;
}

function Running({ done, total, onCancel }: { done: number; total: number; onCancel: () => void }): JSX.Element {
  return (
    <TableFoot bulk>
      <span role="status">{t('bulk.running', { done, total })}</span>
      <progress class="bulk-progress grow" value={done} max={Math.max(1, total)} aria-label={t('bulk.running', { done, total })} />
      <Button icon="close" onClick={onCancel}>{t('bulk.cancel')}</Button>
    </TableFoot>
  );
}

/** Records that were left as they were, each with why. */
function Refused({ state, onClose }: { state: BulkState; onClose: () => void }): JSX.Element {
  return (
    <section class="refused" aria-label={t('bulk.refused', { count: state.refused })}>
      <header class="row"><h2 class="strong harm">{t('bulk.refused', { count: state.refused })}</h2><span class="end" /><Button tone="quiet" icon="close" label={t('toast.close')} onClick={onClose} /></header>
      <ul class="scroll">{state.faults.map(({ id, title, error }) => <li key={id} class="row"><bdi class="mid">{title || t('bulk.gone')}</bdi><span class="two">{wordError(fromPlainError(error))}</span></li>)}</ul>
      {state.refused > state.faults.length && <p class="three">{t('bulk.andMore', { count: formatNumber(state.refused - state.faults.length) })}</p>}
    </section>
  );
}
