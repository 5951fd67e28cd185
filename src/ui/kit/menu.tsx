/** A button that opens a short list of actions. The browser's own popover: Escape and a click elsewhere close it. */
import type { ComponentChildren, JSX } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { Icon, type IconName } from './icon.tsx';

export interface MenuItem {
  id: string;
  label: ComponentChildren;
  icon?: IconName | undefined;
  tone?: 'harm' | undefined;
  /** Why it cannot be used now. */
  reason?: string | undefined;
  onChoose: () => void;
}

export interface MenuProps {
  /** Name of the button. */
  label: string;
  /** What the button shows; `…` without it. */
  children?: ComponentChildren;
  items: readonly MenuItem[];
  class?: string | undefined;
}

export function Menu({ label, children, items, class: more }: MenuProps): JSX.Element {
  const id = `menu-${useId()}`;
  const list = useRef<HTMLDivElement>(null);
  const anchor = `--${id}`;
  const move = (event: KeyboardEvent): void => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const to = { ArrowDown: (at + 1) % buttons.length, ArrowUp: (at - 1 + buttons.length) % buttons.length, Home: 0, End: buttons.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    buttons[to]?.focus();
  };
  const choose = (item: MenuItem): void => {
    if (item.reason !== undefined) return;
    list.current?.hidePopover();
    item.onChoose();
  };
  return (
    <>
      <button type="button" class={more ?? 'btn btn-quiet btn-icon'} aria-haspopup="menu" aria-label={label} title={label} popovertarget={id} style={{ anchorName: anchor }}>
        {children ?? <Icon name="more" />}
      </button>
      <div class="menu" id={id} popover="auto" role="menu" ref={list} aria-label={label} style={{ positionAnchor: anchor }} onKeyDown={move} onToggle={(event) => event.newState === 'open' && list.current?.querySelector('button')?.focus()}>
        {items.map((item) => (
          <button key={item.id} type="button" role="menuitem" class={item.tone === 'harm' ? 'menu-item harm' : 'menu-item'} aria-disabled={item.reason !== undefined || undefined} title={item.reason} onClick={() => choose(item)}>
            {item.icon && <Icon name={item.icon} />}
            <span class="col"><span>{item.label}</span>{item.reason !== undefined && <span class="t-sm three">{item.reason}</span>}</span>
          </button>
        ))}
      </div>
    </>
  );
}
