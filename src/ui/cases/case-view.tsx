/** One case to read and move on: status, owner, what is happening, follow-ups, and a box to add to it. */
import { Fragment, type ComponentChildren, type JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Case } from '../../domain/records.ts';
import { formatMoment } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { act, Button, caseSign, Chip, customerPath, EmptyState, href, listChoices, Num, optionWord, useAgents, useCustomerNames, useCustomFacts, useHost, useQuery, useSettings, wordError } from '../kit/index.ts';
import { CaseForm } from './case-form.tsx';
import { AddFollowUp, FollowUps } from './follow-ups.tsx';
import { Choose } from './choose.tsx';

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
  if (!one) return error ? <EmptyState icon="case" title={wordError(error)} /> : <div class="grow" aria-busy="true" />;
  if (editing) return <CaseForm one={one} onDone={() => edit(false)} onCancel={() => edit(false)} />;
  return (
    <div class="col case-box">
      <article class="col scroll grow case-view">
        <CaseHead one={one} pager={pager} onEdit={() => edit(true)} />
        <Props one={one} withCustomer={withCustomer} />
        <div class="sep" />
        <section class="col gap-6">
          <h2 class="strong">{t('cases.happening')}</h2>
          {one.description ? <p class="prose" dir="auto">{one.description}</p> : <p class="three">{t('cases.noDescription')}</p>}
        </section>
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

function CaseHead({ one, pager, onEdit }: { one: Case; pager: ComponentChildren; onEdit: () => void }): JSX.Element {
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
        <Button icon="edit" onClick={onEdit}>{t('app.edit')}</Button>
        <HandOver one={one} />
        {done
          ? <Button icon="undo" onClick={() => setStatus('open', t('cases.reopened', { number: one.caseNumber }))}>{t('cases.reopen')}</Button>
          : <Button icon="tick" onClick={() => setStatus(closedStatus, t('cases.closedDone', { number: one.caseNumber }))}>{t('cases.close')}</Button>}
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
    void act(crm, { type: 'case', id: one.id, words: t('cases.handedOver', { number: one.caseNumber, name }), write: () => crm.cases.edit(one.id, { assignedTo: id, assignedAt: Date.now() }) });
  };
  const choices = agents.map((agent) => ({ value: agent.id, label: agent.name }));
  return <Choose label={t('cases.handOver')} choices={choices} onChoose={give} looks="button" disabledReason={t('cases.nobodyElse')}>{t('cases.handOver')}</Choose>;
}

function Props({ one, withCustomer }: { one: Case; withCustomer: boolean | undefined }): JSX.Element {
  const { crm } = useHost();
  const settings = useSettings();
  const agents = useAgents();
  const name = useCustomerNames(withCustomer ? [one.customerId] : []).get(one.customerId);
  const set = (field: 'status' | 'priority', list: 'caseStatus' | 'priority') => (value: string) =>
    void act(crm, { type: 'case', id: one.id, words: t('cases.changed', { number: one.caseNumber, value: optionWord(settings, list, value) }), write: () => crm.cases.edit(one.id, { [field]: value }) });
  return (
    <dl class="props">
      {withCustomer && <><dt>{t('customer.label')}</dt><dd><a class="link cut" href={href(customerPath(one.customerId))}><bdi>{name}</bdi></a></dd></>}
      <dt>{t('cases.status')}</dt>
      <dd><Choose label={t('cases.status')} choices={listChoices(settings, 'caseStatus', one.status)} chosen={one.status} onChoose={set('status', 'caseStatus')} signed /></dd>
      <dt>{t('caseForm.priority')}</dt>
      <dd><Choose label={t('caseForm.priority')} choices={listChoices(settings, 'priority', one.priority)} chosen={one.priority} onChoose={set('priority', 'priority')} /></dd>
      <dt>{t('cases.assignedTo')}</dt><dd><bdi class="cut">{agents.find(({ id }) => id === one.assignedTo)?.name ?? t('cases.nobody')}</bdi></dd>
      {one.severity && <><dt>{t('cases.severity')}</dt><dd>{optionWord(settings, 'severity', one.severity)}</dd></>}
      {one.category && <><dt>{t('cases.category')}</dt><dd>{optionWord(settings, 'category', one.category)}</dd></>}
      {one.project && <><dt>{t('cases.project')}</dt><dd>{optionWord(settings, 'project', one.project)}</dd></>}
      <dt>{t('cases.visibility')}</dt><dd>{optionWord(settings, 'visibility', one.visibility)}</dd>
      <dt>{t('cases.opened')}</dt><dd><span class="cut">{t('cases.openedBy', { when: formatMoment(one.createdAt), channel: t(`channel.${one.channel}`) })}</span></dd>
      {one.closedAt != null && <><dt>{t('cases.closedAt')}</dt><dd><span class="cut">{formatMoment(one.closedAt)}</span></dd></>}
    </dl>
  );
}
