/** Buttons and keys. A button shows its key; one main button at most stands in a view. */
import type { ComponentChildren, JSX } from 'preact';
import { Icon, type IconName } from './icon.tsx';
import type { Permission } from '../../domain/permissions.ts';
import { keyCaps } from './hotkey.ts';
import { useGuard } from './session.ts';

/** One key or a chord, `Alt+A`, `Mod+Enter`; drawn as the keyboard at hand names it. */
export function Kbd({ keys }: { keys: string }): JSX.Element {
  return <kbd aria-hidden="true">{keyCaps(keys)}</kbd>;
}

export interface ButtonProps {
  children?: ComponentChildren;
  icon?: IconName | undefined;
  tone?: 'main' | 'quiet' | 'harm' | undefined;
  /** Chord shown on the button and told to screen readers; `useHotkeys` makes it work. */
  keys?: string | undefined;
  /** For a button of an icon alone: its name. */
  label?: string | undefined;
  disabled?: boolean | undefined;
  /** Why it is disabled: what is missing. */
  reason?: string | undefined;
  /** Permission without which it is disabled, with that as the reason. */
  needs?: Permission | undefined;
  class?: string | undefined;
  type?: 'button' | 'submit' | undefined;
  form?: string | undefined;
  onClick?: ((event: MouseEvent) => void) | undefined;
  'aria-expanded'?: boolean | undefined;
  'aria-pressed'?: boolean | undefined;
}

export function Button(props: ButtonProps): JSX.Element {
  return props.needs === undefined ? <Plain {...props} /> : <Guarded {...props} needs={props.needs} />;
}

function Guarded({ needs, ...props }: ButtonProps & { needs: Permission }): JSX.Element {
  return <Plain {...props} {...useGuard()(needs)} />;
}

function Plain(props: ButtonProps): JSX.Element {
  const { children, icon, tone, keys, label, class: more } = props;
  const alone = icon !== undefined && children === undefined;
  const classes = ['btn', tone && `btn-${tone}`, alone && 'btn-icon', keys && !alone && 'pad-kbd', more].filter(Boolean).join(' ');
  return (
    <button
      type={props.type ?? 'button'} form={props.form} class={classes} onClick={props.onClick} disabled={props.disabled}
      aria-label={label} title={props.reason ?? (alone ? label : undefined)} aria-keyshortcuts={keys && ariaKeys(keys)}
      aria-expanded={props['aria-expanded']} aria-pressed={props['aria-pressed']}
    >
      {icon && <Icon name={icon} />}
      {children !== undefined && <span>{children}</span>}
      {keys && !alone && <Kbd keys={keys} />}
    </button>
  );
}

function ariaKeys(keys: string): string {
  return keys.replace('Mod', 'Control');
}
