/** Sites that Ringside reads nothing on, on this device. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../../i18n/index.ts';
import { Button, Checkbox, TextInput, toastError, useDevice, useHost } from '../../kit/index.ts';
import { Part, useSetDevice } from './part.tsx';

export function SitesSection(): JSX.Element {
  const { crm, kind } = useHost();
  const device = useDevice();
  const set = useSetDevice();
  const sites = (device?.['sitesOff'] ?? []) as string[];
  const [typed, type] = useState('');
  const setSite = (host: string, off: boolean) => void crm.pages.setSite(host, off).catch((thrown: unknown) => toastError(thrown));
  const add = () => {
    const host = hostOf(typed);
    if (!host) return;
    setSite(host, true);
    type('');
  };
  return (
    <>
      <Part title={t('settings.sites')} hint={t('settings.sitesHint')}>
        {kind === 'pwa' ? <p class="three">{t('settings.sitesInExtension')}</p> : (
          <>
            <Checkbox looks="switch" label={t('panel.everywhereSwitch')} checked={device?.['off'] !== true} onChange={(on) => set('off', !on)} />
            <Access />
            <ul class="card settings-list">
              {sites.map((host) => <li class="line" key={host}><bdi class="cut" dir="ltr">{host}</bdi><span class="end"><Button tone="quiet" onClick={() => setSite(host, false)}>{t('panel.turnOn')}</Button></span></li>)}
              {sites.length === 0 && <li class="line three">{t('settings.noSites')}</li>}
            </ul>
            <form class="row" onSubmit={(event) => (event.preventDefault(), add())}>
              <TextInput class="grow narrow-form" label={t('settings.site')} type="url" placeholder="mail.example.com" value={typed} onInput={type} />
              <Button type="submit" class="at-end">{t('settings.siteOff')}</Button>
            </form>
          </>
        )}
      </Part>
    </>
  );
}

/** Firefox may withhold access to pages until it is granted here. */
function Access(): JSX.Element | null {
  const { access } = useHost();
  const [granted, know] = useState(true);
  useEffect(() => void access?.granted().then(know), [access]);
  if (!access || granted) return null;
  return <div class="row"><span>{t('settings.noAccess')}</span><Button onClick={() => void access.request().then(know)}>{t('settings.giveAccess')}</Button></div>;
}

/** `https://mail.example.com/inbox` or `mail.example.com` → `mail.example.com`; null for what is no host. */
function hostOf(text: string): string | null {
  try {
    return new URL(/^\w+:\/\//.test(text.trim()) ? text.trim() : `https://${text.trim()}`).host || null;
  } catch {
    return null;
  }
}
