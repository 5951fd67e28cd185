/** Facts of a case, the ones that change most where they stand. */
import type { JSX } from 'preact';
import type { Case } from '../../domain/records.ts';
import { formatMoment } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { act, casePath, customerPath, href, listChoices, Num, optionWord, useAgentName, useCustomerNames, useHost, useQuery, useSettings } from '../kit/index.ts';
import { Choose } from './choose.tsx';

export function CaseProps({ one, withCustomer }: { one: Case; withCustomer: boolean | undefined }): JSX.Element {
  const { crm } = useHost();
  const settings = useSettings();
  const nameOf = useAgentName();
  const name = useCustomerNames(withCustomer ? [one.customerId] : []).get(one.customerId);
  const set = (field: 'status' | 'priority', list: 'caseStatus' | 'priority') => (value: string) =>
    void act(crm, { type: 'case', id: one.id, words: t('cases.changed', { number: one.caseNumber, value: optionWord(settings, list, value) }), write: () => crm.cases.edit(one.id, { [field]: value }) });
  const by = (when: number, agent: string | null | undefined) => (nameOf(agent) ? t('cases.by', { when: formatMoment(when), name: nameOf(agent) }) : formatMoment(when));
  return (
    <dl class="props">
      {withCustomer && <><dt>{t('customer.label')}</dt><dd><a class="link cut" href={href(customerPath(one.customerId))}><bdi>{name}</bdi></a></dd></>}
      <dt>{t('cases.status')}</dt>
      <dd><Choose label={t('cases.status')} choices={listChoices(settings, 'caseStatus', one.status)} chosen={one.status} onChoose={set('status', 'caseStatus')} signed /></dd>
      <dt>{t('caseForm.priority')}</dt>
      <dd><Choose label={t('caseForm.priority')} choices={listChoices(settings, 'priority', one.priority)} chosen={one.priority} onChoose={set('priority', 'priority')} /></dd>
      <dt>{t('cases.assignedTo')}</dt><dd><span class="cut" title={one.assignedAt == null ? undefined : t('cases.assignedSince', { when: formatMoment(one.assignedAt) })}><bdi>{nameOf(one.assignedTo) || t('cases.nobody')}</bdi></span></dd>
      {one.severity && <><dt>{t('cases.severity')}</dt><dd>{optionWord(settings, 'severity', one.severity)}</dd></>}
      {one.category && <><dt>{t('cases.category')}</dt><dd>{optionWord(settings, 'category', one.category)}</dd></>}
      {one.project && <><dt>{t('cases.project')}</dt><dd>{optionWord(settings, 'project', one.project)}</dd></>}
      <dt>{t('cases.visibility')}</dt><dd>{optionWord(settings, 'visibility', one.visibility)}</dd>
      <dt>{t('cases.channel')}</dt><dd>{t(`channel.${one.channel}`)}</dd>
      <dt>{t('cases.opened')}</dt><dd><Cut text={by(one.createdAt, one.createdBy)} /></dd>
      {one.closedAt != null && <><dt>{t('cases.closedAt')}</dt><dd><Cut text={by(one.closedAt, one.closedBy)} /></dd></>}
      <dt>{t('cases.lastActivity')}</dt><dd><Cut text={formatMoment(one.lastActivityAt)} /></dd>
      <Chain one={one} />
    </dl>
  );
}

function Cut({ text }: { text: string }): JSX.Element {
  return <span class="cut" title={text}>{text}</span>;
}

/** The case this one carries on, and the one that carries this one on. */
function Chain({ one }: { one: Case }): JSX.Element {
  const { crm } = useHost();
  const before = useQuery({ key: one.followsCaseId ? `case ${one.followsCaseId}` : null, on: ['case'], read: () => crm.cases.get(one.followsCaseId as string) }).data;
  const after = useQuery({
    key: one.closedAt == null ? null : `after ${one.id}`, on: ['case'],
    read: async () => (await crm.cases.list({ customerId: one.customerId, limit: 100 })).rows.filter((other) => other.followsCaseId === one.id),
  }).data ?? [];
  const link = (other: Case) => <a key={other.id} class="link" href={href(casePath(other.id))}><Num>{other.caseNumber}</Num></a>;
  return (
    <>
      {before && <><dt>{t('cases.follows')}</dt><dd>{link(before)}</dd></>}
      {after.length > 0 && <><dt>{t('cases.followedBy')}</dt><dd>{after.map(link)}</dd></>}
    </>
  );
}
