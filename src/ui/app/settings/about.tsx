/** Which Ringside this is, and which data set it holds. */
import type { JSX } from 'preact';
import { formatNumber } from '../../../i18n/format.ts';
import { t } from '../../../i18n/index.ts';
import { Logo, Num, useHost, useQuery } from '../../kit/index.ts';
import { Part } from './part.tsx';

export function About(): JSX.Element {
  const { crm, kind } = useHost();
  const info = useQuery({ key: 'info', on: ['customer'], read: () => crm.info() }).data;
  return (
    <Part title={t('settings.about')}>
      <Logo />
      <p class="three">{t('settings.aboutWords')}</p>
      <dl class="facts wide">
        <dt>{t('settings.build')}</dt><dd><Num>{import.meta.env.BUILD ?? ''}</Num></dd>
        <dt>{t('settings.runsAs')}</dt><dd>{kind === 'pwa' ? t('settings.webApp') : t('settings.extension')}</dd>
        {info && <><dt>{t('app.customers')}</dt><dd>{formatNumber(info.customers)}</dd><dt>{t('settings.dataset')}</dt><dd class="ids"><Num>{info.dataset}</Num></dd><dt>{t('settings.replica')}</dt><dd class="ids"><Num>{info.replica}</Num></dd></>}
      </dl>
    </Part>
  );
}
