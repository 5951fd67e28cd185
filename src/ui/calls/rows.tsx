/** A customer as a row to press, and a contact as text. */
import type { ComponentChildren, JSX } from 'preact';
import type { ContactKey } from '../../domain/contact.ts';
import type { CustomerBrief } from '../../domain/views.ts';
import { t } from '../../i18n/index.ts';
import { Avatar, LanguageTag, MatchTile, Num, personName, Tel, Vip, type MatchSign } from '../kit/index.ts';

/** `children` say why it is here. */
export function CustomerRowButton({ customer, sign, onClick, children }: { customer: CustomerBrief; sign?: MatchSign | undefined; onClick: () => void; children?: ComponentChildren }): JSX.Element {
  return (
    <button type="button" class="found" data-row onClick={onClick}>
      {sign ? <MatchTile sign={sign} /> : <Avatar name={personName(customer)} />}
      <span class="col">
        <span class="l1">
          <bdi class="mid cut">{personName(customer)}</bdi>
          {customer.vip && <Vip />}
          <LanguageTag tag={customer.language} />
        </span>
        <span class="l2">{children}</span>
      </span>
      <span class="side">{customer.openCases > 0 && t('panel.cases', { count: customer.openCases })}</span>
    </button>
  );
}

export function ContactText({ contact, raw }: { contact: ContactKey; raw?: string | undefined }): JSX.Element {
  if (contact.kind === 'phone') return <Tel e164={contact.value} extension={contact.extension} />;
  return <Num>{contact.value || raw}</Num>;
}
