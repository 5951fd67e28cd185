/** Likeliest first: the order of the chooser, and the reasons it shows. */
import type { Millis } from '../../domain/records.ts';
import type { Match, MatchLevel, MatchReason } from '../../domain/views.ts';

const LEVELS: readonly MatchLevel[] = ['exact', 'without-extension', 'national', 'suffix', 'mined'];

/** A number stands for its person the more, the more it is theirs alone; own labels count as a landline [ours]. */
const LABELS: readonly string[] = ['mobile', 'voice', 'alternative', 'fax'];
const OWN_LABEL = LABELS.indexOf('voice');

/** Older talks are no reason to expect a call back [ours]. */
export const RECENT: Millis = 14 * 24 * 60 * 60 * 1000;

/**
 * Matches likeliest first: by level, people before switchboards, last spoken to, open cases, the number's label, name.
 * Adds `called-recently` and `has-open-case` to the reasons; a match that has them already keeps them once.
 */
export function rankMatches(matches: readonly Match[], lastCalls: ReadonlyMap<string, Millis>, now: Millis): Match[] {
  const ranked = matches.map((match) => {
    const called = lastCalls.get(match.customer.id);
    const recent = called !== undefined && now - called <= RECENT ? called : null;
    return { match: withReasons(match, recent), order: orderOf(match, recent) };
  });
  return ranked.sort((a, b) => compare(a.order, b.order) || byName(a.match, b.match)).map(({ match }) => match);
}

/** The one person this contact can be linked to without asking; null when there is none or more than one. */
export function soleMatch(matches: readonly Match[]): Match | null {
  const certain = matches.filter((match) => match.certain);
  const sole = certain[0];
  return sole && certain.length === 1 && !sole.shared ? sole : null;
}

function withReasons(match: Match, recent: Millis | null): Match {
  const reasons = [...match.reasons];
  const add = (reason: MatchReason): void => {
    if (!reasons.some(({ code }) => code === reason.code)) reasons.push(reason);
  };
  if (recent !== null) add({ code: 'called-recently', at: recent });
  if (match.customer.openCases > 0) add({ code: 'has-open-case' });
  return { ...match, reasons };
}

/** Lowest first, item by item. */
function orderOf(match: Match, recent: Millis | null): number[] {
  return [
    match.certain ? 0 : 1,
    LEVELS.indexOf(match.level),
    match.shared ? 1 : 0,
    recent === null ? 1 : 0,
    recent === null ? 0 : -recent,
    match.customer.openCases > 0 ? 0 : 1,
    labelOrder(match),
  ];
}

function labelOrder(match: Match): number {
  const label = match.reasons.find((reason) => reason.label !== undefined)?.label;
  const at = label === undefined ? -1 : LABELS.indexOf(label);
  return at < 0 ? OWN_LABEL : at;
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [at, value] of a.entries()) if (value !== b[at]) return value - (b[at] ?? 0);
  return 0;
}

function byName(a: Match, b: Match): number {
  const name = ({ customer }: Match): string => `${customer.lastName}\n${customer.firstName}\n${customer.id}`;
  return name(a) < name(b) ? -1 : 1;
}
