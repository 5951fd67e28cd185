/** Words for why two customers may be one. */
import type { DuplicatePair } from '../../domain/views.ts';
import { formatList, formatPercent } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { sentence } from '../kit/index.ts';

/** `Same e-mail and same name`. */
export function wordReasons({ reasons }: Pick<DuplicatePair, 'reasons'>): string {
  return sentence(formatList(reasons.map((reason) => t(`duplicates.${reason}`))));
}

/** `92 %` */
export function wordScore({ score }: Pick<DuplicatePair, 'score'>): string {
  return formatPercent(score);
}
