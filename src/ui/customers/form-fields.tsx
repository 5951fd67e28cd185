/** Every field of a customer's form. */
import type { JSX } from 'preact';
import { compareText, countryName } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { Checkbox, COUNTRIES, CustomFields, languageChoices, listChoices, Select, TextArea, TextInput, useSettings, type Choice, type Form } from '../kit/index.ts';
import { Emails, Phones } from './contact-fields.tsx';
import { ADDRESS_PARTS, ADDRESSES } from './fields.ts';

export function FormFields({ form }: { form: Form }): JSX.Element {
  const settings = useSettings();
  const flag = (path: string) => ({ checked: form.value(path) === true, onChange: (checked: boolean) => form.set(path, checked) });
  return (
    <>
      <section class="col form-part" aria-label={t('customers.person')}>
        <div class="form-row two-up">
          <TextInput label={t('customer.firstName')} autoFocus {...form.field('firstName')} />
          <TextInput label={t('customer.lastName')} {...form.field('lastName')} />
        </div>
        <div class="form-row two-up">
          <TextInput label={t('customer.company')} optional {...form.field('company')} />
          <Select label={t('customers.type')} optional none={t('field.none')} choices={listChoices(settings, 'customerType', form.text('customerType'))} {...form.choice('customerType')} />
        </div>
        <div class="form-row two-up">
          <Select label={t('customer.language')} optional none={t('field.none')} choices={languageChoices(form.text('language'))} {...form.choice('language')} />
          <Select label={t('customers.timeZone')} optional none={t('field.none')} choices={zones(form.text('timeZone'))} {...form.choice('timeZone')} />
        </div>
        <div class="row wide-gap">
          <Checkbox label={t('customer.vip')} {...flag('vip')} />
          <Checkbox label={t('customer.doNotCall')} {...flag('doNotCall')} />
        </div>
      </section>
      <Phones form={form} />
      <Emails form={form} />
      {ADDRESSES.map((address) => <AddressFields key={address} form={form} address={address} />)}
      <section class="form-part"><TextArea label={t('customers.comments')} optional rows={4} {...form.field('comments')} /></section>
      <CustomFields form={form} target="customer" />
    </>
  );
}

function AddressFields({ form, address }: { form: Form; address: (typeof ADDRESSES)[number] }): JSX.Element {
  return (
    <fieldset class="col form-part">
      <legend class="strong">{t(`customers.${address}`)}</legend>
      <div class="form-row address-row">
        {ADDRESS_PARTS.map((part) => {
          const path = `${address}.${part}`;
          const name = `part-${part}`;
          return part === 'country'
            ? <Select key={part} class={name} label={t('customers.country')} none={t('field.none')} choices={countries(form.text(path))} {...form.choice(path)} />
            : <TextInput key={part} class={name} label={t(`customers.${part}`)} {...form.field(path)} />;
        })}
      </div>
    </fieldset>
  );
}

function countries(present: string): Choice[] {
  const codes = present && !COUNTRIES.includes(present) ? [...COUNTRIES, present] : COUNTRIES;
  return codes.map((code) => ({ value: code, label: countryName(code) })).sort((a, b) => compareText(a.label, b.label));
}

function zones(present: string): Choice[] {
  const names = Intl.supportedValuesOf('timeZone');
  return (present && !names.includes(present) ? [...names, present] : names).map((name) => ({ value: name, label: name.replaceAll('_', ' ') }));
}
