/** Rows of what the page holds: evidence and reason in full, one click opens, creates or links. */
import type { JSX } from 'preact';
import type { PageContact } from '../../domain/views.ts';
import { formatList } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { ContactText, CustomerRowButton } from '../calls/index.ts';
import { MatchTile, wordMatch } from '../kit/index.ts';
import type { KnownRow } from './found.ts';
import { show } from './view.ts';

export function KnownList({ rows, onOpen }: { rows: readonly KnownRow[]; onOpen: (customer: string) => void }): JSX.Element {
  return (
    <ul>
      {rows.map((row) => (
        <li key={row.customer.id}>
          <CustomerRowButton customer={row.customer} sign={row.certain ? 'exact' : 'maybe'} onClick={() => onOpen(row.customer.id)}>
            <Evidence row={row} />
          </CustomerRowButton>
        </li>
      ))}
    </ul>
  );
}

function Evidence({ row }: { row: KnownRow }): JSX.Element {
  const [first] = row.found;
  const reasons = [...new Set(row.found.map(({ match }) => wordMatch(match, { brief: true })))];
  const note = row.found.flatMap(({ match }) => match.reasons).find((reason) => reason.note)?.note;
  return (
    <>
      {first && <b><ContactText contact={first.contact.contact} raw={first.contact.raw} /></b>} · {formatList(reasons)}
      {note && <>: “<bdi>{note}</bdi>”</>}
    </>
  );
}

export function UnknownList({ contacts }: { contacts: readonly PageContact[] }): JSX.Element {
  return (
    <>
      <div class="p-sec later"><h2>{t('panel.notYet')}</h2><span class="count">{contacts.length}</span></div>
      <ul>{contacts.map((contact) => <li key={`${contact.contact.kind} ${contact.contact.value}`}><UnknownRow found={contact} /></li>)}</ul>
    </>
  );
}

function UnknownRow({ found }: { found: PageContact }): JSX.Element {
  const number = <ContactText contact={found.contact} raw={found.raw} />;
  return (
    <button type="button" class="found" data-row onClick={() => show({ at: 'create', contact: found.contact, name: found.nameHint })}>
      <MatchTile sign="none" />
      <span class="col">
        <span class="l1"><span class="mid cut">{found.nameHint ? <bdi>{found.nameHint}</bdi> : number}</span></span>
        <span class="l2">{found.nameHint ? number : t('panel.times', { count: found.count })}</span>
      </span>
      <span class="side"><span class="btn">{t('action.create')}</span></span>
    </button>
  );
}
