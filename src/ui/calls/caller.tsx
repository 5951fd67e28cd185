/** The person: name, signs, why they matched, the pinned note; and while it rings a few facts more. */
import { Fragment, type JSX } from 'preact';
import type { CustomerBrief, CustomerPage, Match } from '../../domain/views.ts';
import { countryName, formatMonth, languageName } from '../../i18n/format.ts';
import { intlLocale, t } from '../../i18n/index.ts';
import { Avatar, Chip, Icon, LanguageTag, matchSign, MatchTile, personName, phoneKindWord, rich, Num, sentence, Tel, TelLink, useNow, Vip, wordMatch } from '../kit/index.ts';

export interface CallerProps {
  customer: CustomerBrief;
  match?: Match | undefined;
  comments?: string | undefined;
  /** The language in words rather than as a code. */
  spellOut?: boolean | undefined;
}

export function Caller({ customer, match, comments, spellOut }: CallerProps): JSX.Element {
  const signs = <>
    {customer.vip && <Vip />}
    {customer.doNotCall && <Chip tone="harm">{t('customer.doNotCall')}</Chip>}
    {customer.language && spellOut ? <Chip icon="language">{t('customer.speaks', { language: languageName(customer.language) })}</Chip> : <LanguageTag tag={customer.language} />}
  </>;
  return (
    <>
      <section class={spellOut ? 'who' : 'who tight'}>
        <Avatar name={personName(customer)} size="large" />
        <div class="col grow">
          <div class="row"><h1><bdi>{personName(customer)}</bdi></h1>{!spellOut && signs}</div>
          {spellOut && <div class="row">{signs}</div>}
          {match && <div class="why"><MatchTile sign={matchSign(match)} small /><span>{sentence(wordMatch(match))}</span></div>}
        </div>
      </section>
      {comments && <div class="heed"><Icon name="pin" /><bdi class="pinned">{comments}</bdi></div>}
    </>
  );
}

/** `reach`: with the numbers, to call; while a call lasts there is nobody to call. */
export function CallerFacts({ page, reach }: { page: CustomerPage | undefined; reach?: boolean | undefined }): JSX.Element | null {
  const now = useNow(60_000);
  if (!page) return null;
  const { customer } = page;
  const place = [customer.primaryAddress?.city, customer.primaryAddress?.country && countryName(customer.primaryAddress.country)].filter(Boolean).join(', ');
  const time = customer.timeZone ? timeThere(customer.timeZone, now) : null;
  return (
    <>
      <dl class="facts">
        <dt>{t('customer.label')}</dt>
        <dd>{rich('customer.since', { number: <Num>{customer.accountNumber}</Num>, month: formatMonth(customer.createdAt) })}</dd>
        {customer.company && <><dt>{t('customer.company')}</dt><dd class="cut"><bdi>{customer.company}</bdi></dd></>}
        {reach && Object.entries(customer.phones).filter(([, phone]) => phone.kind !== 'fax').toSorted(([, a], [, b]) => a.order - b.order).map(([id, phone]) => (
          <Fragment key={id}>
            <dt>{sentence(phone.label || phoneKindWord(phone.kind))}</dt>
            <dd><TelLink class="link" number={phone.e164 ?? phone.number} extension={phone.extension} customer={customer}><Tel e164={phone.e164 ?? phone.number} extension={phone.extension} /></TelLink></dd>
          </Fragment>
        ))}
        {place && <><dt>{t('customer.where')}</dt><dd>{time ? t('customer.there', { place, time }) : <bdi>{place}</bdi>}</dd></>}
      </dl>
      <div class="sep" />
    </>
  );
}

/** The time in a zone; null for a zone the browser does not know. */
function timeThere(zone: string, now: number): string | null {
  try {
    return new Intl.DateTimeFormat(intlLocale(), { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(now);
  } catch {
    return null;
  }
}
