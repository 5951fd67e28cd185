/** A case on a page of its own, and a new one. */
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { t } from '../../i18n/index.ts';
import { Button, casePath, casesPath, customerPath, href, Icon, navigate, useHost, useQuery } from '../kit/index.ts';
import { CaseForm, CaseView } from '../cases/index.ts';
import { CaseHistory } from './case-history.tsx';
import { openCase } from './state.ts';

export function CaseScreen({ id }: { id: string }): JSX.Element {
  const { crm } = useHost();
  const one = useQuery({ key: `case ${id}`, on: ['case'], read: () => crm.cases.get(id) }).data;
  useEffect(() => void (one && (document.title = `${one.caseNumber} ${one.subject} – Ringside`)), [one]);
  const beside = () => {
    openCase({ caseId: id });
    navigate(one ? customerPath(one.customerId) : casesPath);
  };
  return (
    <>
      <div class="row crumb">
        <a class="back three t-sm" href={href(casesPath)}><Icon name="back" small />{t('app.cases')}</a>
        <span class="end"><Button tone="quiet" icon="open" onClick={beside}>{t('app.inWindow')}</Button></span>
      </div>
      <div class="grow beside">
        <CaseView id={id} withCustomer />
        <aside class="side scroll" aria-label={t('app.history')}><h2 class="strong side-head">{t('app.history')}</h2><CaseHistory id={id} /></aside>
      </div>
    </>
  );
}

export function NewCaseScreen({ customer }: { customer: string | undefined }): JSX.Element {
  useEffect(() => void (document.title = `${t('app.newCase')} – Ringside`), []);
  const back = customer ? customerPath(customer, 'cases') : casesPath;
  return (
    <>
      <header class="head person-head">
        <a class="back three t-sm" href={href(back)}><Icon name="back" small />{t('app.cases')}</a>
        <h1>{t('app.newCase')}</h1>
      </header>
      <div class="sep" />
      <CaseForm customer={customer} onDone={(id) => navigate(casePath(id), { replace: true })} onCancel={() => navigate(back)} />
    </>
  );
}
