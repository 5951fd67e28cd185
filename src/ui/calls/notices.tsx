/** Once per page: what happened to a call that the agent should know of wherever they are. */
import { useEffect } from 'preact/hooks';
import { t } from '../../i18n/index.ts';
import { formatPhone } from '../../i18n/phone.ts';
import { personName, toast, useHost } from '../kit/index.ts';

export function CallNotices(): null {
  const { onEvent } = useHost();
  useEffect(() => onEvent((event) => {
    if (event.type !== 'overlong') return;
    const { customer, contact, callerId, hidden } = event.call;
    const who = customer && !hidden ? personName(customer) : contact?.kind === 'phone' ? formatPhone(contact.value) : callerId || t('call.unknown');
    toast(t('call.overlong', { who }), { tone: 'harm' });
  }), [onEvent]);
  return null;
}
