/** Follow-ups of a case, newest first: notes and e-mails with their files. */
import { Fragment, type JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Case, FollowUp } from '../../domain/records.ts';
import { formatTime } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { act, Button, Timeline, useAgentName, useCustomFacts, useHost, useMay, useQuery } from '../kit/index.ts';
import { Attachments } from './attachments.tsx';
import { MailBody, MailHead } from './mail-view.tsx';

export function FollowUps({ one }: { one: Case }): JSX.Element | null {
  const { crm } = useHost();
  const nameOf = useAgentName();
  const [editing, edit] = useState<string | null>(null);
  const followUps = useQuery({ key: `follow-ups ${one.id}`, on: ['followUp'], read: () => crm.cases.followUps(one.id) }).data ?? [];
  if (followUps.length === 0) return null;
  return (
    <section class="col gap-6">
      <h2 class="strong row">{t('cases.followUps')}<span class="count">{followUps.length}</span></h2>
      <Timeline
        entries={followUps.map((followUp) => ({
          id: followUp.id, at: followUp.at, icon: followUp.kind === 'email' ? 'mail' as const : 'edit' as const,
          title: followUp.inbound ? t('cases.fromCustomer') : t(`cases.${followUp.kind}`),
          meta: <Meta followUp={followUp} who={nameOf(followUp.agentId)} onEdit={() => edit(followUp.id)} />,
          quote: followUp.id === editing ? <Reword followUp={followUp} onDone={() => edit(null)} /> : <Body followUp={followUp} />,
        }))}
      />
    </section>
  );
}

function Meta({ followUp, who, onEdit }: { followUp: FollowUp; who: string; onEdit: () => void }): JSX.Element {
  const may = useMay();
  return (
    <span class="row meta">
      <span>{[formatTime(followUp.at), who].filter(Boolean).join(', ')}</span>
      {followUp.kind === 'note' && may('case.edit') && <button type="button" class="link" onClick={onEdit}>{t('cases.reword')}</button>}
    </span>
  );
}

function Body({ followUp }: { followUp: FollowUp }): JSX.Element {
  const facts = useCustomFacts('followUp', followUp.custom);
  const { mail } = followUp;
  return (
    <div class="col follow-up">
      {mail && <MailHead mail={mail} />}
      <span class="whole" dir="auto">{followUp.text}</span>
      {facts.length > 0 && <dl class="facts wide">{facts.map((fact) => <Fragment key={fact.id}><dt>{fact.label}</dt><dd>{fact.value}</dd></Fragment>)}</dl>}
      {mail?.source && <MailBody source={mail.source} subject={mail.subject} />}
      <Attachments followUp={followUp} />
    </div>
  );
}

/** Another wording is an edit, with its line in History. */
function Reword({ followUp, onDone }: { followUp: FollowUp; onDone: () => void }): JSX.Element {
  const { crm } = useHost();
  const [text, type] = useState(followUp.text);
  const save = async () => {
    if (await act(crm, { type: 'followUp', id: followUp.id, words: t('cases.reworded'), write: () => crm.cases.editFollowUp(followUp.id, { text: text.trim() }) })) onDone();
  };
  return (
    <form class="col gap-6" onSubmit={(event) => (event.preventDefault(), void save())}>
      <textarea class="area" rows={3} dir="auto" aria-label={t('cases.reword')} value={text} onInput={(event) => type(event.currentTarget.value)} />
      <div class="row"><Button type="submit" disabled={!text.trim()}>{t('action.save')}</Button><Button tone="quiet" onClick={onDone}>{t('cases.discard')}</Button></div>
    </form>
  );
}
