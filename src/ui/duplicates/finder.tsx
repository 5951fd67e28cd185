/** The finder of likely duplicates: how far it is, the pairs it found, and what to do with each. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { DuplicatePair } from '../../domain/views.ts';
import { formatMoment, formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { Banner, Button, customersPath, EmptyState, href, Icon, mergePath, navigate, toast, toastError, useGuard, useHost, useQuery } from '../kit/index.ts';
import { PairRow } from './pair-row.tsx';

/** Pairs read at a time. */
const STEP = 50;

export function DuplicateFinder(): JSX.Element {
  const { crm } = useHost();
  const [limit, more] = useState(STEP);
  const { data, reload } = useQuery({ key: `duplicates ${limit}`, on: (event) => event.type === 'duplicates', read: () => crm.duplicates.list({ limit }) });
  useEffect(() => void (document.title = `${t('duplicates.title')} – Ringside`), []);
  const find = () => void crm.duplicates.find().then(reload, toastError);
  const state = data?.state ?? 'none';
  return (
    <>
      <header class="head person-head">
        <a class="back three t-sm" href={href(customersPath)}><Icon name="back" small />{t('customers.back')}</a>
        <h1>{t('duplicates.title')}</h1>
        {data && data.count > 0 && <span class="count">{formatNumber(data.count)}</span>}
        <span class="end" />
        <Button tone={state === 'none' ? 'main' : undefined} icon="search" disabled={state === 'running'} onClick={find}>{t(state === 'none' ? 'duplicates.find' : 'duplicates.again')}</Button>
      </header>
      <div class="sep" />
      {state === 'running' && <Progress done={data?.done ?? 0} total={data?.total ?? 0} />}
      {state === 'outdated' && <Banner>{t('duplicates.outdated')}</Banner>}
      <div class="scroll grow">
        {data && data.rows.length > 0 && <ul class="ruled">{data.rows.map((pair) => <Pair key={`${pair.a.id} ${pair.b.id}`} pair={pair} />)}</ul>}
        {data && data.rows.length < data.count && <div class="bar"><Button onClick={() => more(limit + STEP)}>{t('duplicates.more')}</Button></div>}
        {data && data.count === 0 && state !== 'running' && <Nothing searched={state !== 'none'} />}
        {data?.foundAt !== undefined && data.count > 0 && <p class="bar three t-sm">{t('duplicates.foundAt', { at: formatMoment(data.foundAt), count: data.total })}</p>}
      </div>
    </>
  );
}

function Nothing({ searched }: { searched: boolean }): JSX.Element {
  return <EmptyState icon="people" title={t(searched ? 'duplicates.none' : 'duplicates.start')}>{t('duplicates.how')}</EmptyState>;
}

function Progress({ done, total }: { done: number; total: number }): JSX.Element {
  return (
    <div class="bar" role="status">
      <progress class="progress" max={Math.max(1, total)} value={done} aria-label={t('duplicates.find')} />
      <span class="three t-sm">{t('duplicates.progress', { done: formatNumber(done), total: formatNumber(total) })}</span>
    </div>
  );
}

function Pair({ pair }: { pair: DuplicatePair }): JSX.Element {
  const { crm } = useHost();
  const guard = useGuard();
  const apart = async (): Promise<void> => {
    try {
      await crm.duplicates.dismiss(pair.a.id, pair.b.id);
      const [first] = [pair.a.id, pair.b.id].sort();
      const [entry] = await crm.history.of('customer', first!, { limit: 1 });
      toast(t('duplicates.dismissed'), { undo: entry && (() => void crm.history.undo(entry.commit).catch(toastError)) });
    } catch (thrown) {
      toastError(thrown);
    }
  };
  return (
    <PairRow pair={pair}>
      <Button {...guard('customer.edit')} onClick={() => void apart()}>{t('duplicates.dismiss')}</Button>
      <Button {...guard('customer.delete')} icon="people" onClick={() => navigate(mergePath(pair.a.id, pair.b.id))}>{t('duplicates.merge')}</Button>
    </PairRow>
  );
}
