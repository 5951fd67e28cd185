/** Small signs that carry meaning by shape and word beside their colour. */
import type { ComponentChildren, JSX } from 'preact';
import { locale, t } from '../../i18n/index.ts';
import { formatPhone } from '../../i18n/phone.ts';
import { Icon, type IconName } from './icon.tsx';

export type MatchSign = 'exact' | 'maybe' | 'none';

const MATCH_ICONS: Record<MatchSign, IconName> = { exact: 'exact', maybe: 'maybe', none: 'unknown' };

export function MatchTile({ sign, small }: { sign: MatchSign; small?: boolean | undefined }): JSX.Element {
  return (
    <span class={small ? 'match match-sm' : 'match'} data-m={sign} role="img" aria-label={t(`match.${sign}`)}>
      <Icon name={MATCH_ICONS[sign]} />
    </span>
  );
}

export function Vip(): JSX.Element {
  return (
    <span class="vip">
      <svg viewBox="0 0 10 10" aria-hidden="true"><path d="m5 .6 1.300 2.800 3.100.4-2.300 2.100.6 3L5 7.500 2.300 8.900l.6-3L.6 3.800l3.100-.4Z" /></svg>
      {t('customer.vip')}
    </span>
  );
}

/** Language code as a tag; worth a sign only when the language is not the agent's own. */
export function LanguageTag({ tag }: { tag: string | undefined }): JSX.Element | null {
  if (tag === undefined || tag.split('-')[0] === locale().split('-')[0]) return null;
  return <span class="lang" lang="en">{(tag.split('-')[0] ?? tag).toUpperCase()}</span>;
}

export type Tone = 'accent' | 'live' | 'wrap' | 'harm';

export function Chip({ tone, icon, children }: { tone?: Tone | undefined; icon?: IconName | undefined; children: ComponentChildren }): JSX.Element {
  return (
    <span class="chip" data-tone={tone}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}

/** Initials; people are round. Decoration: the name stands beside it. */
export function Avatar({ name, size }: { name: string; size?: 'small' | 'large' | undefined }): JSX.Element {
  const classes = ['av', size === 'large' && 'av-lg', size === 'small' && 'av-sm'].filter(Boolean).join(' ');
  return <span class={classes} aria-hidden="true">{initials(name)}</span>;
}

/** First letters of the first and the last word; one letter for a name of one word or in a script without capitals. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => Array.from(word ?? '')[0] ?? '');
  return letters.join('').toLocaleUpperCase();
}

export type CaseSign = 'new' | 'open' | 'wait' | 'done';

/** How full the circle is says how far along the case is; the status word stands beside it or is its label. */
export function CaseDot({ sign, label }: { sign: CaseSign; label?: string | undefined }): JSX.Element {
  return (
    <svg class="st" data-s={sign} viewBox="0 0 14 14" role={label ? 'img' : undefined} aria-label={label} aria-hidden={label ? undefined : 'true'}>
      {sign === 'done' ? <circle class="f" cx="7" cy="7" r="6.3" /> : <circle cx="7" cy="7" r="5.5" />}
      {sign === 'open' && <path class="f" d="M7 3.800a3.200 3.200 0 0 1 0 6.400Z" />}
      {sign === 'wait' && <path d="M5.700 5.200v3.600M8.300 5.200v3.600" />}
      {sign === 'done' && <path class="k" d="m4.300 7.200 1.900 1.900 3.500-4" />}
    </svg>
  );
}

/** Phones, case and account numbers, e-mail addresses: left to right whatever surrounds them. */
export function Num({ children, tabular }: { children: ComponentChildren; tabular?: boolean | undefined }): JSX.Element {
  return <bdi class={tabular ? 'num tel' : 'num'} dir="ltr">{children}</bdi>;
}

export function Tel({ e164, extension }: { e164: string; extension?: string | undefined }): JSX.Element {
  return <Num tabular>{formatPhone(e164, extension)}</Num>;
}
