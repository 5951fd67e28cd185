/** Where an e-mail may go: the case its subject names, an open case of the sender's, a new case, or a new case of a new customer. */
import type { JSX } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import type { Case } from '../../domain/records.ts';
import type { Match } from '../../domain/views.ts';
import { t } from '../../i18n/index.ts';
import { CustomerPick, personName, TextInput } from '../kit/index.ts';

export interface Place {
  caseId?: string;
  customerId?: string;
  customer?: Record<string, unknown>;
}

interface Found {
  customers: readonly Match[];
  case: Case | null;
  open: readonly Case[];
}

export interface PlacesProps {
  found: Found;
  name: string;
  address: string | null;
  onChoose: (place: Place | null) => void;
}

const OTHER = 'other';
const NEW = 'new';

export function Places({ found, name, address, onChoose }: PlacesProps): JSX.Element {
  const id = useId();
  const [first, last] = parts(name);
  const [firstName, setFirst] = useState(first);
  const [lastName, setLast] = useState(last);
  const [other, pick] = useState<string | null>(null);
  const choices = [
    ...(found.case ? [{ key: `case ${found.case.id}`, words: t('mail.toCase', { number: found.case.caseNumber, subject: found.case.subject }) }] : []),
    ...found.open.filter((one) => one.id !== found.case?.id).map((one) => ({ key: `case ${one.id}`, words: t('mail.toCase', { number: one.caseNumber, subject: one.subject }) })),
    ...found.customers.map(({ customer }) => ({ key: `customer ${customer.id}`, words: t('mail.newCaseOf', { name: personName(customer) }) })),
    { key: OTHER, words: t('mail.newCaseOfOther') },
    { key: NEW, words: t('mail.newCustomer') },
  ];
  const usual = found.case ? `case ${found.case.id}` : found.customers.length === 1 ? `customer ${found.customers[0]!.customer.id}` : found.customers.length === 0 ? NEW : null;
  const [chosen, choose] = useState<string | null>(usual);
  useEffect(() => onChoose(placeOf(chosen, { firstName, lastName, address, other })), [chosen, firstName, lastName, other]);
  return (
    <fieldset class="col form-part">
      <legend class="strong">{t('mail.where')}</legend>
      {choices.map(({ key, words }) => (
        <label class={key === chosen ? 'pick is-on' : 'pick'} key={key}>
          <input class="radio" type="radio" name={id} checked={key === chosen} onChange={() => choose(key)} /><bdi>{words}</bdi>
        </label>
      ))}
      {chosen === OTHER && <CustomerPick value={other ?? ''} fault={undefined} onPick={pick} />}
      {chosen === NEW && (
        <div class="form-row two-up">
          <TextInput label={t('customer.firstName')} value={firstName} fault={firstName.trim() ? undefined : t('fault.required')} onInput={setFirst} />
          <TextInput label={t('customer.lastName')} value={lastName} fault={lastName.trim() ? undefined : t('fault.required')} onInput={setLast} />
        </div>
      )}
    </fieldset>
  );
}

function placeOf(chosen: string | null, typed: { firstName: string; lastName: string; address: string | null; other: string | null }): Place | null {
  const [kind, id] = chosen?.split(' ') ?? [];
  if (kind === 'case') return { caseId: id! };
  if (kind === 'customer') return { customerId: id! };
  if (kind === OTHER) return typed.other ? { customerId: typed.other } : null;
  const [firstName, lastName] = [typed.firstName.trim(), typed.lastName.trim()];
  if (kind !== NEW || !firstName || !lastName) return null;
  return { customer: { firstName, lastName, ...(typed.address && { 'emails.mail': { address: typed.address, order: 0 } }) } };
}

/** `Lovelace, Ada` and `Ada Lovelace` alike. */
function parts(name: string): [first: string, last: string] {
  const [last, first] = name.split(',').map((part) => part.trim());
  if (first) return [first, last ?? ''];
  const words = name.trim().split(/\s+/);
  return [words.slice(0, -1).join(' '), words.at(-1) ?? ''];
}
