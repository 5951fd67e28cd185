/** Customers whose name looks like the one being typed: perhaps the same person with another number. */
import type { JSX } from 'preact';
import type { ContactKey } from '../../domain/contact.ts';
import type { Call, CustomerRow } from '../../domain/views.ts';
import { t } from '../../i18n/index.ts';
import { Button, MatchTile, personName, toast, toastError, useHost, useQuery } from '../kit/index.ts';
import { contactPatch } from './new-customer.ts';

/** Shorter than this a name is like too many. */
const LEAST = 3;
const SHOWN = 3;

export interface SimilarProps {
  /** Last name as typed so far. */
  name: string;
  contact: ContactKey;
  call?: Call | undefined;
  onLinked: (customer: string) => void;
}

export function Similar({ name, contact, call, onLinked }: SimilarProps): JSX.Element | null {
  const { crm } = useHost();
  const text = name.trim();
  const { data } = useQuery({ key: text.length >= LEAST ? `similar ${text}` : null, on: ['customer'], read: () => crm.search(text, { limit: SHOWN }) });
  const rows = data?.customers ?? [];
  if (rows.length === 0) return null;
  const add = async (row: CustomerRow) => {
    try {
      if (call) await crm.calls.choose(call.id, row.id, { remember: true });
      else await addContact(crm, row.id, contact);
      toast(t('create.linked', { name: personName(row) }));
      onLinked(row.id);
    } catch (thrown) {
      toastError(thrown);
    }
  };
  return (
    <section class="field">
      <h2 class="lab">{t('create.similar')}</h2>
      <ul class="card">
        {rows.map((row) => (
          <li class="mini tall with-tile" key={row.id}>
            <MatchTile sign="maybe" />
            <span class="col"><bdi class="mid cut">{personName(row)}</bdi><span class="t-sm three">{t('create.similarWhy')}</span></span>
            <Button needs="customer.edit" onClick={() => void add(row)}>{t('create.addNumber')}</Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Puts a contact of the page behind those the customer has. */
export async function addContact(crm: ReturnType<typeof useHost>['crm'], customer: string, contact: ContactKey): Promise<void> {
  const { phones, emails } = await crm.customers.get(customer);
  const order = Math.max(-1, ...Object.values(contact.kind === 'email' ? emails : phones).map((one) => one.order)) + 1;
  await crm.customers.edit(customer, contactPatch(contact, order));
}
