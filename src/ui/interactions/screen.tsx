/** One interaction: what happened, its notes and disposition, which can still be put right. */
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Interaction } from '../../domain/records.ts';
import { formatMoment } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { act, Button, casePath, customerPath, EmptyState, href, Icon, interactionIcon, interactionsPath, listChoices, Num, Saved, Select, TextArea, useAgentName, useCustomerNames, useDraft, useHost, useQuery, useSettings, wordError } from '../kit/index.ts';
import { Caller, wordDuration, wordKind } from './list.tsx';

export function InteractionScreen({ id }: { id: string }): JSX.Element {
  const { crm } = useHost();
  const { data: one, error } = useQuery({ key: `interaction ${id}`, on: ['interaction'], read: () => crm.interactions.get(id) });
  if (!one) return error ? <EmptyState icon="history" title={wordError(error)} /> : <div class="grow" aria-busy="true" />;
  return <Logged key={id} one={one} />;
}

function Logged({ one }: { one: Interaction }): JSX.Element {
  const nameOf = useAgentName();
  const customer = useCustomerNames([one.customerId]).get(one.customerId ?? '');
  useEffect(() => void (document.title = `${wordKind(one)}${customer ? `, ${customer}` : ''} – Ringside`), [customer]);
  return (
    <>
      <header class="head person-head">
        <a class="back three t-sm" href={href(interactionsPath)}><Icon name="back" small />{t('app.interactions')}</a>
        <h1 class="row"><Icon name={interactionIcon(one)} /><span>{wordKind(one)}, {formatMoment(one.startedAt)}</span></h1>
      </header>
      <div class="sep" />
      <article class="col scroll grow reading">
        <dl class="facts wide">
          <dt>{t('customer.label')}</dt>
          <dd>{one.customerId ? <a class="link" href={href(customerPath(one.customerId))}><bdi>{customer}</bdi></a> : t('interactions.unknown')}</dd>
          <dt>{t('interactions.callerId')}</dt><dd><Caller one={one} /></dd>
          {wordDuration(one) && <><dt>{t('interactions.duration')}</dt><dd>{wordDuration(one)}</dd></>}
          {one.outcome && <><dt>{t('interactions.outcome')}</dt><dd>{t(`outcome.${one.outcome}`)}</dd></>}
          <dt>{t('interactions.agent')}</dt><dd><bdi>{nameOf(one.agentId)}</bdi></dd>
          {one.caseId && <><dt>{t('interactions.case')}</dt><dd><CaseLink id={one.caseId} /></dd></>}
        </dl>
        <NotesAndDisposition one={one} />
      </article>
    </>
  );
}

function CaseLink({ id }: { id: string }): JSX.Element {
  const { crm } = useHost();
  const linked = useQuery({ key: `case ${id}`, on: ['case'], read: () => crm.cases.get(id) }).data;
  return <a class="link" href={href(casePath(id))}>{linked && <><Num>{linked.caseNumber}</Num> <bdi>{linked.subject}</bdi></>}</a>;
}

function NotesAndDisposition({ one }: { one: Interaction }): JSX.Element {
  const { crm } = useHost();
  const settings = useSettings();
  const draft = useDraft({ type: 'interaction', record: one.id, initial: { notes: one.notes ?? '' } });
  const text = String(draft.fields['notes'] ?? '');
  const save = async () => {
    if (!('notes' in draft.typed)) return;
    await draft.flush();
    const saved = await act(crm, { type: 'interaction', id: one.id, words: t('interactions.notesSaved'), write: () => crm.interactions.edit(one.id, { notes: text }) });
    if (saved) await draft.discard();
  };
  const dispose = (disposition: string) => void act(crm, { type: 'interaction', id: one.id, words: t('interactions.disposed'), write: () => crm.interactions.edit(one.id, { disposition: disposition || null }) });
  return (
    <section class="col form-part narrow-form">
      <Select label={t('call.disposition')} none={t('field.none')} choices={listChoices(settings, 'disposition', one.disposition)} value={one.disposition ?? ''} onChange={dispose} />
      <TextArea label={t('tasks.notes')} rows={6} aside={<Saved state={draft} />} value={text} onInput={(next) => draft.set('notes', next)} onBlur={() => void draft.flush()} />
      {'notes' in draft.typed && text !== (one.notes ?? '') && <div><Button onClick={() => void save()}>{t('interactions.saveNotes')}</Button></div>}
    </section>
  );
}
