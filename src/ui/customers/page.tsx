/** One customer: head, tabs, and the details, which are this feature's; the other tabs are passed in by the app. */
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Draft } from '../../domain/records.ts';
import { toPlainError } from '../../domain/errors.ts';
import { t } from '../../i18n/index.ts';
import { Button, customerPath, customersPath, EmptyState, navigate, personTitle, TableFoot, TabPanel, Tabs, toast, toastError, useHost, useHotkeys, useQuery, wordError, type CustomerTab } from '../kit/index.ts';
import { Details } from './details.tsx';
import { CustomerForm } from './edit.tsx';
import { CustomerHead } from './head.tsx';
import { Overview } from './overview.tsx';

export interface CustomerPageProps {
  id: string;
  tab: CustomerTab | 'edit';
  /** A kept draft to go on with. */
  draft?: string | undefined;
  /** The tabs of other features. */
  tabs: Record<Exclude<CustomerTab, 'details'>, ComponentChildren>;
  onNewCase: (customer: string) => void;
}

export function CustomerPageScreen({ id, tab, draft, tabs, onNewCase }: CustomerPageProps): JSX.Element {
  const { crm } = useHost();
  const { data: page, error } = useQuery({ key: `customer page ${id}`, on: ['customer', 'case', 'task', 'interaction'], read: () => crm.customers.page(id) });
  const kept = useKeptDraft(draft);
  useHotkeys({ n: () => page && onNewCase(page.customer.id), e: tab === 'details' ? () => navigate(`${customerPath(id)}/edit`) : undefined });
  useEffect(() => {
    if (page) document.title = `${personTitle(page.customer)} – Ringside`;
  }, [page]);
  const stands = page?.customer.id;
  // A merged customer's address leads to the one that stands for it.
  useEffect(() => {
    if (stands !== undefined && stands !== id) navigate(tab === 'edit' ? `${customerPath(stands)}/edit` : customerPath(stands, tab), { replace: true });
  }, [stands, id]);
  if (error && toPlainError(error).code === 'not-found') return <Gone />;
  if (!page) return error ? <EmptyState icon="warning" title={wordError(error)} /> : <div class="grow" aria-busy="true" />;
  const shown = tab === 'edit' ? 'details' : tab;
  return (
    <>
      <CustomerHead customer={page.customer} onNewCase={() => onNewCase(page.customer.id)} />
      <Tabs
        group="customer" label={t('customers.tabs')} chosen={shown} onChoose={(next) => navigate(customerPath(id, next as CustomerTab), { replace: true })}
        tabs={[
          { id: 'details', label: t('customers.details') },
          { id: 'cases', label: t('app.cases'), count: page.counts.cases },
          { id: 'tasks', label: t('app.tasks'), count: page.counts.tasks },
          { id: 'interactions', label: t('app.interactions'), count: page.counts.interactions },
          { id: 'history', label: t('app.history') },
        ]}
      />
      <TabPanel group="customer" chosen={shown} class="col grow fit">
        {tab === 'edit' && (draft === undefined || kept !== undefined) && <CustomerForm customer={page.customer} draft={kept ?? undefined} />}
        {tab === 'details' && (
          <>
            <div class="grow beside"><div class="scroll"><Details customer={page.customer} /></div><Overview page={page} /></div>
            <TableFoot>
              <Button icon="edit" keys="e" needs="customer.edit" onClick={() => navigate(`${customerPath(id)}/edit`)}>{t('app.edit')}</Button>
              <span class="end"><DeleteButton id={page.customer.id} /></span>
            </TableFoot>
          </>
        )}
        {tab !== 'edit' && tab !== 'details' && tabs[tab]}
      </TabPanel>
    </>
  );
}

function DeleteButton({ id }: { id: string }): JSX.Element {
  const { crm } = useHost();
  const remove = async () => {
    try {
      await crm.customers.remove(id);
      navigate(customersPath);
      toast(t('customers.deleted'), { undo: () => void crm.customers.restore(id).then(() => navigate(customerPath(id)), (thrown: unknown) => toastError(thrown)) });
    } catch (thrown) {
      toastError(thrown);
    }
  };
  return <Button tone="quiet" icon="trash" class="btn-harm" needs="customer.delete" onClick={() => void remove()}>{t('app.delete')}</Button>;
}

/** A customer that was deleted, here or on the other side. */
function Gone(): JSX.Element {
  return <><h1 class="sr">{t('customer.label')}</h1><EmptyState icon="people" title={t('error.notFound')} actions={<Button onClick={() => navigate(customersPath)}>{t('customers.back')}</Button>} /></>;
}

/** Undefined while it is read, null when there is none. */
export function useKeptDraft(id: string | undefined): Draft | null | undefined {
  const { crm } = useHost();
  const [kept, setKept] = useState<Draft | null>();
  useEffect(() => {
    if (id === undefined) return setKept(null);
    crm.drafts.get(id).then(setKept, () => setKept(null));
  }, [crm, id]);
  return kept;
}
