/** A new task or callback in place. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Call } from '../../domain/views.ts';
import { t } from '../../i18n/index.ts';
import { faultsOf, fromLocalInput, inOneHour, personName, TextInput, toast, toastError, toLocalInput, useDraft, useHost } from '../kit/index.ts';
import { PanelForm } from './panel-form.tsx';

export function TaskForm({ customer, call, callback, onClose }: { customer: string; call?: Call | undefined; callback: boolean; onClose: () => void }): JSX.Element {
  const { crm } = useHost();
  const scope = `${customer}:${callback ? 'callback' : 'task'}`;
  const subjectToBegin = callback && call?.customer ? t('taskForm.callbackSubject', { name: personName(call.customer) }) : '';
  const draft = useDraft({ type: 'task', scope, initial: { subject: subjectToBegin, due: callback ? toLocalInput(inOneHour(Date.now())) : '' } });
  const [faults, setFaults] = useState<Record<string, string>>({});
  const { subject, due } = draft.fields as Record<string, string>;
  const save = async () => {
    const fields = {
      customerId: customer, caseId: call?.caseId, taskType: callback ? 'call' : 'other', subject,
      dueAt: fromLocalInput(due ?? ''), dueZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    };
    try {
      const made = await crm.tasks.create(fields, draft.id);
      await draft.discard();
      toast(t('taskForm.done'), { undo: () => void crm.tasks.remove(made.id).catch((thrown: unknown) => toastError(thrown)) });
      onClose();
    } catch (thrown) {
      const found = faultsOf(thrown);
      setFaults(found);
      if (Object.keys(found).length === 0) toastError(thrown);
    }
  };
  return (
    <PanelForm needs="task.create" title={callback ? t('taskForm.callbackTitle') : t('taskForm.title')} onSubmit={save} onCancel={onClose} submit={t('taskForm.create')}>
      <TextInput label={t('taskForm.subject')} value={subject ?? ''} fault={faults['subject']} onInput={(value) => draft.set('subject', value)} />
      <TextInput label={t('taskForm.due')} optional={!callback} type="datetime-local" value={due ?? ''} fault={faults['dueAt']} onInput={(value) => draft.set('due', value)} />
    </PanelForm>
  );
}
