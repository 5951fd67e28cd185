/** What is offered while no contact is chosen: log a person, log a company, look somebody up; and a contact that no page shows. */
import type { JSX } from 'preact';
import { CHANNELS, type Channel } from '../../domain/records.ts';
import { t } from '../../i18n/index.ts';
import { Icon, Menu, toastError, useHost } from '../kit/index.ts';
import { CHANNEL_ICONS, showCall } from '../calls/index.ts';
import { show } from './view.ts';

export function Loose({ onLookUp }: { onLookUp: () => void }): JSX.Element {
  const { crm } = useHost();
  const start = (channel: Channel) => void crm.calls.start({ channel, direction: 'in' }).then(({ id }) => showCall(id), (thrown: unknown) => toastError(thrown));
  return (
    <section class="work first" aria-label={t('action.panel')}>
      <div class="acts">
        <button type="button" class="btn" onClick={() => show({ at: 'create', contact: null })}><Icon name="addPerson" /><span>{t('action.log-person')}</span></button>
        <button type="button" class="btn" onClick={() => show({ at: 'create', contact: null, company: true })}><Icon name="people" /><span>{t('action.log-company')}</span></button>
        <button type="button" class="btn" onClick={onLookUp}><Icon name="search" /><span>{t('action.look-up')}</span></button>
        <Menu label={t('centre.new')} class="btn" items={CHANNELS.map((channel) => ({ id: channel, icon: CHANNEL_ICONS[channel], label: channel === 'other' ? t('centre.walkIn') : t(`channel.${channel}`), onChoose: () => start(channel) }))}><Icon name="plus" /><span>{t('centre.new')}</span></Menu>
      </div>
    </section>
  );
}
