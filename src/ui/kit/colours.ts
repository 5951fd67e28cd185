/** Colours that tell agents apart; stored by name, drawn by the tokens `--agent-<name>`. */
import { t } from '../../i18n/index.ts';
import type { Choice } from './field.tsx';

const COLOURS = ['slate', 'blue', 'teal', 'green', 'amber', 'brown', 'rose', 'violet'] as const;

export function colourChoices(): Choice[] {
  return COLOURS.map((value) => ({ value, label: t(`colour.${value}`) }));
}

/** A colour's word; the name itself for one of another version. */
export function colourWord(name: string): string {
  const known = COLOURS.find((one) => one === name);
  return known ? t(`colour.${known}`) : name;
}

/** For the style of a swatch; none for a name of another version. */
export function colourOf(name: string | undefined): Record<string, string> {
  const known = COLOURS.find((one) => one === name);
  return known ? { '--agent': `var(--agent-${known})` } : {};
}
