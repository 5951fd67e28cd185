/** Words for what records and matches carry as codes. */
import type { ListName } from '../../domain/fields.ts';
import { DEFAULT_LISTS } from '../../domain/lists.ts';
import type { PickOption } from '../../domain/records.ts';
import type { CustomerBrief, Match, MatchReason } from '../../domain/views.ts';
import { formatAgo, formatList } from '../../i18n/format.ts';
import { t, type MessageKey } from '../../i18n/index.ts';
import type { Placeholders } from '../../i18n/keys.gen.ts';
import type { Choice } from './field.tsx';
import type { CaseSign, MatchSign } from './mark.tsx';

/** First name, then last name; a draft may have neither. */
export function personName(person: { firstName?: string | undefined; lastName?: string | undefined }): string {
  return [person.firstName, person.lastName].filter(Boolean).join(' ') || t('customer.unnamed');
}

/** A customer's title by product rule: last name, first name, account number. */
export function personTitle(person: Pick<CustomerBrief, 'firstName' | 'lastName' | 'accountNumber'>): string {
  return [person.lastName, person.firstName, person.accountNumber].filter(Boolean).join(', ');
}

/** First letter as a capital, for a word of the catalog that starts a line. */
export function sentence(text: string): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase() + text.slice(first.length);
}

const PREFIX: Partial<Record<ListName, string>> & Record<string, string | undefined> = {
  customerType: 'customerType', caseStatus: 'caseStatus', priority: 'priority', severity: 'severity',
  category: 'category', visibility: 'visibility', taskStatus: 'taskStatus', disposition: 'disposition',
};

/** An option's own label, or the word of a built-in one. */
export function optionLabel(list: ListName, option: PickOption): string {
  if (option.label) return option.label;
  const builtIn = PREFIX[list] !== undefined && DEFAULT_LISTS[list].some((one) => one.id === option.id);
  return builtIn ? word(`${PREFIX[list]}.${option.id}` as PlainKey) : option.id;
}

/** The word of an option by id, with the lists as `settings.all()` gives them. */
export function optionWord(settings: Record<string, unknown> | undefined, list: ListName, id: string | null | undefined): string {
  if (!id) return '';
  return optionLabel(list, listOf(settings, list).find((option) => option.id === id) ?? { id });
}

/** Choices of a list for a field; a hidden option stays only while it is the value. */
export function listChoices(settings: Record<string, unknown> | undefined, list: ListName, value?: string | null): Choice[] {
  const options = listOf(settings, list).filter((option) => !option.hidden || option.id === value);
  return options.map((option) => ({ value: option.id, label: optionLabel(list, option) }));
}

/** A list as it stands, hidden options among it. */
export function listOf(settings: Record<string, unknown> | undefined, list: ListName): readonly PickOption[] {
  return (settings?.[`lists.${list}`] as readonly PickOption[] | undefined) ?? DEFAULT_LISTS[list];
}

/** The circle of a case status: a status of an administrator's own counts as open or done by its list. */
export function caseSign(settings: Record<string, unknown> | undefined, status: string): CaseSign {
  if (listOf(settings, 'caseStatus').find((option) => option.id === status)?.closed) return 'done';
  return status === 'new' ? 'new' : status === 'pending' ? 'wait' : 'open';
}

/** Keys whose message has no placeholder. */
type PlainKey = { [K in MessageKey]: keyof Placeholders[K] extends never ? K : never }[MessageKey];

function word(key: PlainKey): string {
  return (t as (plain: PlainKey) => string)(key);
}

export function matchSign(match: Pick<Match, 'certain'>): MatchSign {
  return match.certain ? 'exact' : 'maybe';
}

/** Why it matched, in small letters: `same number and same e-mail`. `brief` leaves out what the number is marked as. */
export function wordMatch(match: Pick<Match, 'reasons' | 'shared'>, { brief = false } = {}): string {
  const told = match.reasons.filter((reason) => !EXTRA.has(reason.code));
  const reasons = told.map((reason) => (brief && reason.code === 'same-number' ? t('reason.same-number') : wordReason(reason)));
  return formatList([...new Set(reasons), ...(match.shared ? [t('reason.shared')] : [])]);
}

/** Reasons that make a customer likelier among several, and say nothing of the contact itself. */
const EXTRA: ReadonlySet<MatchReason['code']> = new Set<MatchReason['code']>(['called-recently', 'has-open-case']);

export function isExtra(reason: MatchReason): boolean {
  return EXTRA.has(reason.code);
}

const PHONE_KINDS = ['voice', 'mobile', 'alternative', 'fax'] as const;

export function wordReason(reason: MatchReason): string {
  if (reason.code === 'called-recently') return t('reason.called-recently', { ago: formatAgo(reason.at ?? Date.now()) });
  if (reason.code === 'same-number' && reason.label) return t('reason.sameNumberMarked', { label: phoneKindWord(reason.label) });
  return t(`reason.${reason.code}`);
}

/** `mobile` for the kind, an agent's own label as it is. */
export function phoneKindWord(label: string): string {
  const kind = PHONE_KINDS.find((one) => one === label);
  return kind ? t(`phoneKind.${kind}`) : label;
}
