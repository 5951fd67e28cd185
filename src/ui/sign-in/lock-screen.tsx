/** The lock screen: who is here, their passphrase where one is set, and that a call rings. No record shows on it. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { SessionView } from '../../domain/views.ts';
import { t } from '../../i18n/index.ts';
import { Avatar, Button, Icon, Logo, TextInput, useCalls, useHost, wordError } from '../kit/index.ts';

type Person = SessionView['agents'][number];

export interface LockScreenProps {
  session: SessionView;
  /** Agent to sign in; else the one signed in now. */
  chosen?: string | undefined;
  /** Switching agents: back to the one signed in. */
  onCancel?: (() => void) | undefined;
}

export function LockScreen({ session, chosen, onCancel }: LockScreenProps): JSX.Element {
  const { crm } = useHost();
  const [picked, pick] = useState(chosen ?? session.agent?.id ?? '');
  const [fault, tell] = useState<string>();
  const [busy, work] = useState(false);
  useEffect(() => void (document.title = `${t('lock.title')} – Ringside`), []);
  const enter = async (agent: string, passphrase?: string): Promise<void> => {
    work(true);
    tell(undefined);
    try {
      await crm.session.unlock(agent, passphrase);
    } catch (thrown) {
      tell(wordError(thrown));
    } finally {
      work(false);
    }
  };
  const choose = (person: Person): void => {
    pick(person.id);
    tell(undefined);
    if (!person.hasPassphrase) void enter(person.id);
  };
  const switchingNow = onCancel !== undefined;
  return (
    <main class="lock" onKeyDown={(event) => event.key === 'Escape' && onCancel?.()}>
      <div class="lock-in">
        <Logo />
        <CallNotice />
        <h1>{switchingNow ? t('lock.switchTitle') : t('lock.title')}</h1>
        <p class="three">{t('lock.hint')}</p>
        <ul class="card lock-list">
          {session.agents.map((person) => (
            <li key={person.id}>
              <button type="button" class="lock-row" aria-pressed={person.id === picked} onClick={() => choose(person)}>
                <Avatar name={person.name} />
                <bdi class="mid cut grow">{person.name}</bdi>
                {!person.hasPassphrase && <span class="three t-sm">{t('lock.noPassphrase')}</span>}
                {person.hasPassphrase && person.id === picked && <Icon name="tick" small />}
              </button>
              {person.id === picked && person.hasPassphrase && <Passphrase key={person.id} person={person} fault={fault} busy={busy} onEnter={(text) => void enter(person.id, text)} />}
            </li>
          ))}
        </ul>
        {fault !== undefined && !session.agents.some((person) => person.id === picked && person.hasPassphrase) && <p class="fault" role="alert"><Icon name="warning" small />{fault}</p>}
        {onCancel && <Button tone="quiet" onClick={onCancel}>{t('action.cancel')}</Button>}
      </div>
    </main>
  );
}

function Passphrase({ person, fault, busy, onEnter }: { person: Person; fault: string | undefined; busy: boolean; onEnter: (text: string) => void }): JSX.Element {
  const [text, type] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (fault !== undefined) input.current?.select();
  }, [fault]);
  return (
    <form class="lock-form" onSubmit={(event) => (event.preventDefault(), onEnter(text))}>
      <TextInput label={t('lock.passphraseOf', { name: person.name })} type="password" value={text} onInput={type} autoFocus inputRef={input} fault={fault} hint={t('lock.forgotten')} />
      <Button tone="main" type="submit" disabled={busy || text === ''}>{t('lock.unlock')}</Button>
    </form>
  );
}

/** A call goes on while Ringside is locked; whose it is shows after. */
function CallNotice(): JSX.Element | null {
  const [call] = useCalls().filter(({ state }) => state === 'ringing' || state === 'live');
  if (!call) return null;
  const ringing = call.state === 'ringing';
  return <p class="lock-call" data-call={call.state} role={ringing ? 'alert' : 'status'}><Icon name={ringing ? 'callIn' : 'phone'} class={ringing ? 'ring-ic' : undefined} />{t(ringing ? 'lock.ringing' : 'lock.live')}</p>;
}
