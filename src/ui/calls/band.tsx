/** The call band: first in the page, uncovered; loud until the agent has the call, then quiet. */
import type { JSX } from 'preact';
import type { Call } from '../../domain/views.ts';
import { formatClock } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { Button, clockOf, Num, personName, Tel, useHotkeys, useNow, usePress } from '../kit/index.ts';
import { StateSign } from './call-switch.tsx';
import { useOpen } from './open.ts';
import { WrapUpBand } from './wrap-up-band.tsx';

export function Band({ call, callsToday }: { call: Call; callsToday: number | undefined }): JSX.Element | null {
  if (call.state === 'ringing') return <RingingBand call={call} callsToday={callsToday} />;
  return call.state === 'live' ? <LiveBand call={call} /> : <WrapUpBand call={call} />;
}

function RingingBand({ call, callsToday }: { call: Call; callsToday: number | undefined }): JSX.Element {
  const press = usePress(call);
  useHotkeys({ 'Alt+A': call.can.answer && (() => press('answer')), 'Alt+X': call.can.decline && (() => press('decline')) });
  return (
    <section class="band" data-call="ringing" role="alert">
      <div class="state">
        <StateSign state="ringing" />
        <span>{t(call.direction === 'out' ? 'state.calling' : 'state.ringing')}</span>
        {call.customer && <span class="sr">{personName(call.customer)}</span>}
        <BandClock call={call} end />
      </div>
      <div class="row">
        <span class="caller"><CallerId call={call} /></span>
        {callsToday !== undefined && <span class="soft end">{t('call.today', { count: callsToday })}</span>}
      </div>
      {(call.can.answer || call.can.decline || call.can.hangUp) && (
        <div class="row">
          {call.can.answer && <Button class="btn-answer grow" icon="phone" keys="Alt+A" onClick={() => press('answer')}>{t('call.answer')}</Button>}
          {call.can.decline && <Button keys="Alt+X" onClick={() => press('decline')}>{t('call.decline')}</Button>}
          {call.can.hangUp && <Button icon="hangUp" tone="harm" onClick={() => press('hangUp')}>{t('call.hangUp')}</Button>}
        </div>
      )}
      <BandNotes call={call} />
    </section>
  );
}

function LiveBand({ call }: { call: Call }): JSX.Element {
  const press = usePress(call);
  useHotkeys({ 'Alt+X': call.can.hangUp && (() => press('hangUp')) });
  return (
    <section class="band" data-call="live" aria-label={t('state.live')}>
      <div class="row">
        <span class="state"><StateSign state="live" /><span>{call.held ? t('call.held') : call.byHand && call.channel !== 'phone' ? t(`channel.${call.channel}`) : t('state.live')}</span></span>
        <BandClock call={call} />
        <span class="end row buttons">
          {call.can.hold && <Button icon="hold" label={t('call.hold')} onClick={() => press('hold')} />}
          {call.can.resume && <Button icon="resume" onClick={() => press('resume')}>{t('call.resume')}</Button>}
          {call.can.hangUp && !call.byHand && <Button icon="hangUp" tone="harm" keys="Alt+X" label={t('call.hangUp')} onClick={() => press('hangUp')} />}
          {call.can.hangUp && call.byHand && <Button keys="Alt+X" onClick={() => press('hangUp')}>{t('call.end')}</Button>}
        </span>
      </div>
      <BandNotes call={call} />
    </section>
  );
}

/** What the agent should know of how the call is shown. */
function BandNotes({ call }: { call: Call }): JSX.Element | null {
  const open = useOpen();
  if (call.elsewhere) return <p class="t-sm two">{t('call.elsewhere')}</p>;
  if (call.unread) return <p class="t-sm two">{t('call.unread')} <button type="button" class="link" onClick={() => open('/settings/softphones')}>{t('call.unreadTeach')}</button></p>;
  return call.unsteady ? <p class="t-sm two" role="status">{t('call.unsteady')}</p> : null;
}

/** Counts by itself, so that the rest of the panel is not drawn every second; never announced. */
function BandClock({ call, end }: { call: Call; end?: boolean }): JSX.Element {
  const now = useNow();
  return <span class={end ? 'clock end' : 'clock'} role="timer" aria-live="off">{formatClock(clockOf(call, now), call.state === 'live')}</span>;
}

export function CallerId({ call }: { call: Call }): JSX.Element {
  if (call.contact?.kind === 'phone') return <Tel e164={call.contact.value} extension={call.contact.extension} />;
  return call.callerId ? <Num>{call.callerId}</Num> : <>{t('call.unknown')}</>;
}
