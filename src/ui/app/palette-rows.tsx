/** Rows of the palette. */
import type { JSX } from 'preact';
import type { Case } from '../../domain/records.ts';
import type { CustomerRow } from '../../domain/views.ts';
import { Avatar, CaseDot, caseSign, Icon, Kbd, Num, optionWord, personName, Tel, useSettings, Vip } from '../kit/index.ts';
import type { Command } from './commands.ts';

export function CustomerHit({ row, query }: { row: CustomerRow; query: string }): JSX.Element {
  return (
    <>
      <Avatar name={personName(row)} size="small" />
      <bdi class="mid cut"><Marked text={personName(row)} query={query} /></bdi>
      {row.vip && <Vip />}
      <span class="end three">{row.phone ? <Tel e164={row.phone} /> : <Num>{row.accountNumber}</Num>}</span>
    </>
  );
}

export function CaseHit({ one, query }: { one: Case; query: string }): JSX.Element {
  const settings = useSettings();
  return (
    <>
      <CaseDot sign={caseSign(settings, one.status)} label={optionWord(settings, 'caseStatus', one.status)} />
      <bdi class="cut"><Marked text={one.subject} query={query} /></bdi>
      <span class="end three"><Num>{one.caseNumber}</Num></span>
    </>
  );
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
