/** Says when the core does not answer: a write may wait, and the agent should know. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { LinkState } from '../../link/remote.ts';
import { t } from '../../i18n/index.ts';
import { Button } from './button.tsx';
import { useHost } from './host-context.tsx';
import { Banner } from './notice.tsx';

export function LinkBanner(): JSX.Element | null {
  const host = useHost();
  const [state, setState] = useState<LinkState>('up');
  useEffect(() => host.onLink(setState), [host]);
  if (state === 'down') return <Banner tone="wrap" icon="syncWait">{t('panel.linkDown')}</Banner>;
  if (state !== 'outdated') return null;
  return <Banner actions={<Button onClick={() => location.reload()}>{t('panel.reload')}</Button>}>{t('panel.outdated')}</Banner>;
}
