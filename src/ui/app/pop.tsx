/**
 * `#/pop?phone=…` (also `email`, `case`, `account`, or `uri` of a `tel:` or `mailto:` link): opens the record, a chooser, or a new customer with what is known filled
 * in. Anybody can make such an address, so its value is looked up and nothing else.
 */
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { ContactKey, ContactKind } from '../../domain/contact.ts';
import type { CrmApi } from '../../crm/index.ts';
import type { LookupResult, Match } from '../../domain/views.ts';
import type { Remote } from '../../link/remote.ts';
import { t } from '../../i18n/index.ts';
import { Button, casePath, Chip, customerPath, customersPath, EmptyState, LanguageTag, MatchTile, matchSign, navigate, Num, personName, rich, sentence, Tel, TelLink, toastError, useHost, useQuery, Vip, wordError, wordMatch } from '../kit/index.ts';
import { ofUri } from './uri.ts';
import { PopSearch } from './pop-search.tsx';

const KINDS: readonly ContactKind[] = ['phone', 'email', 'case', 'account'];
/** Longer than any number or address there is; what is cut off was no contact. */
const LONGEST = 320;

export function Pop({ query }: { query: URLSearchParams }): JSX.Element {
  const { crm } = useHost();
  const [kind, value] = asked(query);
  const call = query.get('call');
  const { data, error } = useQuery({ key: kind && value ? `pop ${kind} ${value}` : null, on: ['customer', 'case'], read: () => ask(crm, kind as ContactKind, value) });
  const [sole] = data?.matches.length === 1 ? data.matches : [];
  useEffect(() => void (document.title = `${t('app.pop')} – Ringside`), []);
  useEffect(() => {
    if (!data || call) return;
    if (sole?.certain) navigate(sole.caseId ? casePath(sole.caseId) : customerPath(sole.customer.id), { replace: true });
    else if (data.matches.length === 0) toNew(data.contact, null);
  }, [data]);
  if (!kind || !value) return <Nothing />;
  if (error) return <EmptyState icon="warning" title={wordError(error)} />;
  if (data === null) return <Nothing />;
  if (!data) return <div class="grow" aria-busy="true" />;
  const { contact, matches } = data;
  /** `remember`: somebody found by another way has this number from now on. */
  const pick = async (id: string, remember: boolean) => {
    if (call) await crm.calls.choose(call, id, { remember }).catch(toastError);
    navigate(customerPath(id), { replace: true });
  };
  const isNew = contact.kind === 'phone' || contact.kind === 'email';
  const nobody = matches.length === 0;
  return (
    <>
      <header class="head wraps">
        <h1>{nobody ? rich('app.popNobody', { value: <ContactText contact={contact} /> }) : <>{wordCount(data)} <span class="three"><ContactText contact={contact} /></span></>}</h1>
        <span class="end" />
        {isNew && <Button tone={nobody ? 'main' : undefined} icon="plus" onClick={() => toNew(contact, call, true)}>{t('customers.new')}</Button>}
      </header>
      <div class="sep" />
      <div class="scroll grow">
        <ul class="ruled">{matches.map((match) => <li key={match.customer.id}><PopMatch match={match} onPick={() => void pick(match.customer.id, false)} /></li>)}</ul>
        <PopSearch onPick={(id) => void pick(id, true)} />
      </div>
    </>
  );
}

/** The first kind that is named, and the first value it is given; whatever else the address holds is nobody's business. */
function asked(query: URLSearchParams): [kind: ContactKind | undefined, value: string] {
  const uri = query.get('uri');
  const found = uri === null ? undefined : ofUri(uri);
  if (found) return [found.kind, found.value.slice(0, LONGEST)];
  const kind = KINDS.find((one) => query.has(one));
  return [kind, (kind ? query.get(kind) ?? '' : '').trim().slice(0, LONGEST)];
}

function PopMatch({ match, onPick }: { match: Match; onPick: () => void }): JSX.Element {
  const { customer } = match;
  return (
    <button type="button" class="mini with-tile tall" onClick={onPick}>
      <MatchTile sign={matchSign(match)} />
      <span class="col">
        <span class="row"><bdi class="mid cut">{personName(customer)}</bdi>{customer.vip && <Vip />}<LanguageTag tag={customer.language} />{match.shared && <Chip icon="people">{t('customers.sharedShort')}</Chip>}</span>
        <span class="t-sm three">{sentence(wordMatch(match))}</span>
      </span>
      <span class="when"><Num>{customer.accountNumber}</Num></span>
    </button>
  );
}

function Nothing(): JSX.Element {
  return <><h1 class="sr">{t('app.pop')}</h1><EmptyState icon="search" title={t('app.popNothing')}>{t('app.popHow')}</EmptyState></>;
}

/** Digits of an internal number, up to those of the longest there is (ITU-T E.164). */
const NUMBER = /^\+?\d{3,15}$/;

/** Numbers are read in every notation; what the core does not recognise is looked up as it stands, null for what is no contact at all. */
async function ask(crm: Remote<CrmApi>, kind: ContactKind, value: string): Promise<LookupResult | null> {
  const found = await crm.find(value);
  if (found && found.contact.kind === kind) return found;
  const bare = kind === 'phone' ? value.replace(/[\s()./-]/g, '') : value;
  return kind === 'phone' && !NUMBER.test(bare) ? null : crm.lookup({ kind, value: bare });
}

const ADDRESS = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/;

/** Only what was understood as a number or an address is filled in. */
function toNew(contact: ContactKey, call: string | null, asked = false): void {
  if (contact.kind !== 'phone' && contact.kind !== 'email') return;
  if (!asked && !(contact.kind === 'phone' ? NUMBER : ADDRESS).test(contact.value)) return;
  const known = { [contact.kind]: contact.value, ...(call && { call }) };
  navigate(`${customersPath}/new?${new URLSearchParams(known)}`, { replace: true });
}

function wordCount({ contact, matches }: LookupResult): string {
  if (matches.some((match) => !match.certain)) return t('chooser.maybe', { count: matches.length });
  return contact.kind === 'phone' ? t('chooser.number', { count: matches.length }) : t('chooser.other', { count: matches.length });
}

function ContactText({ contact }: { contact: ContactKey }): JSX.Element {
  return contact.kind === 'phone' ? <TelLink class="link" number={contact.value} extension={contact.extension}><Tel e164={contact.value} extension={contact.extension} /></TelLink> : <Num>{contact.value}</Num>;
}
