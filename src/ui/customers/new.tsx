/** A new customer, from nothing, from what is known of a caller, or from a kept draft. */
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { t } from '../../i18n/index.ts';
import { customersPath, href, Icon, splitName, toastError, useHost } from '../kit/index.ts';
import { CustomerForm } from './edit.tsx';
import { newEmail, newPhone, type Values } from './fields.ts';
import { useKeptDraft } from './page.tsx';

export interface NewCustomerProps {
  draft?: string | undefined;
  phone?: string | undefined;
  email?: string | undefined;
  name?: string | undefined;
  /** A call that is linked to the customer once there is one. */
  call?: string | undefined;
}

export function NewCustomer({ draft, phone, email, name, call }: NewCustomerProps): JSX.Element {
  const { crm } = useHost();
  const kept = useKeptDraft(draft);
  const link = (id: string) => void (call && crm.calls.choose(call, id).catch(toastError));
  useEffect(() => void (document.title = `${t('customers.new')} – Ringside`), []);
  return (
    <>
      <header class="head person-head">
        <a class="back three t-sm" href={href(customersPath)}><Icon name="back" small />{t('customers.back')}</a>
        <h1>{t('customers.new')}</h1>
      </header>
      <div class="sep" />
      {kept !== undefined && <CustomerForm key={draft ?? `${phone} ${email} ${name}`} draft={kept ?? undefined} prefill={prefillOf(phone, email, name)} onCreated={link} />}
    </>
  );
}

/** Element ids made from the value: the typing about one caller finds its fields again after a reload. */
function prefillOf(number: string | undefined, address: string | undefined, name: string | undefined): Values | undefined {
  if (number === undefined && address === undefined && name === undefined) return undefined;
  const [firstName, lastName] = splitName(name ?? '');
  return {
    ...(firstName && { firstName }),
    ...(lastName && { lastName }),
    ...(number === undefined ? {} : { [`phones.n${idFrom(number)}`]: { ...newPhone(0)[1], number } }),
    ...(address === undefined ? {} : { [`emails.m${idFrom(address)}`]: { ...newEmail(0)[1], address } }),
  };
}

function idFrom(value: string): string {
  return value.replace(/[^\w-]/g, '_').slice(0, 60);
}
