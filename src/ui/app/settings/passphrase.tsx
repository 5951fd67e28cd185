/** Setting a passphrase: one's own, with the present one; another agent's, by an administrator. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Agent } from '../../../domain/records.ts';
import { toPlainError } from '../../../domain/errors.ts';
import { t } from '../../../i18n/index.ts';
import { Button, TextInput, toast, useHost, wordError } from '../../kit/index.ts';

interface Faults {
  current?: string;
  next?: string;
  again?: string;
}

export function OwnPassphrase({ me }: { me: Agent }): JSX.Element {
  const { crm } = useHost();
  const [open, show] = useState(false);
  const save = async (current: string, next: string | null): Promise<void> => {
    await crm.session.setPassphrase({ ...(me.hasPassphrase && { current }), next });
    toast(t(next === null ? 'settings.passphraseRemoved' : 'settings.passphraseSaved'));
    show(false);
  };
  return (
    <section class="col gap-6" aria-label={t('settings.passphrase')}>
      <p class="three">{t('settings.passphraseHint')}</p>
      {!open && <div><Button onClick={() => show(true)}>{t(me.hasPassphrase ? 'settings.passphraseChange' : 'settings.passphraseSet')}</Button></div>}
      {open && <Fields asks={me.hasPassphrase === true} onSave={save} onCancel={() => show(false)} />}
    </section>
  );
}

export function PassphraseOf({ agent, onDone }: { agent: Agent; onDone: () => void }): JSX.Element {
  const { crm } = useHost();
  const save = async (_current: string, next: string | null): Promise<void> => {
    await crm.agents.resetPassphrase(agent.id, next);
    toast(t('settings.passphraseSaved'));
    onDone();
  };
  return <div class="inset"><Fields asks={false} onSave={save} onCancel={onDone} /></div>;
}

function Fields({ asks, onSave, onCancel }: { asks: boolean; onSave: (current: string, next: string | null) => Promise<void>; onCancel: () => void }): JSX.Element {
  const [current, typeCurrent] = useState('');
  const [next, typeNext] = useState('');
  const [again, typeAgain] = useState('');
  const [faults, tell] = useState<Faults>({});
  const save = async (to: string | null): Promise<void> => {
    if (to !== null && to !== again) return tell({ again: t('settings.passphraseDiffers') });
    tell({});
    await onSave(current, to).catch((thrown: unknown) => tell(faultAt(thrown)));
  };
  return (
    <form class="col gap-6 narrow-form" noValidate onSubmit={(event) => (event.preventDefault(), void save(next))}>
      {asks && <TextInput label={t('settings.passphraseNow')} type="password" value={current} onInput={typeCurrent} autoFocus fault={faults.current} />}
      <TextInput label={t('settings.passphraseNew')} type="new-password" value={next} onInput={typeNext} autoFocus={!asks} fault={faults.next} />
      <TextInput label={t('settings.passphraseAgain')} type="new-password" value={again} onInput={typeAgain} fault={faults.again} />
      <div class="row wraps">
        <Button tone="main" type="submit">{t('action.save')}</Button>
        {asks && <Button onClick={() => void save(null)}>{t('settings.passphraseRemove')}</Button>}
        <Button tone="quiet" onClick={onCancel}>{t('action.cancel')}</Button>
      </div>
    </form>
  );
}

function faultAt(thrown: unknown): Faults {
  const words = wordError(thrown);
  return toPlainError(thrown).code === 'passphrase' ? { current: words } : { next: words };
}
