/** The action panel of a contact: what its definition offers, and the form that is open, in place. */
import type { JSX } from 'preact';
import { t } from '../../i18n/index.ts';
import { Icon, Kbd, permissionWord, useHotkeys, useMay } from '../kit/index.ts';
import { CaseForm } from './case-form.tsx';
import { useContactCommands, type Contact, type ContactCommand } from './commands.ts';
import { FollowUpForm } from './follow-up-form.tsx';
import { LinkForm } from './link-form.tsx';
import { make, making } from './making.ts';
import { TaskForm } from './task-form.tsx';

export function CallActions({ customer, call }: Contact): JSX.Element {
  const commands = useContactCommands({ customer, call });
  const may = useMay();
  const ready = ({ needs, missing }: ContactCommand) => missing === undefined && (needs === undefined || may(needs));
  useHotkeys(Object.fromEntries(commands.map((command) => [command.keys ?? command.id, command.keys !== undefined && ready(command) && command.run])));
  const scope = call?.id ?? customer;
  const what = making(scope);
  const close = () => make(scope, null);
  const common = { customer, call, onClose: close };
  return (
    <>
      <div class="acts" role="group" aria-label={t('action.panel')}>{commands.map((command) => <Action key={command.id} command={command} off={!ready(command)} />)}</div>
      {what === 'case' && <CaseForm {...common} />}
      {what === 'follow-up' && <FollowUpForm {...common} />}
      {what === 'link' && call && <LinkForm customer={customer} call={call} onClose={close} />}
      {(what === 'task' || what === 'callback') && <TaskForm key={what} {...common} callback={what === 'callback'} />}
    </>
  );
}

function Action({ command: { icon, words, keys, needs, missing, on, run }, off }: { command: ContactCommand; off: boolean }): JSX.Element {
  const reason = missing ?? (off && needs ? t('permission.missing', { permission: permissionWord(needs) }) : undefined);
  return (
    <button type="button" class="btn" aria-expanded={on} aria-keyshortcuts={keys} disabled={off} title={reason} onClick={run}>
      <Icon name={icon} />
      <span>{words}</span>
      {keys && <Kbd keys={keys} />}
    </button>
  );
}
