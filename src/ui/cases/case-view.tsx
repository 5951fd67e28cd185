/** One case to read and move on: status, owner, what is happening, follow-ups, and a box to add to it. */
import { Fragment, type ComponentChildren, type JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Case } from '../../domain/records.ts';
import { t } from '../../i18n/index.ts';
import { act, Button, caseSign, Chip, EmptyState, listChoices, Num, optionWord, useAgents, useCustomFacts, useHost, useQuery, useSettings, wordError } from '../kit/index.ts';
import { AddFollowUp } from './add-follow-up.tsx';
import { CaseForm } from './case-form.tsx';
import { CaseProps } from './case-props.tsx';
import { Choose } from './choose.tsx';
import { FollowUps } from './follow-ups.tsx';
import { Notify } from './notify.tsx';

export interface CaseViewProps {
  id: string;
  /** Ways to the next case of the list. */
  pager?: ComponentChildren;
  /** Says whose it is; not needed on the customer's own page. */
  withCustomer?: boolean | undefined;
}

export function CaseView({ id, pager, withCustomer }: CaseViewProps): JSX.Element {
  const { crm } = useHost();
  const { data: one, error } = useQuery({ key: `case ${id}`, on: ['case'], read: () => crm.cases.get(id) });
  const [editing, edit] = useState(false);
  const [notifying, notify] = useState(false);
  if (!one) return error ? <EmptyState icon="case" title={wordError(error)} /> : <div class="grow" aria-busy="true" />;
  if (editing) return <CaseForm one={one} onDone={() => edit(false)} onCancel={() => edit(false)} />;
  return (
    <div class="col case-box">
      <article class="col scroll grow case-view">
        <CaseHead one={one} pager={pager} onEdit={() => edit(true)} onNotify={() => notify(true)} />
        <CaseProps one={one} withCustomer={withCustomer} />
        {notifying && <Notify one={one} onDone={() => notify(false)} />}
        <div class="sep" />
        {(one.description || one.channel !== 'email') && (
          <section class="col gap-6">
            <h2 class="strong">{t('cases.happening')}</h2>
            {one.description ? <p class="prose" dir="auto">{one.description}</p> : <p class="three">{t('cases.noDescription')}</p>}
          </section>
        )}
        <CaseFacts one={one} />
        <FollowUps one={one} />
      </article>
      <AddFollowUp one={one} />
    </div>
  );
}

/** An administrator's own fields. */
function CaseFacts({ one }: { one: Case }): JSX.Element | null {
  const facts = useCustomFacts('case', one.custom);
  if (facts.length === 0) return null;
  return (
    <section class="col gap-6">
      <h2 class="strong">{t('custom.title')}</h2>
      <dl class="facts wide">{facts.map((fact) => <Fragment key={fact.id}><dt>{fact.label}</dt><dd>{fact.value}</dd></Fragment>)}</dl>
    </section>
  );
}

function CaseHead({ one, pager, onEdit, onNotify }: { one: Case; pager: ComponentChildren; onEdit: () => void; onNotify: () => void }): JSX.Element {
  const { crm } = useHost();
  const settings = useSettings();
  const done = caseSign(settings, one.status) === 'done';
  const setStatus = (status: string, words: string) => void act(crm, { type: 'case', id: one.id, words, write: () => crm.cases.edit(one.id, { status }) });
  const closedStatus = closedOf(settings);
  return (
    <div class="col gap-6">
      <div class="row">
        <span class="three"><Num>{one.caseNumber}</Num></span>
        {one.priority === 'urgent' && <Chip icon="priority" tone="harm">{optionWord(settings, 'priority', one.priority)}</Chip>}
        {one.flags?.includes('duplicate-number') && <Chip icon="warning" tone="harm">{t('cases.duplicateNumber')}</Chip>}
        {pager}
      </div>
      <div class="row wraps case-title">
        <h1 class="grow"><bdi>{one.subject}</bdi></h1>
        <Button icon="edit" needs="case.edit" onClick={onEdit}>{t('app.edit')}</Button>
        <Button icon="mail" onClick={onNotify}>{t('mail.notify')}</Button>
        <HandOver one={one} />
        {done
          ? <Button icon="undo" needs="case.status" onClick={() => setStatus('open', t('cases.reopened', { number: one.caseNumber }))}>{t('cases.reopen')}</Button>
          : <Button icon="tick" needs="case.status" onClick={() => setStatus(closedStatus, t('cases.closedDone', { number: one.caseNumber }))}>{t('cases.close')}</Button>}
      </div>
    </div>
  );
}

/** The first status of the list that counts as closed. */
function closedOf(settings: Record<string, unknown> | undefined): string {
  return listChoices(settings, 'caseStatus').find(({ value }) => caseSign(settings, value) === 'done')?.value ?? 'closed';
}

function HandOver({ one }: { one: Case }): JSX.Element {
  const { crm } = useHost();
  const agents = useAgents().filter((agent) => agent.active && agent.id !== one.assignedTo);
  const give = (id: string) => {
    const name = agents.find((agent) => agent.id === id)?.name ?? '';
    void act(crm, { type: 'case', id: one.id, words: t('cases.handedOver', { number: one.caseNumber, name }), write: () => crm.cases.edit(one.id, { assignedTo: id }) });
  };
  const choices = agents.map((agent) => ({ value: agent.id, label: agent.name }));
  return <Choose label={t('cases.handOver')} choices={choices} onChoose={give} looks="button" disabledReason={t('cases.nobodyElse')}>{t('cases.handOver')}</Choose>;
}
