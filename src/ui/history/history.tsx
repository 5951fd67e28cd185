/** History of a record, with those of the records under it: by day, who, when, from what to what. Any change can be taken back. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { RecordType } from '../../domain/records.ts';
import type { HistoryEntry } from '../../domain/views.ts';
import { toPlainError } from '../../domain/errors.ts';
import { formatList, formatTime } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { Button, EmptyState, fieldWord, Timeline, toast, toastError, useFields, useHost, useQuery, useValueWords, valueWord, type ValueWords } from '../kit/index.ts';
import { entryIcon, entryTitle, isTold, toldFields } from './words.ts';

export interface HistoryProps {
  type: RecordType;
  id: string;
  /** Records that belong to it, told with it. */
  also?: (() => Promise<Under[]>) | undefined;
}

export interface Under {
  type: RecordType;
  id: string;
  /** Tells it from its siblings: a case number, a subject. */
  label?: string;
}

/** Entries read of each record at a time. */
const STEP = 100;

export function History({ type, id, also }: HistoryProps): JSX.Element {
  const { crm } = useHost();
  const values = useValueWords();
  const [limit, more] = useState(STEP);
  const { data: entries } = useQuery({
    key: `history ${type} ${id} ${also !== undefined} ${limit}`, on: ['customer', 'case', 'followUp', 'task', 'interaction'],
    read: async () => {
      const records: Under[] = [{ type, id }, ...((await also?.()) ?? [])];
      const all = await Promise.all(records.map(async (one) => (await crm.history.of(one.type, one.id, { limit })).map((entry) => ({ ...entry, label: one.label }))));
      return all.flat().filter(isTold).sort((a, b) => b.at - a.at).slice(0, limit);
    },
  });
  if (!entries) return <div class="grow" aria-busy="true" />;
  if (entries.length === 0) return <EmptyState icon="history" title={t('history.empty')}>{t('history.emptyHint')}</EmptyState>;
  return (
    <div class="history">
      <Timeline
        entries={entries.map((entry) => ({
          id: entry.id, at: entry.at, icon: entryIcon(entry), title: entryTitle(entry, values),
          meta: <Meta entry={entry} label={entry.label} />, quote: <Lines entry={entry} values={values} />,
        }))}
      />
      {entries.length === limit && <Button onClick={() => more(limit + STEP)}>{t('history.more')}</Button>}
    </div>
  );
}

function Meta({ entry, label }: { entry: HistoryEntry; label: string | undefined }): JSX.Element {
  const path = entry.path === 'typed' || entry.path === 'system' ? undefined : t(`history.path.${entry.path}`);
  return (
    <span class="row meta">
      <span>{[formatTime(entry.at), entry.agentName, path, label].filter(Boolean).join(', ')}</span>
      {!entry.erased && entry.op !== 'erase' && <UndoButton entry={entry} />}
    </span>
  );
}

function UndoButton({ entry }: { entry: HistoryEntry }): JSX.Element {
  const { crm } = useHost();
  const fields = useFields();
  const undo = async () => {
    try {
      await crm.history.undo(entry.commit);
      toast(t('history.undone'));
    } catch (thrown) {
      const { code, detail } = toPlainError(thrown);
      if (code === 'conflict' && detail.fields && detail.fields.length > 0) toast(t('history.conflict', { fields: formatList(detail.fields.map((path) => fieldWord(path, fields))) }), { tone: 'harm' });
      else toastError(thrown);
    }
  };
  return <button type="button" class="link" onClick={() => void undo()}>{t('toast.undo')}</button>;
}

/** From what to what, a line for each field; a new record tells its name. */
function Lines({ entry, values }: { entry: HistoryEntry; values: ValueWords }): JSX.Element | null {
  const told = toldFields(entry);
  if (told.length === 0) return null;
  if (entry.op === 'create') return <bdi class="cut-2">{told.map(({ field, to }) => valueWord(entry.type, field, to, values)).join(' ')}</bdi>;
  return (
    <ul class="changes">
      {told.map(({ field, from, to }) => {
        const [before, after] = [valueWord(entry.type, field, from, values), valueWord(entry.type, field, to, values)];
        return (
          <li key={field}>
            <span class="three">{fieldWord(field, values.fields)}</span>{' '}
            {before && <><del class="cut-2"><bdi>{before}</bdi></del><span class="three" aria-hidden="true"> → </span></>}
            {after ? <bdi class="cut-2">{after}</bdi> : <span class="three">{t('history.cleared')}</span>}
            {entry.lost?.includes(field) && <Lost entry={entry} field={field} value={to} />}
          </li>
        );
      })}
    </ul>
  );
}

/** Written at the same time as another device's value, which won; one click takes this one. */
function Lost({ entry, field, value }: { entry: HistoryEntry; field: string; value: unknown }): JSX.Element | null {
  const { crm } = useHost();
  const edits: Partial<Record<RecordType, (id: string, patch: Record<string, unknown>) => Promise<unknown>>> = { customer: crm.customers.edit, case: crm.cases.edit, task: crm.tasks.edit, interaction: crm.interactions.edit };
  const edit = edits[entry.type];
  if (!edit) return null;
  const take = () => void edit(entry.record, { [field]: value }).then(() => toast(t('history.taken')), (thrown: unknown) => toastError(thrown));
  return <span class="lost"><span class="wrap-t">{t('history.lost')}</span> <button type="button" class="link" onClick={take}>{t('history.take')}</button></span>;
}
