/** Foot of a table or a form. */
import type { ComponentChildren, JSX } from 'preact';

/** `bulk`: actions on the chosen rows take the place of the foot, so they never cover a row. */
export function TableFoot({ children, bulk }: { children: ComponentChildren; bulk?: boolean | undefined }): JSX.Element {
  return <div class={bulk ? 't-foot is-bulk' : 't-foot'}>{children}</div>;
}
