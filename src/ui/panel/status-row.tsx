/** The agent's state and the site beside the panel, with the switches that keep Ringside off it. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { PageView } from '../../domain/views.ts';
import { t } from '../../i18n/index.ts';
import { Button, Checkbox, Icon, useHost } from '../kit/index.ts';
import { show } from './view.ts';
import { setOff, setSiteOff, useOff } from './off-state.tsx';

export function StatusRow({ page }: { page: PageView | undefined }): JSX.Element {
  const [open, setOpen] = useState(false);
  return (
    <>
      <div class="row status">
        <span class="ready" />
        <span class="strong">{t('state.ready')}</span>
        {page?.host && (
          <button type="button" class="btn btn-quiet end site" aria-expanded={open} aria-label={t('panel.switches', { host: page.host })} onClick={() => setOpen(!open)}>
            <Icon name="link" small />
            <bdi class="cut" dir="ltr">{page.host}</bdi>
            <Icon name="down" small />
          </button>
        )}
      </div>
      {open && page?.host && <Switches page={page} />}
    </>
  );
}

function Switches({ page }: { page: PageView }): JSX.Element {
  const host = useHost();
  const off = useOff();
  return (
    <div class="switches">
      <Checkbox looks="switch" label={t('panel.siteSwitch', { host: page.host })} checked={!page.off} onChange={(on) => setSiteOff(host, page.host, !on)} />
      {host.teach && <div><Button tone="quiet" icon="guide" class="pull" disabled={page.off} reason={page.off ? t('panel.siteOffHint') : undefined} onClick={() => show({ at: 'teach' })}>{t('teach.start')}</Button></div>}
      <Checkbox looks="switch" label={t('panel.everywhereSwitch')} checked={!off} onChange={(on) => setOff(host, !on)} />
    </div>
  );
}
