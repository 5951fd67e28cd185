/** What is offered while no contact is chosen: log a person, log a company, look somebody up. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../i18n/index.ts';
import { centrePath, navigate, SearchBox } from '../../kit/index.ts';
import { CreateForm, moveFocus, SearchResults } from '../../calls/index.ts';

export function LooseScreen({ action }: { action: string }): JSX.Element {
  return (
    <section class="col centre-main" aria-label={t('centre.contact')}>
      {action === 'look-up' ? <LookUp /> : <CreateForm contact={null} company={action === 'log-company'} onDone={load} onLeave={() => navigate(centrePath)} />}
    </section>
  );
}

function load(customer: string): void {
  navigate(`${centrePath}?customer=${customer}`, { replace: true });
}

function LookUp(): JSX.Element {
  const [query, setQuery] = useState('');
  return (
    <>
      <div class="p-head centre-find"><SearchBox label={t('panel.find')} value={query} onInput={setQuery} autoFocus onKeyDown={(event) => event.key === 'ArrowDown' && (event.preventDefault(), moveFocus(1))} /></div>
      {query.trim() ? <SearchResults query={query.trim()} alone onPick={load} onCreate={() => navigate(`${centrePath}?do=log-person`)} /> : <p class="p5 three grow">{t('panel.searchWays')}</p>}
    </>
  );
}
