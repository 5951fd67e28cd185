/** History of a record, with those of the records under it: by day, who, when, from what to what. Any change can be taken back. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { RecordType } from '../../domain/records.ts';
import type { HistoryEntry } from '../../domain/views.ts';
import { formatTime } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { Button, EmptyState, Timeline, useHost, useQuery, useValueWords } from '../kit/index.ts';
import { FilterBar, NO_FILTER, passes } from './filters.tsx';
import { Lines } from './lines.tsx';
import { UndoButton } from './undo.tsx';
import { entryIcon, entryTitle, isTold } from './words.ts';

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

/** A short history needs no filter. */
const FEW = 8;
/** Entries read of each record at a time. */
const STEP = 100;

export function History({ type, id, also }: HistoryProps): JSX.Element {
  const { crm } = useHost();
  const values = useValueWords();
  const [limit, more] = useState(STEP);
  const [filter, choose] = useState(NO_FILTER);
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
  const shown = entries.filter((entry) => passes(entry, filter));
  return (
    <div class="history">
      {entries.length > FEW && <FilterBar filter={filter} onChange={choose} />}
      {shown.length === 0 && <EmptyState icon="history" title={t('changes.none')} />}
      <Timeline
        entries={shown.map((entry) => ({
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
      {!entry.erased && entry.op !== 'erase' && <UndoButton entry={{ ...entry, path: isOfMany(entry) ? 'bulk' : entry.path }} />}
    </span>
  );
}

/** Edited with many others at once: it is taken back with them. The entry's id begins with that of the whole. */
function isOfMany({ id, commit, path }: HistoryEntry): boolean {
  return path === 'typed' && id.startsWith(`${commit}:`);
}
