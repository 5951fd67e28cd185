/** What concerns the whole view: a new version of the web app. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { UpdateState } from '../host.ts';
import { t } from '../../i18n/index.ts';
import { Banner, Button, useHost } from '../kit/index.ts';

export function UpdateBanner(): JSX.Element | null {
  const { updates } = useHost();
  const [state, setState] = useState<UpdateState>('none');
  useEffect(() => updates?.onState(setState), [updates]);
  if (state === 'held') return <Banner>{t('app.updateHeld')}</Banner>;
  if (state !== 'ready') return null;
  return <Banner actions={<Button onClick={() => updates?.apply()}>{t('panel.reload')}</Button>}>{t('panel.outdated')}</Banner>;
}
