/** Which fields two customers differ in, and what the kept one takes on. Pure. */
import type { Address, Customer } from '../../domain/records.ts';

export type Side = 'keep' | 'lose';
/** `both`: the two texts one under the other, for comments. */
export type Choice = Side | 'both';

export interface Line {
  /** A field's path; an address is chosen whole: `primaryAddress`. */
  path: string;
  keep: unknown;
  lose: unknown;
}

const PLAIN = ['firstName', 'lastName', 'company', 'customerType', 'vip', 'doNotCall', 'language', 'timeZone', 'comments'] as const;
const ADDRESSES = ['primaryAddress', 'secondaryAddress'] as const;
const PARTS: readonly (keyof Address)[] = ['street1', 'street2', 'postcode', 'city', 'state', 'country'];

/** Fields in which the two are not the same; phones and e-mails are united and need no choice. */
export function linesOf(keep: Customer, lose: Customer): Line[] {
  const customIds = [...new Set([...Object.keys(keep.custom ?? {}), ...Object.keys(lose.custom ?? {})])];
  const all: Line[] = [
    ...PLAIN.map((path) => ({ path, keep: keep[path], lose: lose[path] })),
    ...ADDRESSES.map((path) => ({ path, keep: keep[path], lose: lose[path] })),
    ...customIds.map((id) => ({ path: `custom.${id}`, keep: keep.custom?.[id], lose: lose.custom?.[id] })),
  ];
  return all.filter((line) => textOf(line.keep) !== textOf(line.lose));
}

/** What is chosen at first: what the kept one has, the other's where it has nothing. */
export function firstChoice({ keep, lose }: Line): Choice {
  return textOf(keep) === '' && textOf(lose) !== '' ? 'lose' : 'keep';
}

/** Fields to write on the kept one. */
export function fieldsOf(lines: readonly Line[], choices: Readonly<Record<string, Choice>>): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const line of lines) {
    const choice = choices[line.path] ?? firstChoice(line);
    if (choice === 'keep') continue;
    if (ADDRESSES.some((path) => path === line.path)) Object.assign(fields, partsOf(line));
    else fields[line.path] = choice === 'both' ? [line.keep, line.lose].filter(Boolean).join('\n\n') : (line.lose ?? null);
  }
  return fields;
}

/** The address whole: a part that the other has not is cleared. */
function partsOf({ path, lose }: Line): Record<string, unknown> {
  return Object.fromEntries(PARTS.map((part) => [`${path}.${part}`, (lose as Address | undefined)?.[part] ?? null]));
}

function textOf(value: unknown): string {
  if (value === undefined || value === null || value === '' || value === false) return '';
  if (typeof value !== 'object') return String(value);
  return PARTS.map((part) => (value as Address)[part] ?? '').join('\n').trim();
}
