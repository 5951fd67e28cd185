/** A new case in place, kept as a draft while it is typed and linked to the call when it is made. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Call } from '../../domain/views.ts';
import { t } from '../../i18n/index.ts';
import { faultsOf, listChoices, Select, TextArea, TextInput, toast, toastError, useDraft, useHost, useSettings } from '../kit/index.ts';
import { PanelForm } from './panel-form.tsx';

export function CaseForm({ customer, call, onClose }: { customer: string; call?: Call | undefined; onClose: () => void }): JSX.Element {
  const { crm } = useHost();
  const settings = useSettings();
  const draft = useDraft({ type: 'case', scope: customer, initial: { subject: '', priority: 'normal', description: '' } });
  const [faults, setFaults] = useState<Record<string, string>>({});
  const { subject, priority, description } = draft.fields as Record<string, string>;
  const save = async () => {
    const fields = { customerId: customer, channel: call?.channel ?? 'other', subject, priority, description };
    try {
      const made = await crm.cases.create(fields, draft.id);
      await draft.discard();
      if (call) await crm.calls.linkCase(call.id, made.id);
      toast(t('caseForm.done', { number: made.caseNumber }));
      onClose();
    } catch (thrown) {
      const found = faultsOf(thrown);
      setFaults(found);
      if (Object.keys(found).length === 0) toastError(thrown);
    }
  };
  return (
    <PanelForm needs="case.create" title={t('caseForm.title')} onSubmit={save} onCancel={onClose} submit={t('caseForm.create')}>
      <TextInput label={t('caseForm.subject')} value={subject ?? ''} fault={faults['subject']} onInput={(value) => draft.set('subject', value)} />
      <Select label={t('caseForm.priority')} choices={listChoices(settings, 'priority')} value={priority ?? ''} onChange={(value) => draft.set('priority', value)} />
      <TextArea label={t('caseForm.description')} optional value={description ?? ''} onInput={(value) => draft.set('description', value)} />
    </PanelForm>
  );
}
