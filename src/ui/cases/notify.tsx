/** Notify: a letter about the case to its customer, written here and sent by the mail program. Kept as a follow-up where that is wanted. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { mailto, readAddresses } from '../../domain/mail.ts';
import type { Case, Email } from '../../domain/records.ts';
import { t } from '../../i18n/index.ts';
import { act, Button, Checkbox, TextArea, TextInput, useDevice, useForm, useHost, useQuery, type Form } from '../kit/index.ts';

const LINES = ['from', 'to', 'cc'] as const;

export function Notify({ one, onDone }: { one: Case; onDone: () => void }): JSX.Element {
  const { crm } = useHost();
  const customer = useQuery({ key: `customer ${one.customerId}`, on: ['customer'], read: () => crm.customers.get(one.customerId) }).data;
  const device = useDevice();
  if (!customer || !device) return <div aria-busy="true" />;
  const [first] = Object.values(customer.emails).sort((a: Email, b: Email) => a.order - b.order);
  return <Letter one={one} to={first?.address ?? ''} from={String(device['mailFrom'] ?? '')} onDone={onDone} />;
}

function Letter({ one, to, from, onDone }: { one: Case; to: string; from: string; onDone: () => void }): JSX.Element {
  const { crm } = useHost();
  const form = useForm({ type: 'followUp', scope: `letter ${one.id}`, initial: { from, to, cc: '', subject: `${one.caseNumber}: ${one.subject}`, body: '' } });
  const [keep, setKeep] = useState(true);
  const [left, leave] = useState(false);
  const read = Object.fromEntries(LINES.map((line) => [line, readAddresses(form.text(line))])) as Record<(typeof LINES)[number], ReturnType<typeof readAddresses>>;
  const fault = (line: (typeof LINES)[number]) => {
    if (!left) return undefined;
    if (read[line].wrong.length > 0) return t('mail.wrong', { address: read[line].wrong[0]! });
    return line === 'to' && read.to.good.length === 0 ? t('fault.required') : undefined;
  };
  const ready = read.to.good.length > 0 && LINES.every((line) => read[line].wrong.length === 0);
  const letter = { to: read.to.good, cc: read.cc.good, from: read.from.good[0], subject: form.text('subject'), body: form.text('body') };
  const sent = async () => {
    if (letter.from && letter.from !== from) await crm.device.set('mailFrom', letter.from);
    if (keep) {
      const mail = { from: letter.from ?? '', to: letter.to, ...(letter.cc.length > 0 && { cc: letter.cc }), subject: letter.subject };
      await act(crm, { type: 'followUp', words: t('mail.kept', { number: one.caseNumber }), write: () => crm.cases.addFollowUp(one.id, { kind: 'email', text: letter.body.trim() || letter.subject, mail }) });
    }
    await form.draft.discard();
    onDone();
  };
  return (
    <section class="card letter" aria-label={t('mail.notify')}>
      <div class="form-row two-up">{LINES.map((line) => <Line key={line} form={form} line={line} fault={fault(line)} onLeave={() => leave(true)} />)}</div>
      <TextInput label={t('caseForm.subject')} value={form.text('subject')} onInput={(text) => form.set('subject', text)} />
      <TextArea label={t('mail.body')} optional rows={4} value={form.text('body')} onInput={(text) => form.set('body', text)} />
      <Checkbox label={t('mail.keep')} checked={keep} onChange={setKeep} />
      <div class="row wraps">
        {ready
          ? <a class="btn btn-main" href={mailto(letter)} onClick={() => void sent()}>{t('mail.open')}</a>
          : <Button tone="main" onClick={() => leave(true)}>{t('mail.open')}</Button>}
        <Button tone="quiet" onClick={() => void form.draft.discard().catch(() => undefined).then(onDone)}>{t('cases.discard')}</Button>
      </div>
    </section>
  );
}

function Line({ form, line, fault, onLeave }: { form: Form; line: (typeof LINES)[number]; fault: string | undefined; onLeave: () => void }): JSX.Element {
  return (
    <TextInput
      label={t(`mail.${line}`)} optional={line !== 'to'} autoFocus={line === 'to'} type="text" dir="ltr" hint={line === 'from' ? t('mail.fromHint') : undefined} value={form.text(line)} fault={fault}
      onInput={(text) => form.set(line, text)} onBlur={onLeave}
    />
  );
}
