/** Recent changes of everybody, for those who lead: filtered, paged, each taken back by a click. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ActivityEntry, ActivityQuery } from '../../domain/activity.ts';
import type { ChangePath } from '../../domain/change.ts';
import type { HistoryEntry } from '../../domain/views.ts';
import type { RecordType } from '../../domain/records.ts';
import { formatList, formatTime } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { Button, casePath, customerPath, EmptyState, fieldWord, href, Icon, interactionsPath, permissionWord, taskPath, Timeline, useHost, useQuery, useValueWords, wordError, type TimelineEntry, type ValueWords } from '../kit/index.ts';
import { FilterBar, NO_FILTER, type ChangeFilter } from './filters.tsx';
import { Lines } from './lines.tsx';
import { UndoButton } from './undo.tsx';
import { entryIcon, entryTitle, isTold } from './words.ts';

/** Changes read at a time, and at most: the core hands out 200 a page. */
const STEP = 50;

export function RecentChanges(): JSX.Element {
  const { crm } = useHost();
  const values = useValueWords();
  const [filter, choose] = useState<ChangeFilter>(NO_FILTER);
  const [pages, more] = useState(1);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => void (document.title = `${t('changes.title')} – Ringside`), []);
  const { data, error } = useQuery({ key: `changes ${pages} ${JSON.stringify(filter)}`, on: (event) => event.type === 'changed', read: () => readPages((query) => crm.history.activity(query), queryOf(filter), pages) });
  const set = (next: ChangeFilter) => (more(1), choose(next), box.current?.scrollTo(0, 0));
  return (
    <>
      <header class="head"><h1>{t('changes.title')}</h1></header>
      <FilterBar filter={filter} onChange={set} types />
      <div class="scroll grow reading" ref={box}>
        {error !== undefined && !data && <EmptyState icon="warning" title={wordError(error)} />}
        {data?.entries.length === 0 && <EmptyState icon="history" title={t('changes.none')} />}
        {data && data.entries.length > 0 && (
          <div class="history">
            <Timeline entries={data.entries.filter(isWorthALine).map((entry) => toLine(entry, values))} />
            {data.next !== undefined && <Button onClick={() => more(pages + 1)}>{t('history.more')}</Button>}
          </div>
        )}
      </div>
    </>
  );
}

/** What only follows from another change is no line of its own, here as in a record's History. */
function isWorthALine(entry: ActivityEntry): boolean {
  const { type } = entry;
  return type === 'batch' || isTold({ ...entry, type });
}

type Read = (query: ActivityQuery) => Promise<{ entries: ActivityEntry[]; next?: string }>;

async function readPages(read: Read, query: ActivityQuery, pages: number): Promise<{ entries: ActivityEntry[]; next?: string | undefined }> {
  const entries: ActivityEntry[] = [];
  let after: string | undefined;
  for (let page = 0; page < pages; page += 1) {
    const answer = await read({ ...query, limit: STEP, ...(after !== undefined && { after }) });
    entries.push(...answer.entries);
    after = answer.next;
    if (after === undefined) break;
  }
  return { entries, next: after };
}

function queryOf({ agent, path, type, field }: ChangeFilter): ActivityQuery {
  return { ...(agent && { agent }), ...(path && { path: path as ChangePath }), ...(type && { type: type as RecordType }), ...(field && { field }) };
}

function toLine(entry: ActivityEntry, values: ValueWords): TimelineEntry {
  const { type } = entry;
  const told = type === 'batch' ? null : ({ ...entry, type } satisfies HistoryEntry);
  return {
    id: entry.id, at: entry.at, icon: told ? entryIcon(told) : 'table',
    title: <span class="row wraps gap-6"><Title entry={entry} /><span class="three">{told ? entryTitle(told, values) : batchState(entry)}</span></span>,
    meta: <Meta entry={entry} />,
    // A new record's name stands in the title already.
    ...(told && !(told.op === 'create' && NAMED.has(told.type)) && { quote: <Lines entry={told} values={values} /> }),
  };
}

const NAMED: ReadonlySet<RecordType> = new Set<RecordType>(['customer', 'case', 'task']);

const PATHS = { customer: customerPath, case: casePath, task: taskPath, interaction: (id: string) => `${interactionsPath}/${id}` };

function Title({ entry }: { entry: ActivityEntry }): JSX.Element {
  const { fields } = useValueWords();
  if (entry.batch?.kind === 'bulk') return <span>{t('changes.bulk', { fields: formatList(entry.batch.name.split(' ').filter(Boolean).map((path) => fieldWord(path, fields))) })}</span>;
  if (entry.batch) return <bdi>{t('changes.batch', { name: entry.batch.name })}</bdi>;
  if (!entry.open) return <bdi>{entry.title}</bdi>;
  return <a class="link-plain" href={href(PATHS[entry.open.type](entry.open.id))}><bdi>{entry.title || t('customer.unnamed')}</bdi></a>;
}

function batchState({ batch }: ActivityEntry): string {
  if (!batch) return '';
  const rows = t('changes.batchRows', { count: batch.rows });
  if (batch.status === 'published') return rows;
  return `${rows}, ${t(batch.status === 'undone' ? 'changes.batchUndone' : 'changes.batchStaged')}`;
}

function Meta({ entry }: { entry: ActivityEntry }): JSX.Element {
  const path = entry.path === 'typed' || entry.path === 'system' ? undefined : t(`history.path.${entry.path}`);
  const undoable = entry.batch ? entry.batch.status === 'published' : !entry.erased && entry.op !== 'erase' && entry.path !== 'import' && !entry.fields.some(({ field }) => field === 'verifier');
  return (
    <span class="row meta">
      <span>{[formatTime(entry.at), entry.agentName, path].filter(Boolean).join(', ')}</span>
      {entry.beyond && <span class="wrap-t row gap-6"><Icon name="warning" small />{t('changes.beyond', { permission: permissionWord(entry.beyond) })}</span>}
      {undoable && <UndoButton entry={{ ...entry, path: entry.batch ? entry.batch.kind : entry.path }} />}
    </span>
  );
}
