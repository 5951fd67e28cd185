/** The recipe at work: what it reads of a call, as the call goes on, until it has seen all it needs. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Recipe } from '../../domain/recipe.ts';
import type { PageCall } from '../../link/messages.ts';
import { t } from '../../i18n/index.ts';
import { Icon } from '../kit/index.ts';
import { Reads } from './reads.tsx';
import type { Teaching } from './use-teaching.ts';

type Seen = Record<'number' | 'ringing' | 'live' | 'ended', boolean>;
const NONE: Seen = { number: false, ringing: false, live: false, ended: false };

export function TestCall({ teaching }: { teaching: Teaching }): JSX.Element {
  const call = teaching.calls.at(-1);
  const seen = useSeen(call);
  const checks = checksOf(teaching.recipe);
  const works = checks.every((one) => seen[one]);
  const buttons = Object.keys(call?.can ?? {});
  return (
    <section class={works ? 'card test-call works' : 'card test-call'} aria-labelledby="test-title">
      <h2 class="strong row" id="test-title">{works ? <><Icon name="tick" class="live-t" />{t('teach.works')}</> : t('teach.test')}</h2>
      <p class="two">{works ? t('teach.worksHint') : t('teach.testHint')}</p>
      <div class="row wraps" role="status">
        {call && call.state !== 'ended' ? <><span class="mid">{t(`state.${call.state}`)}</span><Reads text={call.callerId} part="callerId" />{call.held && <span class="three">{t('teach.held')}</span>}</> : <span class="three">{t('teach.noCall')}</span>}
      </div>
      {buttons.length > 0 && <span class="three t-sm">{t('teach.canPress', { count: buttons.length })}</span>}
      <ul class="checks">{checks.map((one) => <li key={one} data-check={one} data-done={seen[one]}><Icon name={seen[one] ? 'tick' : 'more'} small class={seen[one] ? 'live-t' : undefined} />{t(`teachCheck.${one}`)}</li>)}</ul>
    </section>
  );
}

/** By the number alone nobody can tell ringing from talking. */
function checksOf(recipe: Recipe | null): (keyof Seen)[] {
  const tells = recipe?.ringing ?? recipe?.live ?? recipe?.answer ?? recipe?.hangUp;
  return tells ? ['number', 'ringing', 'live', 'ended'] : ['number', 'ended'];
}

/** A call may come and go faster than a screen is drawn: each state once told stays seen, until another call rings. */
function useSeen(call: PageCall | undefined): Seen {
  const [{ key, seen }, note] = useState<{ key: string; seen: Seen }>({ key: '', seen: NONE });
  useEffect(() => {
    if (!call) return note({ key: '', seen: NONE });
    note((before) => {
      const old = before.key === call.key ? before.seen : NONE;
      return { key: call.key, seen: { ...old, [call.state]: true, number: old.number || /\p{Nd}{2}/u.test(call.callerId) } };
    });
  }, [call]);
  return key === call?.key ? seen : NONE;
}
