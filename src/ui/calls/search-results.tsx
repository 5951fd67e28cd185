/** What a search finds: certain contacts first with their reason, then names, then cases. */
import type { JSX } from 'preact';
import type { ContactKey } from '../../domain/contact.ts';
import type { Case } from '../../domain/records.ts';
import type { CustomerRow, LookupResult } from '../../domain/views.ts';
import { t } from '../../i18n/index.ts';
import { Button, CaseDot, casePath, caseSign, EmptyState, matchSign, Num, sentence, Tel, useHost, useQuery, wordMatch, useSettings } from '../kit/index.ts';
import { CustomerRowButton } from './rows.tsx';

interface Found {
  lookup: LookupResult | null;
  customers: CustomerRow[];
  cases: Case[];
}

/** As many rows as an agent looks through before typing more. */
const LIMIT = 20;

export interface SearchResultsProps {
  query: string;
  onPick: (customer: string) => void;
  /** A new customer with what was typed; absent where none is made here. */
  onCreate?: ((known: { contact: ContactKey | null; name?: string | undefined }) => void) | undefined;
  /** Customers alone. */
  alone?: boolean;
}

export function SearchResults({ query, onPick, onCreate, alone }: SearchResultsProps): JSX.Element {
  const { crm } = useHost();
  const { data } = useQuery<Found>({ key: `search ${query}`, on: ['customer', 'case'], read: async () => {
    const [lookup, rows] = await Promise.all([crm.find(query).catch(() => null), crm.search(query, { limit: LIMIT })]);
    return { lookup, ...rows };
  } });
  if (!data) return <div class="grow" />;
  const matches = data.lookup?.matches ?? [];
  const others = data.customers.filter((row) => !matches.some((match) => match.customer.id === row.id));
  if (matches.length + others.length + data.cases.length === 0) return <NothingFound query={query} lookup={data.lookup} onCreate={onCreate} />;
  return (
    <div class="scroll grow">
      <h2 class="sr">{t('panel.results')}</h2>
      <ul>
        {matches.map((match) => (
          <li key={match.customer.id}>
            <CustomerRowButton customer={match.customer} sign={matchSign(match)} onClick={() => onPick(match.customer.id)}>{sentence(wordMatch(match))}</CustomerRowButton>
          </li>
        ))}
        {others.map((row) => <li key={row.id}><CustomerRowButton customer={row} onClick={() => onPick(row.id)}><RowFacts row={row} /></CustomerRowButton></li>)}
      </ul>
      {!alone && <FoundCases cases={data.cases} />}
    </div>
  );
}

function RowFacts({ row }: { row: CustomerRow }): JSX.Element {
  const facts = [row.company, row.city].filter(Boolean).join(', ');
  return <><Num>{row.accountNumber}</Num>{facts && <> · <bdi>{facts}</bdi></>}{row.phone && <> · <Tel e164={row.phone} /></>}</>;
}

function FoundCases({ cases }: { cases: readonly Case[] }): JSX.Element {
  const host = useHost();
  const settings = useSettings();
  return (
    <ul>
      {cases.map((one) => (
        <li key={one.id}>
          <button type="button" class="mini" data-row onClick={() => host.openApp(casePath(one.id))}>
            <CaseDot sign={caseSign(settings, one.status)} />
            <bdi class="cut">{one.subject}</bdi>
            <span class="when"><Num>{one.caseNumber}</Num></span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function NothingFound({ query, lookup, onCreate }: { query: string; lookup: LookupResult | null; onCreate: SearchResultsProps['onCreate'] }): JSX.Element {
  const create = () => onCreate?.({ contact: lookup?.contact ?? null, name: lookup?.contact ? undefined : query });
  return (
    <div class="grow">
      <EmptyState title={t('panel.noResults', { query })} actions={onCreate && <Button needs="customer.create" onClick={create}>{t('chooser.newCustomer')}</Button>}>
        {t('panel.searchWays')}
      </EmptyState>
    </div>
  );
}
