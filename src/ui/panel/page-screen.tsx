/** No call: the contacts of the page beside the panel, a search, and what the agent has to do next. */
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { PageView } from '../../domain/views.ts';
import { t } from '../../i18n/index.ts';
import { EmptyState, Kbd, SearchBox, TabPanel, Tabs, useHotkeys, usePage } from '../kit/index.ts';
import { moveFocus, SearchResults } from '../calls/index.ts';
import { groupFound, type FoundRows } from './found.ts';
import { KnownList, UnknownList } from './found-list.tsx';
import { Loose } from './loose.tsx';
import { NextTasks } from './next-tasks.tsx';
import { OffState, useOff } from './off-state.tsx';
import { StatusRow } from './status-row.tsx';
import { search, searchText, show } from './view.ts';

type Filter = 'all' | 'known' | 'new';

export function PageScreen({ tab }: { tab: number | null }): JSX.Element {
  const page = usePage(tab);
  const off = useOff();
  const query = searchText();
  const box = useRef<HTMLInputElement>(null);
  useHotkeys({
    '/': () => box.current?.focus(),
    n: () => show({ at: 'create', contact: null }),
    ArrowDown: () => moveFocus(1),
    ArrowUp: () => moveFocus(-1),
  });
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') (event.preventDefault(), moveFocus(1));
    if (event.key === 'Escape') search('');
  };
  return (
    <>
      <div class="p-head">
        <StatusRow page={page} />
        <SearchBox label={t('panel.find')} value={query} onInput={search} onKeyDown={keys} inputRef={box} keys={<Kbd keys="/" />} />
      </div>
      {query.trim() ? <SearchResults query={query.trim()} onPick={(id) => show({ at: 'customer', id })} onCreate={(known) => show({ at: 'create', ...known })} /> : off || page?.off ? <OffState page={page} /> : <PageContacts page={page} onLookUp={() => box.current?.focus()} />}
      <footer class="p-foot">
        <span><Kbd keys="ArrowUp" /><Kbd keys="ArrowDown" /> {t('action.move')}</span>
        <span><Kbd keys="Enter" /> {t('action.open')}</span>
        <span><Kbd keys="n" /> {t('action.new')}</span>
      </footer>
    </>
  );
}

function PageContacts({ page, onLookUp }: { page: PageView | undefined; onLookUp: () => void }): JSX.Element {
  const [filter, setFilter] = useState<Filter>('all');
  const rows = groupFound(page?.contacts ?? []);
  const counts = { known: rows.known.length, unknown: rows.unknown.length };
  const tabs = [
    { id: 'all', label: t('panel.all'), count: counts.known + counts.unknown },
    { id: 'known', label: t('panel.known'), count: counts.known },
    { id: 'new', label: t('panel.new'), count: counts.unknown },
  ];
  return (
    <>
      <div class="p-sec">
        <h2>{t('panel.onThisPage')}</h2>
        {tabs[0]?.count ? <Tabs label={t('panel.onThisPage')} group="found" looks="segments" tabs={tabs} chosen={filter} onChoose={(id) => setFilter(id as Filter)} /> : null}
      </div>
      <div class="scroll grow">
        <TabPanel group="found" chosen={filter}><Rows rows={rows} filter={filter} page={page} /></TabPanel>
        <NextTasks />
        <Loose onLookUp={onLookUp} />
      </div>
    </>
  );
}

function Rows({ rows, filter, page }: { rows: FoundRows; filter: Filter; page: PageView | undefined }): JSX.Element {
  if (rows.known.length + rows.unknown.length === 0) {
    return <EmptyState title={page?.host ? t('panel.nothingHere') : t('panel.noPage')}>{t('panel.nothingHereHint')} {t('panel.outOfReach')}</EmptyState>;
  }
  return (
    <>
      {filter !== 'new' && <KnownList rows={rows.known} onOpen={(id) => show({ at: 'customer', id })} />}
      {filter !== 'known' && rows.unknown.length > 0 && <UnknownList contacts={rows.unknown} />}
    </>
  );
}
