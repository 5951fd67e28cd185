/** Nobody has this contact: a new customer with what is known filled in, or one that may be the same person. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ContactKey } from '../../domain/contact.ts';
import type { Call } from '../../domain/views.ts';
import { t } from '../../i18n/index.ts';
import { Button, faultsOf, languageChoices, MatchTile, personName, rich, Select, sentence, TelLink, TextInput, toast, toastError, useDraft, useHost, useHotkeys, usePage } from '../kit/index.ts';
import { CallNotes } from './call-notes.tsx';
import { Other } from './chooser.tsx';
import { ContactText } from './rows.tsx';
import { customerFields, initialFields, leaveFaults, type NewCustomer } from './new-customer.ts';
import { Similar } from './similar.tsx';
import { setCallChoice } from './choice.ts';

export interface CreateFormProps {
  contact: ContactKey | null;
  call?: Call | undefined;
  tab?: number | null | undefined;
  /** A name that stands beside the contact. */
  name?: string | undefined;
  /** An address that stands beside a number. */
  email?: string | undefined;
  onSearch?: (() => void) | undefined;
  /** A company is logged: its name comes first. */
  company?: boolean | undefined;
  /** Without a call: what follows. */
  onDone?: ((customer: string) => void) | undefined;
  onLeave?: (() => void) | undefined;
}

export function CreateForm(props: CreateFormProps): JSX.Element {
  const { contact, call } = props;
  const host = useHost();
  const hint = useNameHint(props);
  const initial = initialFields(contact, hint, props.email);
  const draft = useDraft({ type: 'customer', scope: call?.id ?? contact?.value, initial: { ...initial } });
  const fields = draft.fields as unknown as NewCustomer;
  const [left, setLeft] = useState<Partial<Record<keyof NewCustomer, boolean>>>({});
  const [refused, setRefused] = useState<Record<string, string>>({});
  const faults = { ...leaveFaults(fields, left), ...refused };
  const field = (name: keyof NewCustomer) => ({
    value: fields[name] ?? '', fault: faults[name],
    onInput: (value: string) => (draft.set(name, value), setRefused(({ [name]: _, ...rest }) => rest)),
    onBlur: () => setLeft((before) => ({ ...before, [name]: true })),
  });
  const untouched = hint && fields.firstName === initial.firstName && fields.lastName === initial.lastName;
  const done = (id: string) => (call ? setCallChoice(call.id, 'suggested') : props.onDone?.(id));
  const save = async () => {
    try {
      const made = await host.crm.customers.create(customerFields(fields, contact), draft.id);
      await draft.discard();
      if (call) await host.crm.calls.choose(call.id, made.id, { remember: false });
      toast(t('create.done', { name: personName(made) }));
      done(made.id);
    } catch (thrown) {
      setRefused(byField(faultsOf(thrown)));
      setLeft({ firstName: true, lastName: true, email: true });
      if (Object.keys(faultsOf(thrown)).length === 0) toastError(thrown);
    }
  };
  const leave = () => (call ? setCallChoice(call.id, 'later') : props.onLeave?.());
  const search = call ? () => setCallChoice(call.id, 'search') : props.onSearch;
  useHotkeys({ 'Mod+Enter': () => void save(), Escape: leave });
  return (
    <>
      <div class="scroll grow">
        <form class="create" noValidate onSubmit={(event) => (event.preventDefault(), void save())}>
          <Head contact={contact} call={call} />
          <div class="row pair">
            <TextInput class="grow" label={t('customer.firstName')} {...field('firstName')} />
            <TextInput class="grow" label={t('customer.lastName')} {...field('lastName')} />
          </div>
          {props.company && <TextInput label={t('customer.company')} autoFocus {...field('company')} />}
          {untouched && <span class="hint under">{sentence(t('create.fromPage'))}</span>}
          <div class="row pair">
            <TextInput class="grow" label={t('customer.number')} type="tel" {...field('number')} />
            <Select class="narrow" label={t('customer.language')} choices={languageChoices(fields.language)} none={t('field.none')} value={fields.language} onChange={field('language').onInput} />
          </div>
          <TextInput label={t('customer.email')} optional type="email" {...field('email')} />
          {call && <CallNotes call={call} rows={2} />}
          <button type="submit" hidden />
        </form>
        <div class="create after">
          <div class="sep" />
          {contact && <Similar name={fields.lastName} contact={contact} call={call} onLinked={done} />}
          {search && <div class="card others"><Other icon="search" title={t('panel.someoneElse')} hint={t('chooser.searchAll')} onClick={search} /></div>}
        </div>
      </div>
      <footer class="p-foot big">
        <Button tone="quiet" class="pull" keys="Escape" onClick={leave}>{t('create.notNow')}</Button>
        <span class="grow" />
        <Button tone="main" keys="Mod+Enter" needs="customer.create" onClick={() => void save()}>{call ? t('create.createAndLink') : t('action.create')}</Button>
      </footer>
    </>
  );
}

function Head({ contact, call }: { contact: ContactKey | null; call: Call | undefined }): JSX.Element {
  return (
    <div class="row head-row">
      <MatchTile sign="none" />
      <div class="col">
        <h1>{contact ? rich('create.nobodyHas', { number: !call && contact.kind === 'phone' ? <TelLink class="link" number={contact.value} extension={contact.extension}><ContactText contact={contact} /></TelLink> : <ContactText contact={contact} /> }) : call ? t('create.nobody') : t('chooser.newCustomer')}</h1>
        {(call || contact) && <p class="two">{call ? t('create.lead') : t('create.leadPage')}</p>}
      </div>
    </div>
  );
}

/** A name that stands beside the caller ID on the page the call is in. */
function useNameHint({ contact, tab, name }: CreateFormProps): string | undefined {
  const page = usePage(tab ?? null);
  return name ?? page?.contacts.find((one) => one.contact.value === contact?.value)?.nameHint;
}

/** Faults of element fields (`phones.<id>`) at the one input that stands for them. */
function byField(faults: Record<string, string>): Record<string, string> {
  const names: Record<string, string> = { phones: 'number', emails: 'email' };
  return Object.fromEntries(Object.entries(faults).map(([path, words]) => [names[path.split('.')[0] ?? ''] ?? path, words]));
}

