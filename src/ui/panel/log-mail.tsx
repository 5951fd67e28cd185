/** "Log this e-mail": the subject and the selected text of the page beside, taken when the agent asks and not before. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Customer } from '../../domain/records.ts';
import { t } from '../../i18n/index.ts';
import { Button, faultsOf, Select, TextArea, TextInput, toast, toastError, useHost, useQuery, useTab } from '../kit/index.ts';
import { PanelForm } from '../calls/index.ts';

interface Read {
  subject: string;
  text: string;
}

/** Absent where there is no page to read. */
export function LogMail({ customer }: { customer: Customer }): JSX.Element | null {
  const { readPage } = useHost();
  const tab = useTab();
  const [read, setRead] = useState<Read | null>(null);
  const [faulty, blame] = useState(false);
  const from = Object.values(customer.emails).toSorted((a, b) => a.order - b.order)[0]?.address;
  if (!readPage || tab === null || from === undefined) return null;
  const ask = () => readPage(tab).then((page) => (setRead(page), blame(page.text === '')), () => toast(t('logMail.outOfReach'), { tone: 'harm' }));
  if (read) return <LogForm customer={customer} from={from} read={read} empty={faulty} onClose={() => setRead(null)} />;
  return <Button icon="mail" onClick={() => void ask()}>{t('logMail.take')}</Button>;
}

function LogForm({ customer, from, read, empty, onClose }: { customer: Customer; from: string; read: Read; empty: boolean; onClose: () => void }): JSX.Element {
  const { crm } = useHost();
  const [subject, setSubject] = useState(read.subject);
  const [text, setText] = useState(read.text);
  const [chosen, choose] = useState<string | null>(null);
  const [faults, setFaults] = useState<Record<string, string>>({});
  const place = useQuery({ key: `log mail ${from} ${subject}`, on: ['case'], read: () => crm.mail.place({ from, subject }) }).data;
  const cases = [...(place?.case ? [place.case] : []), ...(place?.open ?? []).filter(({ id }) => id !== place?.case?.id)];
  // The case that the subject names; without one, a new case is what a first e-mail begins.
  const caseId = chosen ?? place?.case?.id ?? '';
  const save = async () => {
    try {
      const made = await crm.mail.take({ mail: { from, to: [], subject }, text, ...(caseId === '' ? { customerId: customer.id } : { caseId }) });
      const { caseNumber } = await crm.cases.get(made.caseId);
      toast(t('logMail.done', { number: caseNumber }));
      onClose();
    } catch (thrown) {
      setFaults(faultsOf(thrown));
      if (Object.keys(faultsOf(thrown)).length === 0) toastError(thrown);
    }
  };
  return (
    <PanelForm needs={caseId === '' ? 'case.create' : 'case.followUp'} title={t('logMail.take')} onSubmit={save} onCancel={onClose} submit={t('logMail.save')}>
      <TextInput label={t('caseForm.subject')} value={subject} fault={faults['subject']} onInput={setSubject} />
      <TextArea label={t('logMail.text')} value={text} hint={empty ? t('logMail.select') : undefined} fault={faults['text']} onInput={setText} />
      <Select label={t('interactions.case')} value={caseId} none={t('panel.newCase')} choices={cases.map((one) => ({ value: one.id, label: `${one.caseNumber} ${one.subject}` }))} onChange={choose} />
    </PanelForm>
  );
}
