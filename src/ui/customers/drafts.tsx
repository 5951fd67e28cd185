/** Customers kept as drafts: incomplete, matched by no look-up, listed apart. */
import type { JSX } from 'preact';
import type { Draft } from '../../domain/records.ts';
import { formatAgo } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { Button, customerPath, customersPath, EmptyState, href, Icon, personName, toast, toastError, useHost } from '../kit/index.ts';

export function DraftList({ drafts }: { drafts: readonly Draft[] }): JSX.Element {
  const { crm } = useHost();
  if (drafts.length === 0) return <EmptyState icon="edit" title={t('customers.noDrafts')}>{t('customers.noDraftsHint')}</EmptyState>;
  const discard = async (draft: Draft) => {
    await crm.drafts.discard(draft.id).catch(toastError);
    toast(t('customers.draftDiscarded'), { undo: () => void crm.drafts.put(draft).catch(toastError) });
  };
  return (
    <ul class="scroll grow lines">
      {drafts.map((draft) => (
        <li key={draft.id} class="line">
          <Icon name="edit" />
          <a class="mid cut" href={href(draftPath(draft))}><bdi>{personName(draft.fields as { firstName?: string; lastName?: string })}</bdi></a>
          <span class="three t-sm cut">{draft.record ? t('customers.draftOfEdit') : t('customers.draftOfNew')}</span>
          <span class="three t-sm end">{t('customers.draftSaved', { ago: formatAgo(draft.savedAt) })}</span>
          <Button tone="quiet" onClick={() => void discard(draft)}>{t('customers.discardDraft')}</Button>
        </li>
      ))}
    </ul>
  );
}

function draftPath(draft: Draft): string {
  const path = draft.record ? `${customerPath(draft.record)}/edit` : `${customersPath}/new`;
  return `${path}?${new URLSearchParams({ draft: draft.id })}`;
}
