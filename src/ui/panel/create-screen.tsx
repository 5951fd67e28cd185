/** A new customer, or a link to a known one, for a contact of the page; without a call. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ContactKey } from '../../domain/contact.ts';
import { t } from '../../i18n/index.ts';
import { Button, SearchBox, toast, toastError, useHost, useHotkeys } from '../kit/index.ts';
import { addContact, CreateForm, moveFocus, SearchResults } from '../calls/index.ts';
import { show } from './view.ts';

export function CreateScreen({ contact, company, name, email }: { contact: ContactKey | null; company?: boolean | undefined; name?: string | undefined; email?: string | undefined }): JSX.Element {
  const [searching, search] = useState(false);
  if (contact && searching) return <LinkSearch contact={contact} onBack={() => search(false)} />;
  const mayLink = contact?.kind === 'phone' || contact?.kind === 'email';
  return <CreateForm contact={contact} company={company} name={name} email={email} onSearch={mayLink ? () => search(true) : undefined} onDone={(id) => show({ at: 'customer', id })} onLeave={() => show({ at: 'page' })} />;
}

function LinkSearch({ contact, onBack }: { contact: ContactKey; onBack: () => void }): JSX.Element {
  const { crm } = useHost();
  const [query, setQuery] = useState('');
  useHotkeys({ Escape: onBack, ArrowDown: () => moveFocus(1), ArrowUp: () => moveFocus(-1) });
  const link = async (customer: string) => {
    try {
      await addContact(crm, customer, contact);
      toast(t('create.added'));
      show({ at: 'customer', id: customer });
    } catch (thrown) {
      toastError(thrown);
    }
  };
  return (
    <>
      <div class="p-head"><SearchBox label={t('chooser.searchAll')} value={query} onInput={setQuery} /></div>
      {query.trim() ? <SearchResults query={query.trim()} alone onPick={(id) => void link(id)} /> : <p class="p5 three grow">{t('panel.searchWays')}</p>}
      <footer class="p-foot big"><Button tone="quiet" class="pull" keys="Escape" onClick={onBack}>{t('chooser.back')}</Button></footer>
    </>
  );
}
