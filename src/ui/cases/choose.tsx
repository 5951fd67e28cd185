/** A value that is changed where it stands: a native list under plain words, so that every keyboard and screen reader knows it. */
import type { ComponentChildren, JSX } from 'preact';
import { Button, CaseDot, caseSign, Icon, useSettings, type Choice } from '../kit/index.ts';

export interface ChooseProps {
  label: string;
  choices: readonly Choice[];
  chosen?: string | undefined;
  onChoose: (value: string) => void;
  /** Draws the circle of a case status. */
  signed?: boolean | undefined;
  /** `button`: an action whose list is who or what. */
  looks?: 'button' | undefined;
  disabledReason?: string | undefined;
  children?: ComponentChildren;
}

export function Choose({ label, choices, chosen, onChoose, signed, looks, disabledReason, children }: ChooseProps): JSX.Element {
  const settings = useSettings();
  if (looks === 'button' && choices.length === 0) return <Button disabled reason={disabledReason}>{children}</Button>;
  const words = children ?? choices.find(({ value }) => value === chosen)?.label ?? chosen;
  return (
    <span class={looks === 'button' ? 'btn set-here' : 'set-here set-inline'}>
      {signed && chosen && <CaseDot sign={caseSign(settings, chosen)} />}
      <span aria-hidden="true">{words}</span>
      <Icon name="down" small />
      <select aria-label={label} value={chosen ?? ''} onChange={(event) => (onChoose(event.currentTarget.value), chosen === undefined && (event.currentTarget.value = ''))}>
        {chosen === undefined && <option value="" disabled hidden>{label}</option>}
        {choices.map((choice) => <option key={choice.value} value={choice.value}>{choice.label}</option>)}
      </select>
    </span>
  );
}
