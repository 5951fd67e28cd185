/** Whom this page is asked to change to; their passphrase comes first. */
import { signal } from '@preact/signals';

const wanted = signal<string | null>(null);

/** Id of the agent; reading it while rendering subscribes. */
export function switching(): string | null {
  return wanted.value;
}

export function beginSwitch(agent: string): void {
  wanted.value = agent;
}

export function endSwitch(): void {
  wanted.value = null;
}
