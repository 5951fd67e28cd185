/** Phones and e-mail addresses of the form: as many as a customer has, each with what it is. */
import type { JSX } from 'preact';
import type { Email, Phone } from '../../domain/records.ts';
import { t } from '../../i18n/index.ts';
import { formatPhone } from '../../i18n/phone.ts';
import { Button, Checkbox, phoneKindWord, Select, sentence, TextInput, type Form } from '../kit/index.ts';
import { elementsOf, newEmail, newPhone, withNumber } from './fields.ts';

const KINDS: readonly Phone['kind'][] = ['voice', 'mobile', 'alternative', 'fax'];

export function Phones({ form }: { form: Form }): JSX.Element {
  const phones = shownRows<Phone>(form, 'phones');
  const add = () => form.set(...newPhone(nextOrder(phones)));
  return (
    <fieldset class="col form-part">
      <legend class="strong">{t('customers.phones')}</legend>
      {phones.map(([path, phone], at) => <PhoneRow key={path} form={form} path={path} phone={phone} at={at + 1} />)}
      <div><Button tone="quiet" icon="plus" class="pull" onClick={add}>{t('customers.addPhone')}</Button></div>
    </fieldset>
  );
}

function PhoneRow({ form, path, phone, at }: { form: Form; path: string; phone: Phone; at: number }): JSX.Element {
  const shown = phone.number === phone.e164 ? formatPhone(phone.number) : phone.number;
  return (
    <div class="form-row phone-row">
      <TextInput
        label={t('customers.phoneAt', { at })} type="tel" value={shown} fault={form.fault(`${path}.number`)}
        onInput={(number) => form.set(path, withNumber(phone, number))} onBlur={() => form.leave(path)}
      />
      <Select
        label={t('customers.kind')} value={phone.kind} choices={KINDS.map((kind) => ({ value: kind, label: sentence(phoneKindWord(kind)) }))}
        onChange={(kind) => form.set(path, { ...phone, kind: kind as Phone['kind'] })}
      />
      <TextInput label={t('customers.label')} optional value={phone.label ?? ''} fault={form.fault(`${path}.label`)} onInput={(label) => form.set(path, { ...phone, label })} onBlur={() => form.leave(path)} />
      <Button tone="quiet" icon="trash" label={t('customers.removePhone', { at })} onClick={() => form.set(path, null)} />
      <Checkbox label={t('customers.shared')} checked={phone.shared === true} onChange={(shared) => form.set(path, { ...phone, shared })} />
    </div>
  );
}

export function Emails({ form }: { form: Form }): JSX.Element {
  const emails = shownRows<Email>(form, 'emails');
  const add = () => form.set(...newEmail(nextOrder(emails)));
  return (
    <fieldset class="col form-part">
      <legend class="strong">{t('customers.emails')}</legend>
      {emails.map(([path, email], index) => (
        <div class="form-row email-row" key={path}>
          <TextInput
            label={t('customers.emailAt', { at: index + 1 })} type="email" value={email.address} fault={form.fault(`${path}.address`)}
            onInput={(address) => form.set(path, { ...email, address })} onBlur={() => form.leave(path)}
          />
          <TextInput label={t('customers.label')} optional value={email.label ?? ''} onInput={(label) => form.set(path, { ...email, label })} />
          <Button tone="quiet" icon="trash" label={t('customers.removeEmail', { at: index + 1 })} onClick={() => form.set(path, null)} />
        </div>
      ))}
      <div><Button tone="quiet" icon="plus" class="pull" onClick={add}>{t('customers.addEmail')}</Button></div>
    </fieldset>
  );
}

/** The empty row a new form begins with goes once something was typed in another, by an earlier visit say. */
function shownRows<T extends Phone | Email>(form: Form, map: 'phones' | 'emails'): [path: string, element: T][] {
  const rows = elementsOf<T>(form.draft.fields, map);
  const isEmpty = (element: Phone | Email) => ('number' in element ? element.number : element.address) === '';
  const typed = rows.some(([path]) => path in form.draft.typed);
  return typed ? rows.filter(([path, element]) => path in form.draft.typed || !isEmpty(element)) : rows;
}

function nextOrder(elements: [string, { order: number }][]): number {
  return (elements.at(-1)?.[1].order ?? -1) + 1;
}
