/** Which small form is open over a contact: begun by a button, a key or the palette. */
import { signal } from '@preact/signals';

export type Making = 'case' | 'follow-up' | 'task' | 'callback' | 'link';

const open = signal<{ scope: string; what: Making } | null>(null);

/** `scope`: the call's id, or the customer's where there is no call. */
export function making(scope: string): Making | null {
  return open.value?.scope === scope ? open.value.what : null;
}

export function make(scope: string, what: Making | null): void {
  open.value = what && { scope, what };
}

/** The same again closes it. */
export function toggleMaking(scope: string, what: Making): void {
  make(scope, making(scope) === what ? null : what);
}
