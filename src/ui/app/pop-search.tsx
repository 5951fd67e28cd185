/** "Someone else": any customer, found by whatever the agent knows. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../i18n/index.ts';
import { Icon, Num, personName, SearchBox, Tel, useHost, useQuery, Vip } from '../kit/index.ts';

/** As many as one looks through while somebody waits on the line. */
const SHOWN = 8;
/** Fewer letters find half of everybody (product rule: look-up). */
const LEAST = 3;

export function PopSearch({ onPick }: { onPick: (id: string) => void }): JSX.Element {
  const { crm } = useHost();
  const [query, setQuery] = useState('');
  const asked = query.trim();
  const found = useQuery({ key: asked.length >= LEAST ? `pop search ${asked}` : null, on: ['customer'], read: async () => (await crm.search(asked, { limit: SHOWN })).customers }).data;
  return (
    <section class="pop-search" aria-label={t('chooser.searchAll')}>
      <SearchBox label={t('chooser.searchAll')} value={query} onInput={setQuery} />
      {!found && <p class="three t-sm">{t('panel.searchWays')}</p>}
      {found?.length === 0 && <p class="three" role="status">{t('panel.noResults', { query: asked })}</p>}
      {found && found.length > 0 && (
        <ul class="card ruled" aria-label={t('panel.results')}>
          {found.map((row) => (
            <li key={row.id}>
              <button type="button" class="mini" onClick={() => onPick(row.id)}>
                <Icon name="people" />
                <span class="row"><bdi class="mid cut">{personName(row)}</bdi>{row.vip && <Vip />}{row.company && <bdi class="three cut">{row.company}</bdi>}</span>
                <span class="when">{row.phone ? <Tel e164={row.phone} /> : <Num>{row.accountNumber}</Num>}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
