/** Cards as rows of one fixed table, so that they go the same way as the rows of a file with columns. */
import { cardsIn, parseLine, partsOf, textValue } from './vcard-lines.ts';
import type { CardLine } from './vcard-lines.ts';
import { FileError } from './problem.ts';
import type { RawRow } from './problem.ts';

const ADDRESS = ['street1', 'street2', 'city', 'state', 'postcode', 'country'] as const;
type Side = 'primaryAddress' | 'secondaryAddress';

/** Targets of the columns, in order. */
export const CARD_COLUMNS = [
  'firstName', 'lastName', 'fullName', 'company', 'accountNumber', 'customerType', 'vip', 'doNotCall', 'language', 'timeZone',
  'phones', 'emails', 'comments', ...address('primaryAddress'), ...address('secondaryAddress'),
];

function address(side: Side): string[] {
  return ADDRESS.map((part) => `${side}.${part}`);
}

export async function* cardRows(pieces: AsyncIterable<string>): AsyncGenerator<RawRow[]> {
  let row = 0;
  for await (const card of cardsIn(pieces)) {
    row += 1;
    const lines = card.map(parseLine).filter((line) => line !== null);
    if (lines.length === 0) throw new FileError('broken', { row });
    const cells = cellsOf(lines);
    yield [{ row, cells: CARD_COLUMNS.map((column) => cells[column] ?? '') }];
  }
}

function cellsOf(lines: CardLine[]): Record<string, string> {
  const text = (name: string): string => lines.filter((line) => line.name === name).map(({ value }) => textValue(value)).filter(Boolean).join('\n');
  const [family = '', given = '', more = ''] = partsOf(lines.find(({ name }) => name === 'N')?.value ?? '', ';');
  const named = family !== '' || given !== '';
  const homes = addressesOf(lines);
  return {
    firstName: [given, more].filter(Boolean).join(' '),
    lastName: family,
    fullName: named ? '' : text('FN').split('\n')[0]!,
    company: partsOf(lines.find(({ name }) => name === 'ORG')?.value ?? '', ';').filter(Boolean).join(', '),
    accountNumber: text('X-RINGSIDE-ACCOUNT'),
    customerType: text('X-RINGSIDE-TYPE'),
    vip: text('X-RINGSIDE-VIP'),
    doNotCall: text('X-RINGSIDE-DO-NOT-CALL'),
    language: text('LANG').split('\n')[0]!,
    timeZone: zoneOf(text('TZ')),
    phones: lines.filter(({ name }) => name === 'TEL').map((line) => phoneText(line, labelOf(line, lines))).join('\n'),
    emails: lines.filter(({ name }) => name === 'EMAIL').map((line) => withLabel(textValue(line.value), labelOf(line, lines))).join('\n'),
    comments: [text('NOTE'), ...homes.slice(2).map((home) => home.filter(Boolean).join(', '))].filter(Boolean).join('\n'),
    ...addressCells('primaryAddress', homes[0]),
    ...addressCells('secondaryAddress', homes[1]),
  };
}

/** Street 1, street 2, city, state, postcode, country of each, the preferred one first. */
function addressesOf(lines: CardLine[]): string[][] {
  const all = lines.filter(({ name }) => name === 'ADR').sort((a, b) => Number(isPreferred(b)) - Number(isPreferred(a)));
  return all.map(({ value }) => {
    const [box = '', extended = '', street = '', city = '', region = '', code = '', country = ''] = partsOf(value, ';');
    const [first = '', ...further] = [street, extended, box].filter(Boolean).join('\n').split('\n');
    return [first, further.join(', '), city, region, code, country];
  });
}

function addressCells(side: Side, parts: string[] = []): Record<string, string> {
  return Object.fromEntries(ADDRESS.map((part, at) => [`${side}.${part}`, parts[at] ?? '']));
}

const KINDS = [[/^(cell|mobile|iphone)$/i, 'mobile'], [/^fax$/i, 'fax'], [/^(pager|car|(x-)?alternative)$/i, 'alternative']] as const;

/** `mobile: +49 170 1234567 (Home)`: a kind in front, a label behind, as phone cells are read. */
function phoneText(line: CardLine, label: string): string {
  const types = typesOf(line);
  const kind = KINDS.find(([type]) => types.some((one) => type.test(one)))?.[1] ?? 'voice';
  const number = textValue(line.value).replace(/^tel:/i, '').replace(/;ext=/i, ' ext. ').replace(/;[\w-]+=.*$/, '');
  return number === '' ? '' : withLabel(`${kind}: ${number}`, label) + (line.params.has('X-SHARED') ? ' [shared]' : '');
}

/** Apple keeps a person's own words in a line of the same group, between marks. */
function labelOf(line: CardLine, lines: CardLine[]): string {
  const own = line.group && lines.find(({ group, name }) => group === line.group && name === 'X-ABLABEL');
  if (own) return textValue(own.value).replace(/^_\$!<(.*)>!\$_$/, '$1');
  const place = typesOf(line).find((type) => /^(home|work)$/i.test(type));
  return place ? place.toLowerCase() : '';
}

function withLabel(value: string, label: string): string {
  return label ? `${value} (${label.replace(/[()\n]/g, ' ').trim()})` : value;
}

function typesOf({ params }: CardLine): string[] {
  return params.get('TYPE') ?? [];
}

function isPreferred(line: CardLine): boolean {
  return line.params.has('PREF') || typesOf(line).some((type) => /^pref$/i.test(type));
}

/** Names of zones only: an offset says nothing about summer. */
function zoneOf(value: string): string {
  return /^[A-Za-z]+\/[\w/+-]+$/.test(value) ? value : '';
}
