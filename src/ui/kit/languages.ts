/** Languages to choose from for a customer, worded and sorted in the agent's own. */
import { compareText, languageName } from '../../i18n/format.ts';
import type { Choice } from './field.tsx';

/** Spoken by more than some tens of millions, or official where our languages are used; any other tag a record has is added. */
const OFFERED = 'ar bg bn cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv ms nb nl pl pt ro ru sk sl sr sv sw ta th tr uk ur vi zh'.split(' ');

export function languageChoices(present: string): Choice[] {
  const tags = present && !OFFERED.includes(present) ? [...OFFERED, present] : OFFERED;
  return tags.map((tag) => ({ value: tag, label: languageName(tag) })).sort((a, b) => compareText(a.label, b.label));
}
