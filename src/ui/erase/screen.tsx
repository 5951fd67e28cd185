/** Erasing a customer for good: what goes, the account number as proof of intent, and afterwards the report, which can be kept. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Customer } from '../../domain/records.ts';
import type { ErasurePreview, ErasureReport } from '../../domain/erasure.ts';
import { t } from '../../i18n/index.ts';
import { formatNumber } from '../../i18n/format.ts';
import { Banner, Button, customerPath, customersPath, EmptyState, href, Icon, navigate, Num, personName, TableFoot, TextInput, toastError, useGuard, useHost, useQuery, wordError } from '../kit/index.ts';
import { Report } from './report.tsx';

export function EraseScreen({ id }: { id: string }): JSX.Element {
  const { crm } = useHost();
  const [report, keep] = useState<ErasureReport | null>(null);
  const { data, error } = useQuery({ key: report ? null : `erase ${id}`, on: ['customer', 'case', 'task', 'interaction'], read: () => Promise.all([crm.customers.get(id), crm.customers.beforeErase(id)]) });
  useEffect(() => void (document.title = `${t('erase.title')} – Ringside`), []);
  if (report) return <Report report={report} onChecked={keep} />;
  if (error) return <><h1 class="sr">{t('erase.title')}</h1><EmptyState icon="warning" title={wordError(error)} actions={<Button onClick={() => navigate(customersPath)}>{t('customers.back')}</Button>} /></>;
  if (!data) return <div class="grow" aria-busy="true" />;
  return <Ask customer={data[0]} preview={data[1]} onErased={keep} />;
}

function Ask({ customer, preview, onErased }: { customer: Customer; preview: ErasurePreview; onErased: (report: ErasureReport) => void }): JSX.Element {
  const { crm } = useHost();
  const guard = useGuard()('admin');
  const [typed, type] = useState('');
  const [busy, work] = useState(false);
  const meant = typed.trim().toUpperCase() === customer.accountNumber.toUpperCase();
  const erase = async (): Promise<void> => {
    if (!meant || guard.disabled) return;
    work(true);
    await crm.customers.erase(customer.id).then(onErased, toastError).finally(() => work(false));
  };
  return (
    <form class="col grow fit" noValidate onSubmit={(event) => (event.preventDefault(), void erase())}>
      <header class="head person-head">
        <a class="back three t-sm" href={href(customerPath(customer.id))}><Icon name="back" small />{personName(customer)}</a>
        <h1>{t('erase.title')}</h1>
      </header>
      <div class="sep" />
      <Banner tone="harm">{t('erase.forGood')}</Banner>
      <div class="scroll grow"><div class="form">
        <section class="col form-part" aria-label={t('erase.goes')}>
          <h2 class="strong">{t('erase.goes')}</h2>
          <What preview={preview} />
          <p class="three">{t('erase.stays')}</p>
          <p class="three">{t('erase.peers')}</p>
        </section>
        <section class="col form-part">
          <p>{t('erase.type')} <span class="strong"><Num>{customer.accountNumber}</Num></span></p>
          <TextInput class="narrow-form" label={t('customers.accountNumber')} value={typed} onInput={type} dir="ltr" autoFocus />
        </section>
      </div></div>
      <TableFoot>
        <Button tone="quiet" class="pull" onClick={() => history.back()}>{t('action.cancel')}</Button>
        <span class="end row"><Button class="btn-harm" icon="trash" type="submit" disabled={guard.disabled ?? (busy || !meant)} reason={guard.reason ?? (meant ? undefined : t('erase.typeReason'))}>{t('erase.do')}</Button></span>
      </TableFoot>
    </form>
  );
}

const TYPES = ['customer', 'case', 'followUp', 'task', 'interaction'] as const;

function What({ preview }: { preview: ErasurePreview }): JSX.Element {
  const counts: [label: string, count: number][] = [
    ...TYPES.map((type): [string, number] => [t(`erase.${type}`), preview.records[type] ?? 0]),
    [t('erase.changes'), preview.changes], [t('erase.files'), preview.files], [t('erase.drafts'), preview.drafts], [t('erase.imports'), preview.imports],
  ];
  return <dl class="facts wide">{counts.filter(([, count]) => count > 0).map(([label, count]) => <><dt>{label}</dt><dd class="num">{formatNumber(count)}</dd></>)}</dl>;
}
