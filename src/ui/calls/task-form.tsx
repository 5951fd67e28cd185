/** A new task or callback in place. What is promised to a customer is due on the customer's clocks, and said on the agent's. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { formatMoment } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { faultsOf, fromZoneInput, inOneHour, ownZone, personName, TextInput, toast, toastError, toZoneInput, useDraft, useHost } from '../kit/index.ts';
import type { Contact } from './commands.ts';
import { useCustomerPage } from './customer-page.ts';
import { PanelForm } from './panel-form.tsx';

export function TaskForm(props: Contact & { callback: boolean; onClose: () => void }): JSX.Element | null {
  const page = useCustomerPage(props.customer);
  // The zone decides what the fields say: it is waited for.
  return page ? <Form {...props} zone={page.customer.timeZone || ownZone()} name={personName(page.customer)} /> : null;
}

function Form({ customer, call, callback, zone, name, onClose }: Contact & { callback: boolean; zone: string; name: string; onClose: () => void }): JSX.Element {
  const { crm } = useHost();
  const scope = `${customer}:${callback ? 'callback' : 'task'}`;
  const initial = { subject: callback ? t('taskForm.callbackSubject', { name }) : '', due: callback ? toZoneInput(inOneHour(Date.now()), zone) : '' };
  const draft = useDraft({ type: 'task', scope, initial });
  const [faults, setFaults] = useState<Record<string, string>>({});
  const { subject, due } = draft.fields as Record<string, string>;
  const dueAt = fromZoneInput(due ?? '', zone);
  const save = async () => {
    const fields = { customerId: customer, caseId: call?.caseId, taskType: callback ? 'call' : 'other', subject, dueAt, dueZone: zone };
    try {
      const made = await crm.tasks.create(fields, draft.id);
      await draft.discard();
      if (call) await crm.calls.linkTask(call.id, made.id);
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
      {zone !== ownZone() && <OwnClock at={dueAt} zone={zone} name={name} />}
    </PanelForm>
  );
}

/** On whose clocks the due time is, and when that is here. */
function OwnClock({ at, zone, name }: { at: number | null; zone: string; name: string }): JSX.Element {
  return <p class="hint under">{at === null ? t('taskForm.theirClock', { name, zone }) : t('taskForm.yourClock', { name, zone, when: formatMoment(at) })}</p>;
}
