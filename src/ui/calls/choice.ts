/** Which call the agent looks at on this screen, and what of it. */
import { signal } from '@preact/signals';

/** What the agent wants to see of a call in place of what look-up suggests. */
export type CallChoice = 'suggested' | 'search' | 'create' | 'later';

const shownCall = signal<string | null>(null);
const choices = signal<Readonly<Record<string, CallChoice>>>({});

/** Call the agent switched to; null: the screen picks. */
export function chosenCall(): string | null {
  return shownCall.value;
}

export function showCall(id: string | null): void {
  shownCall.value = id;
}

export function callChoice(id: string): CallChoice {
  return choices.value[id] ?? 'suggested';
}

export function setCallChoice(id: string, choice: CallChoice): void {
  choices.value = { ...choices.value, [id]: choice };
}
