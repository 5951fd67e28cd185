/** Banner (full width, one at a time) and empty states. */
import type { ComponentChildren, JSX } from 'preact';
import { Icon, type IconName } from './icon.tsx';

export interface BannerProps {
  tone?: 'wrap' | 'harm' | undefined;
  icon?: IconName | undefined;
  children: ComponentChildren;
  /** Buttons at the end side. */
  actions?: ComponentChildren;
}

/** Announced: `harm` at once, the rest when the reader pauses. */
export function Banner({ tone, icon, children, actions }: BannerProps): JSX.Element {
  return (
    <div class="banner" data-tone={tone} role={tone === 'harm' ? 'alert' : 'status'}>
      <Icon name={icon ?? (tone === 'harm' ? 'warning' : 'info')} />
      <span class="grow">{children}</span>
      {actions}
    </div>
  );
}

/** Nothing to show: what would stand here, and what to do about it. */
export function EmptyState({ title, children, actions, icon }: { title: string; children?: ComponentChildren; actions?: ComponentChildren; icon?: IconName }): JSX.Element {
  return (
    <div class="empty">
      {icon && <Icon name={icon} />}
      <p class="mid">{title}</p>
      {children !== undefined && <p class="three">{children}</p>}
      {actions}
    </div>
  );
}
