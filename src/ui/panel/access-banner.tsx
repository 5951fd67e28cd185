/** Firefox may withhold the pages from an extension until the agent says yes; asked for here, by a click. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../i18n/index.ts';
import { Banner, Button, useHost } from '../kit/index.ts';

export function AccessBanner(): JSX.Element | null {
  const { access } = useHost();
  const [granted, setGranted] = useState(true);
  useEffect(() => {
    void access?.granted().then(setGranted);
  }, [access]);
  if (!access || granted) return null;
  // The browser takes the request only straight from the click.
  const ask = () => void access.request().then(setGranted);
  return <Banner tone="wrap" actions={<Button onClick={ask}>{t('panel.allow')}</Button>}>{t('panel.noAccess')}</Banner>;
}
