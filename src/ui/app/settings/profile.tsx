/** What every agent may change of themselves: name, colour, language, passphrase. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Agent } from '../../../domain/records.ts';
import { LOCALES, t } from '../../../i18n/index.ts';
import { act, Avatar, Button, Select, TextInput, useHost, colourChoices, colourOf } from '../../kit/index.ts';
import { ownName } from '../commands.ts';
import { Part } from './part.tsx';
import { OwnPassphrase } from './passphrase.tsx';

export function Profile({ me }: { me: Agent }): JSX.Element {
  const { crm } = useHost();
  const [name, rename] = useState(me.name);
  const edit = (patch: Record<string, unknown>) => void act(crm, { type: 'agent', id: me.id, words: t('settings.agentSaved'), write: () => crm.agents.edit(me.id, patch) });
  const keepName = () => void (name.trim() && name.trim() !== me.name && edit({ name: name.trim() }));
  return (
    <Part title={t('settings.profile')}>
      <div class="row"><Avatar name={me.name} size="large" />{me.colour && <span class="swatch" style={colourOf(me.colour)} />}<bdi class="strong">{me.name}</bdi></div>
      <div class="form-row two-up">
        <TextInput label={t('settings.agentName')} value={name} onInput={rename} onBlur={keepName} />
        <Select label={t('settings.colour')} none={t('field.none')} value={me.colour ?? ''} choices={colourChoices()} onChange={(colour) => edit({ colour: colour || null })} />
        <Select label={t('settings.agentLocale')} none={t('settings.localeBrowser')} value={me.locale ?? ''} choices={LOCALES.map((tag) => ({ value: tag, label: ownName(tag) }))} onChange={(locale) => edit({ locale: locale || null })} />
      </div>
      <OwnPassphrase me={me} />
      <div><Button icon="off" onClick={() => void crm.session.lock()}>{t('lock.now')}</Button></div>
    </Part>
  );
}
