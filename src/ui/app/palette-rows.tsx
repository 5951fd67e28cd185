/** Rows of the palette. */
import type { JSX } from 'preact';
import type { ListType } from '../../domain/list-fields.ts';
import type { FieldDefinition } from '../../domain/records.ts';
import type { FoundIn as FoundField, SearchResult } from '../../domain/views.ts';
import { formatList, formatWhen } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { Avatar, CaseDot, caseSign, Icon, Kbd, Num, optionWord, personName, taskIcon, Tel, useFields, useSettings, Vip } from '../kit/index.ts';
import { labelOf } from '../kit/list/index.ts';
import type { Command } from './commands.ts';

export function CustomerHit({ row, query }: { row: SearchResult['customers'][number]; query: string }): JSX.Element {
  return (
    <>
      <Avatar name={personName(row)} size="small" />
      <bdi class="mid cut"><Marked text={personName(row)} query={query} /></bdi>
      {row.vip && <Vip />}
      <FoundIn list="customer" row={row} />
      <span class="end three">{row.phone ? <Tel e164={row.phone} /> : <Num>{row.accountNumber}</Num>}</span>
    </>
  );
}

export function CaseHit({ one, query }: { one: SearchResult['cases'][number]; query: string }): JSX.Element {
  const settings = useSettings();
  return (
    <>
      <CaseDot sign={caseSign(settings, one.status)} label={optionWord(settings, 'caseStatus', one.status)} />
      <bdi class="cut"><Marked text={one.subject} query={query} /></bdi>
      <span class="end three"><Num>{one.caseNumber}</Num></span>
    </>
  );
}

export function TaskHit({ one, query }: { one: SearchResult['tasks'][number]; query: string }): JSX.Element {
  return (
    <>
      <Icon name={taskIcon(one)} />
      <bdi class="cut"><Marked text={one.subject} query={query} /></bdi>
      {one.dueAt != null && <span class="end three">{formatWhen(one.dueAt)}</span>}
    </>
  );
}

/** Where a record was found, unless its name says so by itself. */
const SAYS_ITSELF: ReadonlySet<string> = new Set(['firstName', 'lastName', 'phones', 'accountNumber']);

function FoundIn({ list, row }: { list: ListType; row: { foundIn: FoundField[] } }): JSX.Element | null {
  const fields = useFields();
  const words = row.foundIn.filter(({ field, typo }) => typo || !SAYS_ITSELF.has(field)).map(({ field, typo }) => (typo ? t('search.similar') : foundText(list, field, row, fields)));
  return words.length > 0 ? <span class="three t-sm cut found-in">{formatList([...new Set(words)])}</span> : null;
}

/** `Town: Köln`, or the field alone where its value has no place in a row. */
function foundText(list: ListType, field: string, row: object, fields: readonly FieldDefinition[] | undefined): string {
  const [head = '', part] = field.split('.');
  const held = (row as Record<string, unknown>)[head];
  const value = part === undefined ? held : (held as Record<string, unknown> | undefined)?.[part];
  const shown = field === 'emails' ? (row as { email?: string }).email : typeof value === 'string' ? value : undefined;
  return shown === undefined ? labelOf(list, field, fields) : t('search.foundIn', { field: labelOf(list, field, fields), value: shown });
}

export function CommandHit({ command }: { command: Command }): JSX.Element {
  return (
    <>
      <Icon name={command.icon} />
      <span class="cut">{command.words}</span>
      {command.keys && <span class="end"><Kbd keys={command.keys} /></span>}
    </>
  );
}

/** The part that was typed, marked where it stands as it was typed; found otherwise, nothing is marked. */
function Marked({ text, query }: { text: string; query: string }): JSX.Element {
  const at = query ? text.toLocaleLowerCase().indexOf(query.toLocaleLowerCase()) : -1;
  if (at < 0) return <>{text}</>;
  return <>{text.slice(0, at)}<mark>{text.slice(at, at + query.length)}</mark>{text.slice(at + query.length)}</>;
}
