/** Follow-ups of a case, newest first, and the box that adds one. What is typed is kept while it is typed. */
import type { JSX } from 'preact';
import type { Case } from '../../domain/records.ts';
import { formatTime } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { act, Button, runHotkey, Saved, Timeline, useAgentName, useDraft, useHost, useQuery } from '../kit/index.ts';

export function FollowUps({ one }: { one: Case }): JSX.Element | null {
  const { crm } = useHost();
  const nameOf = useAgentName();
  const followUps = useQuery({ key: `follow-ups ${one.id}`, on: ['followUp'], read: () => crm.cases.followUps(one.id) }).data ?? [];
  if (followUps.length === 0) return null;
  return (
    <section class="col gap-6">
      <h2 class="strong row">{t('cases.followUps')}<span class="count">{followUps.length}</span></h2>
      <Timeline
        entries={followUps.map((followUp) => ({
          id: followUp.id, at: followUp.at, icon: followUp.kind === 'email' ? 'mail' as const : 'edit' as const,
          title: followUp.inbound ? t('cases.fromCustomer') : t(`cases.${followUp.kind}`),
          meta: [formatTime(followUp.at), nameOf(followUp.agentId)].filter(Boolean).join(', '),
          quote: <span class="whole" dir="auto">{followUp.text}</span>,
        }))}
      />
    </section>
  );
}

export function AddFollowUp({ one }: { one: Case }): JSX.Element {
  const { crm } = useHost();
  const draft = useDraft({ type: 'followUp', scope: one.id, initial: { text: '' } });
  const text = String(draft.fields['text'] ?? '');
  const post = async () => {
    if (!text.trim()) return;
    const made = await act(crm, { type: 'followUp', words: t('cases.noted', { number: one.caseNumber }), write: () => crm.cases.addFollowUp(one.id, { kind: 'note', text: text.trim() }) });
    if (made) await draft.discard();
  };
  return (
    <div class="area add-box">
      <label class="sr" for={`add-${one.id}`}>{t('cases.add')}</label>
      <textarea
        id={`add-${one.id}`} rows={2} dir="auto" placeholder={t('cases.add')} value={text}
        onInput={(event) => draft.set('text', event.currentTarget.value)} onBlur={() => void draft.flush()} onKeyDown={(event) => void runHotkey({ 'Mod+Enter': () => void post() }, event)}
      />
      <div class="row">
        {text !== '' && <Saved state={draft} />}
        <span class="end" />
        <Button keys="Mod+Enter" disabled={!text.trim()} reason={text.trim() ? undefined : t('cases.nothingToPost')} onClick={() => void post()}>{t('cases.post')}</Button>
      </div>
    </div>
  );
}
