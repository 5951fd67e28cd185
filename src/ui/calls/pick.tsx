/** One customer of the chooser with every reason for and against. */
import type { JSX } from 'preact';
import type { Match } from '../../domain/views.ts';
import { t } from '../../i18n/index.ts';
import { Chip, Icon, isExtra, Kbd, LanguageTag, personName, sentence, Vip, wordReason } from '../kit/index.ts';

export interface PickProps {
  match: Match;
  name: string;
  /** Its key. */
  number: number;
  chosen: boolean;
  likelier: boolean;
  onChoose: () => void;
}

export function Pick({ match, name, number, chosen, likelier, onChoose }: PickProps): JSX.Element {
  const { customer } = match;
  return (
    <label class={chosen ? 'pick is-on' : 'pick'}>
      <input type="radio" class="radio" name={name} checked={chosen} onChange={onChoose} />
      <span class="col">
        <span class="row"><bdi class="strong cut t-lg">{personName(customer)}</bdi>{customer.vip && <Vip />}<LanguageTag tag={customer.language} /></span>
        {customer.company && <bdi class="t-sm two">{customer.company}</bdi>}
        <span class="row t-sm">
          {likelier && <Chip tone="accent">{t('chooser.moreLikely')}</Chip>}
          <span class="two">{t('chooser.openCases', { count: customer.openCases })}</span>
        </span>
        <ul class="ticks">
          {match.reasons.map((reason, at) => (
            <li key={at} class={match.certain || isExtra(reason) ? undefined : 'no'}>
              <Icon name={match.certain || isExtra(reason) ? 'tick' : 'info'} />
              <span>{sentence(wordReason(reason))}{reason.note && <>: “<bdi>{reason.note}</bdi>”</>}</span>
            </li>
          ))}
          {match.shared && <li class="no"><Icon name="info" /><span>{sentence(t('reason.shared'))}</span></li>}
        </ul>
      </span>
      {number < 10 && <Kbd keys={String(number)} />}
    </label>
  );
}
