/** Which column is what: by its heading, then by what stands below it. A suggestion only; a person has the last word. */
import { foldText } from '../../../domain/fold.ts';
import type { CustomTarget } from '../../../domain/exchange.ts';
import { targetOfWord } from './headings.ts';
import { CUSTOMER_TARGETS, takesSeveral } from './targets.ts';

/** Our own export without words of a language. */
const PATHS = new Set(CUSTOMER_TARGETS);

/** A heading as it is compared: folded, anything but letters and digits one blank, camel case cut. */
export function headingKey(heading: string): string {
  return foldText(heading.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')).replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** Names one set of headings, for remembering what a person chose for it. */
export function headingsKey(headings: readonly string[]): string {
  return headings.map(headingKey).join('|');
}

/** A target for each column, '' for none; each target that takes one column is given once, to the first that claims it. */
export function suggestTargets(headings: readonly string[], sample: readonly (readonly (string | number)[])[], custom: readonly CustomTarget[]): string[] {
  const own = new Map(custom.map(({ label, target }) => [headingKey(label), target]));
  const given = new Set<string>();
  const give = (target: string | undefined): string => {
    if (!target || (given.has(target) && !takesSeveral(target))) return '';
    given.add(target);
    return target;
  };
  const byName = headings.map((heading) => give(PATHS.has(heading) ? heading : (own.get(headingKey(heading)) ?? targetOfWord(headingKey(heading)))));
  const suggested = byName.map((target, column) => target || give(targetOfContent(sample.map((row) => String(row[column] ?? '').trim()).filter(Boolean))));
  return withoutHalves(suggested);
}

/** A full name beside its two halves would say the same twice. */
function withoutHalves(targets: string[]): string[] {
  return targets.includes('firstName') && targets.includes('lastName') ? targets.map((target) => (target === 'fullName' ? '' : target)) : targets;
}

/** Share of cells that must look alike. */
const MOST = 0.7;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const PHONE = /^[+(]?\d[\d\s()./-]{6,20}\d$/;
const DATE = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$/;

function targetOfContent(cells: string[]): string | undefined {
  const most = (fits: (cell: string) => boolean): boolean => cells.length > 0 && cells.filter(fits).length >= cells.length * MOST;
  if (most((cell) => EMAIL.test(cell))) return 'emails';
  if (most((cell) => PHONE.test(cell) && !DATE.test(cell) && /[+()\s/-]|^0/.test(cell))) return 'phones.voice';
  return undefined;
}
