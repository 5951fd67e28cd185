/** The address that pops a record, to paste into a softphone: one for each kind, with the softphone's own placeholder. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ContactKind } from '../../../domain/contact.ts';
import { t } from '../../../i18n/index.ts';
import { Button, Select, TextInput, toast, toastError, useHost } from '../../kit/index.ts';
import { Part } from './part.tsx';

/** How softphones write "the caller's number", by their manuals as of November 2026; many take a form of their own. */
const PLACEHOLDERS: readonly [placeholder: string, who: string][] = [
  ['%CallerNumber%', '3CX'],
  ['{phone}', 'Zoiper, COMfortel'],
  ['{CALLERNUM}', 'Wildix'],
  ['$caller$', 'Ringotel'],
  ['$remote', 'snom, Yealink, Grandstream'],
  ['${CALLERID(num)}', 'Asterisk'],
  ['%CALLERID%', ''],
  ['{callerid}', ''],
];

const OTHERS: readonly [kind: ContactKind, placeholder: string][] = [['email', '{email}'], ['case', '{case}'], ['account', '{account}']];

export function PopAddress(): JSX.Element {
  const { kind } = useHost();
  const [placeholder, choose] = useState(PLACEHOLDERS[0]![0]);
  return (
    <Part title={t('settings.popAddress')} hint={t('settings.popAddressHint')}>
      <Select
        class="narrow-form" label={t('settings.popPlaceholder')} hint={t('settings.popPlaceholderHint')} value={placeholder} onChange={choose}
        choices={PLACEHOLDERS.map(([text, who]) => ({ value: text, label: who ? `${text} – ${who}` : text }))}
      />
      <Address label={t('settings.popPhone')} address={`${base()}?phone=${placeholder}`} />
      {OTHERS.map(([one, text]) => <Address key={one} label={t(`settings.pop.${one as 'email' | 'case' | 'account'}`)} address={`${base()}?${one}=${text}`} />)}
      {kind !== 'pwa' && <p class="three">{t('settings.popInBrowser')}</p>}
      {kind === 'pwa' && 'registerProtocolHandler' in navigator && <Handlers />}
    </Part>
  );
}

function Address({ label, address }: { label: string; address: string }): JSX.Element {
  const copy = () => void navigator.clipboard.writeText(address).then(() => toast(t('settings.copied')), toastError);
  return (
    <div class="row address-line">
      <TextInput class="grow" label={label} readOnly dir="ltr" value={address} onInput={() => undefined} />
      <Button class="at-end" onClick={copy}>{t('action.copy')}</Button>
    </div>
  );
}

/** The browser asks before it hands such links to the app. */
function Handlers(): JSX.Element {
  const register = () => {
    for (const scheme of ['tel', 'mailto']) navigator.registerProtocolHandler(scheme, `${base()}?uri=%s`);
  };
  return <div class="row wraps"><Button icon="link" onClick={register}>{t('settings.openLinks')}</Button><span class="three">{t('settings.openLinksHint')}</span></div>;
}

/** The web app answers `…/pop` in its folder; a page of the extension routes by what stands after `#`. */
function base(): string {
  return location.protocol.startsWith('http') ? new URL('pop', document.baseURI).href : `${location.origin}${location.pathname}#/pop`;
}
