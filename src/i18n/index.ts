/**
 * Words in the agent's language. `t` reads a signal: whatever calls it while rendering is drawn again when the language
 * changes, in place, so typed text, focus and scroll stay.
 */
import { setupI18n, type Messages } from '@lingui/core';
import { signal } from '@preact/signals';
import type { Placeholders } from './keys.gen.ts';
import { directionOf, intlTag, type Locale } from './locale.ts';

export { LOCALES, directionOf, isLocale, pickLocale, type Direction, type Locale } from './locale.ts';

export type MessageKey = keyof Placeholders;
export type MessageValues<K extends MessageKey> = keyof Placeholders[K] extends never ? [] : [values: Placeholders[K]];

const LOADERS: Record<Locale, () => Promise<{ messages: Messages }>> = {
  en: () => import('./locales/en.gen.ts'),
  fr: () => import('./locales/fr.gen.ts'),
  de: () => import('./locales/de.gen.ts'),
  'en-XA': () => import('./locales/en-XA.gen.ts'),
  'ar-XB': () => import('./locales/ar-XB.gen.ts'),
};

const i18n = setupI18n();
const current = signal<Locale>('en');
let wanted: Locale = 'en';

/** The language on screen; reading it while rendering subscribes. */
export function locale(): Locale {
  return current.value;
}

/** Its tag for `Intl`. */
export function intlLocale(): string {
  return intlTag(current.value);
}

/** Loads a catalog and switches to it; of two switches in flight the later one wins. */
export async function setLocale(next: Locale): Promise<void> {
  wanted = next;
  const { messages } = await LOADERS[next]();
  if (wanted === next) activate(next, messages);
}

/** Switches at once to a catalog at hand; for hosts where `import()` is not allowed, such as service workers. */
export function activate(next: Locale, messages: Messages): void {
  wanted = next;
  i18n.loadAndActivate({ locale: intlTag(next), messages });
  current.value = next;
}

/** The message in the agent's language, with its placeholders filled in. */
export function t<K extends MessageKey>(key: K, ...values: MessageValues<K>): string {
  const direction = directionOf(current.value);
  return i18n._(key, isolateAll(values[0], direction));
}

const RIGHT_TO_LEFT_LETTER = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const LEFT_TO_RIGHT_LETTER = /[A-Za-z\u00c0-\u02af\u0370-\u052f0-9]/;

/** Text of the other direction in bidi isolates (FSI, PDI), so that a Latin name or a number does not turn an Arabic sentence round. */
export function isolate(text: string, direction = directionOf(current.value)): string {
  const foreign = direction === 'rtl' ? LEFT_TO_RIGHT_LETTER : RIGHT_TO_LEFT_LETTER;
  return foreign.test(text) ? `\u2068${text}\u2069` : text;
}

function isolateAll(values: object | undefined, direction: 'ltr' | 'rtl'): Record<string, unknown> {
  const entries = Object.entries(values ?? {});
  return Object.fromEntries(entries.map(([name, value]) => [name, typeof value === 'string' ? isolate(value, direction) : value]));
}
