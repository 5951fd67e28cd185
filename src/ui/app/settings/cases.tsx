/** What happens when a customer writes on a closed case. Shared by everybody who works with these records. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../i18n/index.ts';
import { Options, TextInput, useSettings } from '../../kit/index.ts';
import { Part, useSet } from './part.tsx';

interface Rule {
  when: 'never' | 'always' | 'within';
  days: number;
  to: 'next' | 'last';
}

export function CasesSection(): JSX.Element {
  const rule = useSettings()?.['reopen'] as Rule | undefined;
  const set = useSet();
  if (!rule) return <div aria-busy="true" />;
  const change = (patch: Partial<Rule>) => set('reopen', { ...rule, ...patch });
  return (
    <Part title={t('reopen.title')} hint={t('reopen.hint')}>
      <Options
        label={t('reopen.when')} value={rule.when} onChange={(when) => change({ when: when as Rule['when'] })}
        choices={[{ value: 'always', label: t('reopen.always') }, { value: 'within', label: t('reopen.within') }, { value: 'never', label: t('reopen.never') }]}
      />
      {rule.when === 'within' && <Days days={rule.days} onDays={(days) => change({ days })} />}
      <Options
        label={t('reopen.to')} value={rule.to} onChange={(to) => change({ to: to as Rule['to'] })}
        choices={[{ value: 'last', label: t('reopen.last') }, { value: 'next', label: t('reopen.next') }]}
      />
    </Part>
  );
}

const MOST_DAYS = 3650;

function Days({ days, onDays }: { days: number; onDays: (days: number) => void }): JSX.Element {
  const [typed, type] = useState<string | null>(null);
  const value = typed === null ? days : Number(typed);
  const wrong = !Number.isInteger(value) || value < 1 || value > MOST_DAYS;
  const save = () => {
    if (typed === null || wrong) return;
    onDays(value);
    type(null);
  };
  return <TextInput class="narrow-form" label={t('reopen.days')} type="number" value={typed ?? String(days)} fault={wrong ? t('reopen.daysFault', { most: MOST_DAYS }) : undefined} onInput={type} onBlur={save} />;
}
