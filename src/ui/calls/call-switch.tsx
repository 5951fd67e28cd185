/** Several calls at a time: one small row, the shown one marked, a ringing one loud. */
import type { JSX } from 'preact';
import type { Call } from '../../domain/views.ts';
import { formatClock } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { clockOf, Icon, personName, Tel, useNow } from '../kit/index.ts';
import { showCall } from './choice.ts';

export function CallSwitch({ calls, shown }: { calls: readonly Call[]; shown: string }): JSX.Element | null {
  const running = calls.filter((call) => call.state !== 'ended');
  const now = useNow(1000, running.length > 1);
  if (running.length < 2) return null;
  return (
    <nav class="calls" aria-label={t('call.switch')}>
      {running.map((call) => (
        <button key={call.id} type="button" data-call={call.state} aria-current={call.id === shown || undefined} onClick={() => showCall(call.id)}>
          <StateSign state={call.state} />
          <span class="sr" role={call.state === 'ringing' && call.id !== shown ? 'alert' : undefined}>{t(`state.${call.state}`)}</span>
          <span class="cut">{call.customer ? personName(call.customer) : call.contact?.kind === 'phone' ? <Tel e164={call.contact.value} /> : call.callerId || t('call.unknown')}</span>
          <span class="clock" role="timer" aria-live="off">{formatClock(clockOf(call, now))}</span>
        </button>
      ))}
    </nav>
  );
}

export function StateSign({ state }: { state: Call['state'] }): JSX.Element {
  if (state === 'live') return <span class="pulse" />;
  return <Icon name={state === 'ringing' ? 'callIn' : 'clock'} class={state === 'ringing' ? 'ring-ic' : undefined} />;
}
