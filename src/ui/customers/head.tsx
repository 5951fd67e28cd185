/** Head of a customer page: who it is, what changes how the agent speaks, and ways to reach them. */
import type { JSX } from 'preact';
import { mailto } from '../../domain/mail.ts';
import type { Customer, Email, Phone } from '../../domain/records.ts';
import { formatMonth, languageName } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { Avatar, Button, Chip, customersPath, erasePath, href, Icon, Menu, mergePath, navigate, Num, personName, subjectPath, Tel, TelLink, useGuard, Vip, type IconName } from '../kit/index.ts';
import { elementsOf, valuesOf } from './fields.ts';

export function CustomerHead({ customer, onNewCase }: { customer: Customer; onNewCase: () => void }): JSX.Element {
  const values = valuesOf(customer);
  const phone = elementsOf<Phone>(values, 'phones').find(([, one]) => one.kind !== 'fax')?.[1];
  const email = elementsOf<Email>(values, 'emails')[0]?.[1];
  return (
    <header class="head person-head">
      <a class="back three t-sm" href={href(customersPath)}><Icon name="back" small />{t('customers.back')}</a>
      <Avatar name={personName(customer)} size="large" />
      <div class="col who-is">
        <div class="row wraps">
          <h1><bdi>{personName(customer)}</bdi></h1>
          {customer.vip && <Vip />}
          {customer.language && <Chip icon="language">{t('customer.speaks', { language: languageName(customer.language) })}</Chip>}
          {customer.doNotCall && <Chip icon="hangUp" tone="harm">{t('customer.doNotCall')}</Chip>}
        </div>
        <span class="three facts-line">
          <span>{t('customer.since', { number: customer.accountNumber, month: formatMonth(customer.createdAt) })}</span>
          {phone && <span>{phone.e164 ? <Tel e164={phone.e164} extension={phone.extension} /> : <Num>{phone.number}</Num>}</span>}
          {customer.company && <bdi>{customer.company}</bdi>}
        </span>
      </div>
      <span class="end row head-acts">
        {phone ? <TelLink class="btn" number={phone.e164 ?? phone.number} extension={phone.extension} customer={customer}><Icon name="phone" /><span>{t('customers.call')}</span></TelLink> : <Button icon="phone" disabled reason={t('customers.noPhone')}>{t('customers.call')}</Button>}
        <Reach icon="mail" words={t('customers.write')} to={email && mailto({ to: [email.address] })} reason={t('customers.noEmail')} />
        <Button tone="main" icon="plus" keys="n" needs="case.create" onClick={onNewCase}>{t('app.newCase')}</Button>
        <More customer={customer} />
      </span>
    </header>
  );
}

/** A link to the mail program; without an address a button that says what is missing. */
function Reach({ icon, words, to, reason }: { icon: IconName; words: string; to: string | undefined; reason: string }): JSX.Element {
  if (to === undefined) return <Button icon={icon} disabled reason={reason}>{words}</Button>;
  return <a class="btn" href={to}><Icon name={icon} /><span>{words}</span></a>;
}

/** What is done seldom, and only by some. */
function More({ customer }: { customer: Customer }): JSX.Element {
  const guard = useGuard();
  return <Menu label={t('app.more')} items={[{ id: 'merge', label: t('merge.menu'), icon: 'people', reason: guard('customer.delete').reason, onChoose: () => navigate(mergePath(customer.id)) }, { id: 'subject', label: t('subject.title'), icon: 'file', reason: guard('export').reason, onChoose: () => navigate(subjectPath(customer.id)) }, { id: 'erase', label: t('erase.menu'), icon: 'trash', tone: 'harm', reason: guard('admin').reason, onChoose: () => navigate(erasePath(customer.id)) }]} />;
}
