/** The call in a line on top of every screen: it follows the agent everywhere. */
import type { JSX } from 'preact';
import type { RecipeButton } from '../../domain/recipe.ts';
import type { Call } from '../../domain/views.ts';
import { formatClock } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { Button, clockOf, Icon, navigate, Num, personName, Tel, useCalls, useHotkeys, useNow, usePress } from '../kit/index.ts';
import { shownCall } from './shown-call.ts';

export function CallStrip(): JSX.Element | null {
  const call = shownCall(useCalls());
  return call ? <Strip key={call.id} call={call} /> : null;
}

function Strip({ call }: { call: Call }): JSX.Element {
  const pressed = usePress(call);
  const press = (button: RecipeButton) => () => pressed(button);
  const go = () => navigate(`/call/${call.id}`);
  const ringing = call.state === 'ringing';
  useHotkeys({ 'Alt+B': go, 'Alt+A': ringing && call.can.answer ? press('answer') : undefined, 'Alt+X': ringing && call.can.decline ? press('decline') : undefined });
  return (
    <section class="strip" data-call={call.state === 'wrap-up' ? 'wrap' : call.state} role={ringing ? 'alert' : undefined} aria-label={ringing ? undefined : t('app.call')}>
      <span class="state">{call.state === 'live' ? <span class="pulse" /> : <Icon name={ringing ? 'callIn' : 'clock'} class={ringing ? 'ring-ic' : undefined} />}{t(ringing && call.direction === 'out' ? 'state.calling' : `state.${call.state}`)}</span>
      <StripClock call={call} />
      <span class="mid cut">{call.customer ? <bdi>{personName(call.customer)}</bdi> : <Caller call={call} />}</span>
      <span class="end row strip-acts">
        {ringing && call.can.answer && <Button icon="phone" class="btn-answer" keys="Alt+A" onClick={press('answer')}>{t('call.answer')}</Button>}
        {ringing && call.can.decline && <Button keys="Alt+X" onClick={press('decline')}>{t('call.decline')}</Button>}
        {call.state === 'live' && call.can.hold && <Button icon="hold" label={t('call.hold')} onClick={press('hold')} />}
        {call.state === 'live' && call.can.resume && <Button icon="resume" onClick={press('resume')}>{t('call.resume')}</Button>}
        {call.can.hangUp && <Button icon="hangUp" tone="harm" label={t('call.hangUp')} onClick={press('hangUp')} />}
        <Button keys="Alt+B" onClick={go}>{ringing ? t('app.openCaller') : t('app.backToCall')}</Button>
      </span>
    </section>
  );
}

/** Counts by itself, so that the screen is not drawn every second; never announced. */
function StripClock({ call }: { call: Call }): JSX.Element {
  const now = useNow();
  return <span class="strong num clock" role="timer" aria-live="off">{formatClock(clockOf(call, now), call.state === 'live')}</span>;
}

function Caller({ call }: { call: Call }): JSX.Element {
  if (call.contact?.kind === 'phone') return <Tel e164={call.contact.value} extension={call.contact.extension} />;
  return call.callerId ? <Num>{call.callerId}</Num> : <>{t('call.unknown')}</>;
}
