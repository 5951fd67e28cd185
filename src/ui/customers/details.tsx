/** Details of a customer, to read. */
import type { ComponentChildren, JSX } from 'preact';
import { mailto } from '../../domain/mail.ts';
import type { Address, Customer, Email, Phone } from '../../domain/records.ts';
import { countryName, formatMoment, languageName } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { Banner, Chip, Icon, Num, optionWord, phoneKindWord, sentence, Tel, TelLink, useAgentName, useCustomFacts, useSettings } from '../kit/index.ts';
import { elementsOf, valuesOf } from './fields.ts';

export function Details({ customer }: { customer: Customer }): JSX.Element {
  const settings = useSettings();
  const nameOf = useAgentName();
  const values = valuesOf(customer);
  const phones = elementsOf<Phone>(values, 'phones');
  const emails = elementsOf<Email>(values, 'emails');
  const own = useCustomFacts('customer', customer.custom);
  return (
    <article class="col reading">
      {customer.flags?.some((flag) => flag.startsWith('duplicate')) && <Banner tone="wrap" icon="warning">{t('customers.flagDuplicate')}</Banner>}
      {customer.comments && <div class="heed"><Icon name="pin" /><span class="pinned" dir="auto">{customer.comments}</span></div>}
      <Part title={t('customers.reach')}>
        {phones.map(([path, phone]) => <Fact key={path} label={sentence(phone.label || phoneKindWord(phone.kind))}><PhoneText phone={phone} customer={customer} /></Fact>)}
        {emails.map(([path, email]) => <Fact key={path} label={email.label || t('customer.email')}><a class="link" href={mailto({ to: [email.address] })}><Num>{email.address}</Num></a></Fact>)}
        {phones.length + emails.length === 0 && <p class="three">{t('customers.noContact')}</p>}
      </Part>
      <Part title={t('customers.person')}>
        <Fact label={t('customers.accountNumber')}><Num>{customer.accountNumber}</Num></Fact>
        {customer.company && <Fact label={t('customer.company')}><bdi>{customer.company}</bdi></Fact>}
        {customer.customerType && <Fact label={t('customers.type')}>{optionWord(settings, 'customerType', customer.customerType)}</Fact>}
        {customer.language && <Fact label={t('customer.language')}>{languageName(customer.language)}</Fact>}
        {customer.timeZone && <Fact label={t('customers.timeZone')}>{customer.timeZone.replaceAll('_', ' ')}</Fact>}
      </Part>
      {(customer.primaryAddress ?? customer.secondaryAddress) && (
        <Part title={t('customers.addresses')}>
          {customer.primaryAddress && <Fact label={t('customers.primary')}><AddressText address={customer.primaryAddress} /></Fact>}
          {customer.secondaryAddress && <Fact label={t('customers.secondary')}><AddressText address={customer.secondaryAddress} /></Fact>}
        </Part>
      )}
      {own.length > 0 && <Part title={t('custom.title')}>{own.map((one) => <Fact key={one.id} label={one.label}>{one.value}</Fact>)}</Part>}
      <p class="three t-sm">{t('customers.stamp', { created: formatMoment(customer.createdAt), updated: formatMoment(customer.updatedAt), agent: nameOf(customer.updatedBy) || '–' })}</p>
    </article>
  );
}

function Part({ title, children }: { title: string; children: ComponentChildren }): JSX.Element {
  return <section class="col part"><h2 class="strong">{title}</h2><dl class="facts wide">{children}</dl></section>;
}

function Fact({ label, children }: { label: string; children: ComponentChildren }): JSX.Element {
  return <><dt>{label}</dt><dd>{children}</dd></>;
}

function PhoneText({ phone, customer }: { phone: Phone; customer: Customer }): JSX.Element {
  return (
    <span class="row wraps">
      {phone.kind === 'fax' ? <Tel e164={phone.e164 ?? phone.number} extension={phone.extension} /> : <TelLink class="link" number={phone.e164 ?? phone.number} customer={customer}><Tel e164={phone.e164 ?? phone.number} extension={phone.extension} /></TelLink>}
      {phone.shared && <Chip icon="people">{t('customers.sharedShort')}</Chip>}
    </span>
  );
}

function AddressText({ address }: { address: Address }): JSX.Element {
  const town = [address.postcode, address.city].filter(Boolean).join(' ');
  const lines = [address.street1, address.street2, town, address.state, address.country && countryName(address.country)].filter(Boolean);
  return <address class="lines-of">{lines.map((line) => <bdi key={line}>{line}</bdi>)}</address>;
}
