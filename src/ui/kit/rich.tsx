/** A message with elements in it: `rich('panel.nobodyHas', { number: <Tel … /> })`. The sentence stays one message to translators. */
import { isValidElement, type ComponentChildren } from 'preact';
import { t, type MessageKey } from '../../i18n/index.ts';
import type { Placeholders } from '../../i18n/keys.gen.ts';

type RichValues<K extends MessageKey> = { [P in keyof Placeholders[K]]: Placeholders[K][P] | ComponentChildren };

/** Private-use characters that no message contains stand in for the elements. */
const FIRST_STAND_IN = 0xe000;

export function rich<K extends MessageKey>(key: K, values: RichValues<K>): ComponentChildren[] {
  const elements: ComponentChildren[] = [];
  const texts = Object.entries(values).map(([name, value]) => {
    if (!isValidElement(value)) return [name, value];
    elements.push(value as ComponentChildren);
    return [name, String.fromCodePoint(FIRST_STAND_IN + elements.length - 1)];
  });
  const words = (t as (key: MessageKey, values: object) => string)(key, Object.fromEntries(texts));
  return words.split(/([\ue000-\ue0ff])/).map((part) => {
    const at = (part.codePointAt(0) ?? 0) - FIRST_STAND_IN;
    return part.length === 1 && at >= 0 ? elements[at] ?? part : part;
  });
}
