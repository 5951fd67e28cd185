/** A button that opens a panel with more than a list of actions. The browser's own popover: Escape and a press elsewhere close it. */
import type { ComponentChildren, JSX, RefObject } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Kbd } from '../button.tsx';
import { Icon, type IconName } from '../icon.tsx';

export interface PopoverProps {
  label: string;
  icon: IconName;
  /** The label is heard, not seen. */
  quiet?: boolean | undefined;
  keys?: string | undefined;
  class?: string | undefined;
  /** Filled with what opens it. */
  openRef?: RefObject<(() => void) | null> | undefined;
  onOpen?: (() => void) | undefined;
  /** Drawn only while open. */
  children: (close: () => void) => ComponentChildren;
}

export function Popover({ label, icon, quiet, keys, class: more, openRef, onOpen, children }: PopoverProps): JSX.Element {
  const id = `pop-${useId()}`;
  const panel = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const anchor = `--${id}`;
  if (openRef) openRef.current = () => panel.current?.showPopover();
  useEffect(() => {
    const element = panel.current;
    if (!isOpen || !element) return;
    const focus = (): boolean => {
      const first = element.querySelector<HTMLElement>('input, select, button');
      first?.focus();
      return first !== null;
    };
    if (focus()) return;
    // Its code may still be on the way.
    const observer = new MutationObserver(() => focus() && observer.disconnect());
    observer.observe(element, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [isOpen]);
  return (
    <>
      <button type="button" class={quiet ? 'btn btn-quiet btn-icon' : 'btn btn-quiet'} aria-haspopup="dialog" aria-expanded={isOpen} aria-label={quiet ? label : undefined} title={quiet ? label : undefined} aria-keyshortcuts={keys} popovertarget={id} style={{ anchorName: anchor }}>
        <Icon name={icon} />{!quiet && <span>{label}</span>}{keys && !quiet && <Kbd keys={keys} />}
      </button>
      <div class={`menu pop-panel ${more ?? ''}`} id={id} popover="auto" role="dialog" ref={panel} aria-label={label} style={{ positionAnchor: anchor }} onToggle={(event) => (setOpen(event.newState === 'open'), event.newState === 'open' && onOpen?.())}>
        {isOpen && children(() => panel.current?.hidePopover())}
      </div>
    </>
  );
}
