/** Colours that tell agents apart; stored by name, drawn by the tokens `--agent-<name>`. */
import { t } from '../../../i18n/index.ts';
import type { Choice } from '../../kit/index.ts';

const COLOURS = ['slate', 'blue', 'teal', 'green', 'amber', 'brown', 'rose', 'violet'] as const;

export function colourChoices(): Choice[] {
  return COLOURS.map((value) => ({ value, label: t(`colour.${value}`) }));
}

/** For the style of a swatch; none for a name of another version. */
export function colourOf(name: string | undefined): Record<string, string> {
  const known = COLOURS.find((one) => one === name);
  return known ? { '--agent': `var(--agent-${known})` } : {};
}
