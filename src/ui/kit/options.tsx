/** Up to five choices as buttons (radio group): the chosen one has tick, frame and tint; number keys choose while the group has focus. */
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { Kbd } from './button.tsx';
import type { Choice } from './field.tsx';
import { Icon } from './icon.tsx';

export interface OptionsProps {
  label: string;
  choices: readonly Choice[];
  value: string | undefined;
  onChange: (value: string) => void;
  /** Draw the number keys. */
  showKeys?: boolean | undefined;
}

export function Options({ label, choices, value, onChange, showKeys }: OptionsProps): JSX.Element {
  const name = useId();
  const choose = (event: KeyboardEvent) => {
    const choice = event.altKey || event.ctrlKey || event.metaKey ? undefined : choices[Number(event.key) - 1];
    if (choice) onChange(choice.value);
  };
  return (
    <fieldset class="field" onKeyDown={choose}>
      <legend class="lab">{label}</legend>
      <div class="opts">
        {choices.map((choice, at) => (
          <label class="opt" key={choice.value}>
            <input class="sr" type="radio" name={name} checked={choice.value === value} onChange={() => onChange(choice.value)} />
            {choice.value === value && <Icon name="tick" small />}
            {choice.label}
            {showKeys && <Kbd keys={String(at + 1)} />}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
