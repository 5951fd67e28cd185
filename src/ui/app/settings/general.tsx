/** Language and looks of this device. */
import type { JSX } from 'preact';
import { LOCALES, locale, t } from '../../../i18n/index.ts';
import { Button, Options, useDevice, useNotices } from '../../kit/index.ts';
import { ownName } from '../commands.ts';
import { Part, useSetDevice } from './part.tsx';

export function GeneralSection(): JSX.Element {
  const device = useDevice();
  const set = useSetDevice();
  const value = (name: string, otherwise: string) => (typeof device?.[name] === 'string' ? (device[name] as string) : otherwise);
  return (
    <>
          <Part title={t('settings.thisDevice')} hint={t('settings.thisDeviceHint')}>
      <Options label={t('settings.language')} value={value('locale', locale())} onChange={(next) => set('locale', next)} choices={LOCALES.map((tag) => ({ value: tag, label: ownName(tag) }))} />
      <Options
        label={t('settings.theme')} value={value('theme', 'system')} onChange={(next) => set('theme', next)}
        choices={[{ value: 'system', label: t('settings.themeSystem') }, { value: 'light', label: t('settings.themeLight') }, { value: 'dark', label: t('settings.themeDark') }]}
      />
      <Options
        label={t('settings.density')} value={value('density', 'compact')} onChange={(next) => set('density', next)}
        choices={[{ value: 'compact', label: t('settings.compact') }, { value: 'regular', label: t('settings.regular') }, { value: 'comfortable', label: t('settings.comfortable') }]}
      />
      <Options
        label={t('settings.contrast')} value={value('contrast', 'system')} onChange={(next) => set('contrast', next)}
        choices={[{ value: 'system', label: t('settings.themeSystem') }, { value: 'normal', label: t('settings.contrastNormal') }, { value: 'more', label: t('settings.contrastMore') }]}
      />
    </Part>
    <Notifications />
    </>
  );
}

/** Reminders and calls are told outside our screens only where the browser lets them be. */
function Notifications(): JSX.Element {
  const { state, ask } = useNotices();
  return (
    <Part title={t('settings.notices')} hint={t(`settings.notices.${state}`)}>
      {ask && <div><Button onClick={ask}>{t('panel.allow')}</Button></div>}
    </Part>
  );
}
