/**
 * The communication centre: one screen from ringing to wrap-up. Contacts in progress and the agent's latest at the start
 * side, the work in the middle, the customer at the end.
 */
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Call } from '../../../domain/views.ts';
import { t } from '../../../i18n/index.ts';
import { centrePath, EmptyState, navigate, useCalls } from '../../kit/index.ts';
import { pickCall } from '../../calls/index.ts';
import { ContactScreen } from './contact.tsx';
import { LooseScreen } from './loose.tsx';
import { ContactList } from './list.tsx';
import { LiveScreen } from './live.tsx';

/** `call`: the one at the address. `query`: without one, `customer`, `interaction` or a loose action in `do`. */
export function Centre({ call: id, query = new URLSearchParams() }: { call?: string | undefined; query?: URLSearchParams | undefined }): JSX.Element {
  const calls = useCalls();
  const asked = query.size > 0;
  const call = id === undefined ? (asked ? null : pickCall(calls, null)) : (calls.find((one) => one.id === id) ?? null);
  useEffect(() => void (document.title = `${t('centre.title')} – Ringside`), []);
  useLeaveClosed(id, call);
  return (
    <div class="centre" data-shows={call || asked ? 'contact' : 'list'}>
      <ContactList calls={calls} shown={call?.id} query={query} />
      <Shown id={id} call={call} query={query} />
    </div>
  );
}

/** A contact that closed while it was on screen leaves the centre to the next. */
function useLeaveClosed(id: string | undefined, call: Call | null): void {
  const seen = useRef<string | undefined>(undefined);
  useEffect(() => void (seen.current = undefined), [id]);
  useEffect(() => {
    if (call) seen.current = call.id;
    else if (id !== undefined && seen.current === id) navigate(centrePath, { replace: true });
  }, [id, call === null]);
}

function Shown({ id, call, query }: { id: string | undefined; call: Call | null; query: URLSearchParams }): JSX.Element {
  if (call) return <LiveScreen key={call.id} call={call} />;
  if (id !== undefined) return <EmptyState icon="phone" title={t('app.callOver')}>{t('app.callOverHint')}</EmptyState>;
  const [customer, interaction, loose] = ['customer', 'interaction', 'do'].map((name) => query.get(name));
  if (interaction) return <ContactScreen key={interaction} interaction={interaction} />;
  if (customer) return <ContactScreen key={customer} customer={customer} />;
  if (loose) return <LooseScreen key={loose} action={loose} />;
  return <EmptyState icon="headset" title={t('centre.idle')}>{t('centre.idleHint')}</EmptyState>;
}
