/** A target's name, address and what it is told of; of a new one the secret is shown once it is made. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { SENT_EVENTS, SENT_TYPES, type SentEvent, type SentType, type TargetView, type Wants } from '../../domain/exchange.ts';
import { t } from '../../i18n/index.ts';
import { Button, Checkbox, faultsOf, TextInput, toast, toastError, useHost } from '../kit/index.ts';

const EVERYTHING: Wants = Object.fromEntries(SENT_TYPES.map((type) => [type, SENT_EVENTS]));

export function TargetForm({ target, onDone }: { target: TargetView | undefined; onDone: () => void }): JSX.Element {
  const { crm } = useHost();
  const [name, rename] = useState(target?.name ?? '');
  const [url, setUrl] = useState(target?.url ?? '');
  const [wants, want] = useState<Wants>(target?.wants ?? EVERYTHING);
  const [all, sendAll] = useState(false);
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [secret, show] = useState<string | null>(null);
  const save = async () => {
    try {
      if (target) await crm.targets.edit(target.id, { name, url, wants });
      else return show((await crm.targets.create({ name, url, wants, all })).secret);
      toast(t('targets.saved'));
      onDone();
    } catch (thrown) {
      const found = faultsOf(thrown);
      setFaults(found);
      if (Object.keys(found).length === 0) toastError(thrown);
    }
  };
  if (secret !== null) return <Secret secret={secret} onDone={onDone} />;
  return (
    <form class="col form-part card target-form" noValidate onSubmit={(event) => (event.preventDefault(), void save())}>
      <TextInput label={t('targets.name')} value={name} onInput={rename} fault={faults['name']} autoFocus />
      <TextInput label={t('targets.url')} type="url" placeholder="https://crm.example.com/hook" value={url} onInput={setUrl} fault={faults['url'] && t('targets.urlFault')} hint={t('targets.urlHint')} />
      <WantsTable wants={wants} onChange={want} />
      {faults['wants'] && <p class="harm" role="alert">{t('targets.wantsFault')}</p>}
      {!target && <Checkbox label={t('targets.all')} checked={all} onChange={sendAll} />}
      <div class="row"><Button tone="main" type="submit">{t('action.save')}</Button><Button tone="quiet" onClick={onDone}>{t('action.cancel')}</Button></div>
    </form>
  );
}

function WantsTable({ wants, onChange }: { wants: Wants; onChange: (wants: Wants) => void }): JSX.Element {
  const set = (type: SentType, event: SentEvent, on: boolean): void => {
    const events = SENT_EVENTS.filter((one) => (one === event ? on : wants[type]?.includes(one)));
    onChange({ ...wants, [type]: events });
  };
  return (
    <table class="wants">
      <caption class="lab">{t('targets.wants')}</caption>
      <thead><tr><td />{SENT_EVENTS.map((event) => <th key={event} scope="col">{t(`targets.${event}`)}</th>)}</tr></thead>
      <tbody>
        {SENT_TYPES.map((type) => (
          <tr key={type}>
            <th scope="row">{t(`targets.${type}`)}</th>
            {SENT_EVENTS.map((event) => <td key={event}><Checkbox label={<span class="sr">{t(`targets.${type}`)} {t(`targets.${event}`)}</span>} checked={wants[type]?.includes(event) ?? false} onChange={(on) => set(type, event, on)} /></td>)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Secret({ secret, onDone }: { secret: string; onDone: () => void }): JSX.Element {
  const copy = () => void navigator.clipboard.writeText(secret).then(() => toast(t('targets.secretCopied')), (thrown: unknown) => toastError(thrown));
  return (
    <div class="col form-part card target-form">
      <TextInput label={t('targets.secret')} value={secret} onInput={() => undefined} readOnly dir="ltr" hint={t('targets.secretHint')} />
      <div class="row"><Button onClick={copy}>{t('targets.copySecret')}</Button><Button tone="main" onClick={onDone}>{t('targets.close')}</Button></div>
    </div>
  );
}
