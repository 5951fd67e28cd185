/** A follow-up from a contact, on the case it is about; begun with the notes as they stand. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../i18n/index.ts';
import { faultsOf, Select, TextArea, toast, toastError, useDraft, useHost } from '../kit/index.ts';
import { caseOf, type Contact } from './commands.ts';
import { useCustomerPage } from './customer-page.ts';
import { PanelForm } from './panel-form.tsx';

export function FollowUpForm({ customer, call, onClose }: Contact & { onClose: () => void }): JSX.Element | null {
  const { crm } = useHost();
  const page = useCustomerPage(customer);
  const draft = useDraft({ type: 'followUp', scope: call?.id ?? customer, initial: { caseId: '', text: call?.notes ?? '' } });
  const [faults, setFaults] = useState<Record<string, string>>({});
  const { caseId, text } = draft.fields as Record<string, string>;
  const chosen = caseId || caseOf(page, call)?.id || '';
  const save = async () => {
    try {
      await crm.cases.addFollowUp(chosen, { kind: 'note', text });
      await draft.discard();
      if (call && call.caseId !== chosen) await crm.calls.linkCase(call.id, chosen);
      toast(t('action.followUpDone'));
      onClose();
    } catch (thrown) {
      setFaults(faultsOf(thrown));
      if (Object.keys(faultsOf(thrown)).length === 0) toastError(thrown);
    }
  };
  return (
    <PanelForm needs="case.followUp" title={t('action.followUp')} onSubmit={save} onCancel={onClose} submit={t('action.followUpSave')}>
      <Select label={t('interactions.case')} value={chosen} choices={(page?.openCases ?? []).map((one) => ({ value: one.id, label: `${one.caseNumber} ${one.subject}` }))} onChange={(value) => draft.set('caseId', value)} />
      <TextArea label={t('call.notes')} value={text ?? ''} fault={faults['text']} onInput={(value) => draft.set('text', value)} />
    </PanelForm>
  );
}
