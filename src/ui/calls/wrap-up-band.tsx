/** Wrap-up: countdown, thirty seconds more once, what happens at its end. Nothing typed is lost. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Call } from '../../domain/views.ts';
import { formatClock } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { Button, clockOf, toastError, useHost, useHotkeys, useNow, wrapUpLeft } from '../kit/index.ts';
import { StateSign } from './call-switch.tsx';

export function WrapUpBand({ call }: { call: Call }): JSX.Element {
  const { crm } = useHost();
  const now = useNow(1000);
  const left = clockOf(call, now);
  const more = () => void crm.calls.extendWrapUp(call.id).catch((thrown: unknown) => toastError(thrown));
  const end = () => void crm.calls.endWrapUp(call.id).catch((thrown: unknown) => toastError(thrown));
  const mayExtend = !call.wrapUpExtended;
  useHotkeys({ 'Mod+Enter': end, 'Alt++': mayExtend && more, 'Alt+=': mayExtend && more });
  return (
    <section class="band" data-call="wrap" aria-label={t('state.wrap-up')}>
      <div class="row">
        <span class="state"><StateSign state="wrap-up" /><span>{t('state.wrap-up')}</span></span>
        <span class="clock" role="timer" aria-live="off">{formatClock(left)}</span>
        <span class="end row buttons">
          {mayExtend && <Button icon="plus" label={t('wrapUp.more')} class="with-word" onClick={more}>{t('duration.second', { count: 30 })}</Button>}
          <Button tone="main" keys="Mod+Enter" onClick={end}>{t('wrapUp.end')}</Button>
        </span>
      </div>
      <div class="drain" aria-hidden="true"><i style={{ inlineSize: `${wrapUpLeft(call, steady(now)) * 100}%` }} /></div>
      <Countdown left={left} />
    </section>
  );
}

/** With reduced motion the bar stands still for this long, in milliseconds. */
const STEP = 5_000;

function steady(now: number): number {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? Math.floor(now / STEP) * STEP : now;
}

/** Seconds left at which a screen reader says so. */
const ANNOUNCED = [30, 10];

function Countdown({ left }: { left: number }): JSX.Element {
  const [said, say] = useState<number | null>(null);
  const seconds = Math.ceil(left / 1000);
  useEffect(() => {
    if (ANNOUNCED.includes(seconds)) say(seconds);
  }, [seconds]);
  return <span class="sr" role="status">{said === null ? '' : t('wrapUp.left', { count: said })}</span>;
}
