/** The box that adds a follow-up: a note or an e-mail, the agent's or the customer's, with files. What is typed is kept while it is typed. */
import type { JSX } from 'preact';
import type { Attachment, Case, FollowUp } from '../../domain/records.ts';
import { t } from '../../i18n/index.ts';
import { act, Button, casePath, Checkbox, CustomFields, navigate, runHotkey, Saved, useCustomDefaults, useForm, useHost, type Form } from '../kit/index.ts';
import { AttachButton, Picked, takeFiles } from './attachments.tsx';

const KINDS = ['note', 'email'] as const;

export function AddFollowUp({ one }: { one: Case }): JSX.Element {
  const { crm } = useHost();
  const defaults = useCustomDefaults('followUp');
  const form = useForm({ type: 'followUp', scope: one.id, initial: { text: '', kind: 'note', inbound: false, ...defaults } });
  const { draft } = form;
  const text = form.text('text');
  const files = Object.entries(draft.typed).filter((entry): entry is [string, Attachment] => entry[0].startsWith('attachments.') && entry[1] !== null);
  const ready = text.trim() !== '' || files.length > 0;
  const post = async () => {
    if (!ready) return;
    await form.submit(async () => {
      const fields = { ...draft.fields, text: text.trim() || files.map(([, file]) => file.name).join(', ') };
      const made = await act<FollowUp>(crm, { type: 'followUp', words: (saved) => t(saved.caseId === one.id ? 'cases.noted' : 'cases.carriedOn', { number: one.caseNumber }), write: () => crm.cases.addFollowUp(one.id, fields) });
      if (!made) return;
      await draft.discard();
      if (made.caseId !== one.id) navigate(casePath(made.caseId));
    });
  };
  const attach = async (picked: Iterable<File>) => {
    for (const [path, file] of Object.entries(await takeFiles(crm, picked))) form.set(path, file);
  };
  const drop = (event: DragEvent) => {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    void attach([...event.dataTransfer.files]);
  };
  return (
    <div class="area add-box" role="group" aria-label={t('cases.add')} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <label class="sr" for={`add-${one.id}`}>{t('cases.add')}</label>
      <textarea
        id={`add-${one.id}`} rows={2} dir="auto" placeholder={t('cases.add')} value={text}
        onInput={(event) => form.set('text', event.currentTarget.value)} onBlur={() => void draft.flush()} onKeyDown={(event) => void runHotkey({ 'Mod+Enter': () => void post() }, event)}
      />
      <Picked files={files} onRemove={(path) => form.set(path, null)} />
      <CustomFields form={form} target="followUp" folded />
      <div class="row wraps add-acts">
        <KindChoice form={form} />
        <Checkbox label={t('cases.inbound')} checked={form.value('inbound') === true} onChange={(inbound) => form.set('inbound', inbound)} />
        <AttachButton onFiles={(picked) => void attach(picked)} />
        {(text !== '' || files.length > 0) && <Saved state={draft} />}
        <span class="end" />
        <Button keys="Mod+Enter" needs="case.followUp" disabled={!ready} reason={ready ? undefined : t('cases.nothingToPost')} onClick={() => void post()}>{t('cases.post')}</Button>
      </div>
    </div>
  );
}

function KindChoice({ form }: { form: Form }): JSX.Element {
  return (
    <span class="seg" role="group" aria-label={t('cases.kind')}>
      {KINDS.map((kind) => <button key={kind} type="button" aria-pressed={form.text('kind') === kind} onClick={() => form.set('kind', kind)}>{t(`cases.${kind}`)}</button>)}
    </span>
  );
}
