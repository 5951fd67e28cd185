/** Ringside switched off, for one site or all: said plainly, with the way back. */
import type { JSX } from 'preact';
import type { PageView } from '../../domain/views.ts';
import { t } from '../../i18n/index.ts';
import { Button, EmptyState, toastError, useDevice, useHost } from '../kit/index.ts';
import type { Host } from '../host.ts';

/** Whether Ringside is off everywhere on this device. */
export function useOff(): boolean {
  return useDevice()?.['off'] === true;
}

export function setOff({ crm }: Host, off: boolean): void {
  void crm.device.set('off', off).catch((thrown: unknown) => toastError(thrown));
}

export function setSiteOff({ crm }: Host, site: string, off: boolean): void {
  void crm.pages.setSite(site, off).catch((thrown: unknown) => toastError(thrown));
}

export function OffState({ page }: { page: PageView | undefined }): JSX.Element {
  const host = useHost();
  const everywhere = useOff();
  const turnOn = () => (everywhere || !page ? setOff(host, false) : setSiteOff(host, page.host, false));
  return (
    <div class="grow">
      <EmptyState
        icon="off" title={everywhere || !page ? t('panel.off') : t('panel.siteOff', { host: page.host })}
        actions={<Button tone="main" onClick={turnOn}>{t('panel.turnOn')}</Button>}
      >
        {everywhere ? t('panel.offHint') : t('panel.siteOffHint')}
      </EmptyState>
    </div>
  );
}
