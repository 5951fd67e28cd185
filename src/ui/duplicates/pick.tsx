/** With whom a customer is merged: those like them first, or anybody by search. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { CustomerRow } from '../../domain/views.ts';
import { t } from '../../i18n/index.ts';
import { Button, customerPath, EmptyState, href, Icon, mergePath, navigate, Num, personName, SearchBox, useHost, useQuery, wordError } from '../kit/index.ts';
import { PairRow } from './pair-row.tsx';

export function PickOther({ id }: { id: string }): JSX.Element {
  const { crm } = useHost();
  const [query, type] = useState('');
  const text = query.trim();
  const { data: customer, error } = useQuery({ key: `customer ${id}`, on: ['customer'], read: () => crm.customers.get(id) });
  const likely = useQuery({ key: `duplicates of ${id}`, on: ['customer'], read: () => crm.duplicates.of(id) }).data;
  const found = useQuery({ key: text.length > 1 ? `merge with ${text}` : null, on: [], read: () => crm.customers.list({ query: text, limit: 20 }) }).data?.rows.filter((row) => row.id !== customer?.id);
  if (error) return <EmptyState icon="warning" title={wordError(error)} />;
  return (
    <>
      <header class="head person-head">
        <a class="back three t-sm" href={href(customerPath(id))}><Icon name="back" small />{customer && personName(customer)}</a>
        <h1>{t('merge.pickTitle')}</h1>
      </header>
      <div class="sep" />
      <div class="bar"><div class="find"><SearchBox label={t('customers.search')} value={query} onInput={type} /></div></div>
      <div class="scroll grow">
        {text.length < 2 && likely && likely.length > 0 && (
          <ul class="ruled">{likely.map((pair) => <PairRow key={pair.b.id} pair={pair}><Button icon="people" onClick={() => navigate(mergePath(id, pair.b.id))}>{t('duplicates.merge')}</Button></PairRow>)}</ul>
        )}
        {text.length < 2 && likely?.length === 0 && <EmptyState icon="people" title={t('merge.noLikely')}>{t('merge.searchHint')}</EmptyState>}
        {text.length > 1 && found && <ul class="ruled">{found.map((row) => <li key={row.id}><Found row={row} onPick={() => navigate(mergePath(id, row.id))} /></li>)}</ul>}
        {text.length > 1 && found?.length === 0 && <EmptyState icon="search" title={t('customers.none', { query: text })} />}
      </div>
    </>
  );
}

function Found({ row, onPick }: { row: CustomerRow; onPick: () => void }): JSX.Element {
  return (
    <button type="button" class="mini tall" onClick={onPick}>
      <span class="col"><bdi class="mid cut">{personName(row)}</bdi><span class="t-sm three cut">{[row.company, row.city].filter(Boolean).join(', ')}</span></span>
      <span class="when"><Num>{row.accountNumber}</Num></span>
    </button>
  );
}
