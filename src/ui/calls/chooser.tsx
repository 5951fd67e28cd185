/** Several customers may be the caller: how many, likeliest first and chosen, each with its reasons; none is picked silently. */
import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Call, Match } from '../../domain/views.ts';
import { t } from '../../i18n/index.ts';
import { Button, Checkbox, Icon, Kbd, personName, toastError, useHost, useHotkeys, type IconName } from '../kit/index.ts';
import { Pick } from './pick.tsx';
import { setCallChoice } from './choice.ts';

export function Chooser({ call }: { call: Call }): JSX.Element {
  const { crm } = useHost();
  const [at, setAt] = useState(0);
  const [once, setOnce] = useState(false);
  const name = useId();
  const chosen = call.matches[at] ?? call.matches[0];
  const use = () => chosen && void choose(crm, call, chosen.customer.id, !once);
  const others = [() => setCallChoice(call.id, 'search'), () => setCallChoice(call.id, 'create')];
  const byNumber = [...call.matches.map((_, index) => () => setAt(index)), ...others];
  useHotkeys({ ...Object.fromEntries(byNumber.slice(0, 9).map((run, index) => [String(index + 1), run])), Enter: use, s: others[0] });
  return (
    <>
      <div class="scroll grow">
        <div class="choose">
          <div class="col lead"><h1>{heading(call)}</h1><p class="two">{t('chooser.pick')}</p></div>
          <div class="col picks" role="radiogroup" aria-label={heading(call)}>
            {call.matches.map((match, index) => (
              <Pick key={match.customer.id} match={match} name={name} number={index + 1} chosen={index === at} likelier={index === 0 && call.matches.length > 1} onChoose={() => setAt(index)} />
            ))}
          </div>
          <div class="card others">
            <Other icon="search" title={t('panel.someoneElse')} hint={t('chooser.searchAll')} number={call.matches.length + 1} onClick={others[0]} />
            <div class="sep" />
            <Other icon="addPerson" title={t('chooser.newCustomer')} hint={t('chooser.keepNumber')} number={call.matches.length + 2} onClick={others[1]} />
          </div>
          <Checkbox label={t('chooser.onlyThisCall')} checked={once} onChange={setOnce} />
        </div>
      </div>
      <footer class="p-foot big">
        <Button tone="quiet" class="pull" onClick={() => setCallChoice(call.id, 'later')}>{t('chooser.later')}</Button>
        <span class="grow" />
        {chosen && <Button tone="main" keys="Enter" onClick={use}>{t('chooser.use', { name: personName(chosen.customer) })}</Button>}
      </footer>
    </>
  );
}

/** `remember`: the number is given to the customer, so that it identifies them next time. */
export async function choose(crm: ReturnType<typeof useHost>['crm'], call: Call, customer: string, remember: boolean): Promise<void> {
  try {
    await crm.calls.choose(call.id, customer, { remember });
    setCallChoice(call.id, 'suggested');
  } catch (thrown) {
    toastError(thrown);
  }
}

export function heading(call: Pick<Call, 'matches' | 'contact'>): string {
  const count = call.matches.length;
  if (!call.matches.some((match: Match) => match.certain)) return t('chooser.maybe', { count });
  return call.contact?.kind === 'phone' ? t('chooser.number', { count }) : t('chooser.other', { count });
}

export function Other({ icon, title, hint, number, onClick }: { icon: IconName; title: string; hint: string; number?: number; onClick: (() => void) | undefined }): JSX.Element {
  return (
    <button type="button" class="mini tall" onClick={onClick}>
      <Icon name={icon} />
      <span class="col"><span class="mid">{title}</span><span class="t-sm three">{hint}</span></span>
      {number !== undefined && number < 10 && <Kbd keys={String(number)} />}
    </button>
  );
}
