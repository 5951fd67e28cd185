/** The side panel: one screen beside any page, led by the call when there is one. */
import type { JSX } from 'preact';
import type { Call } from '../../domain/views.ts';
import { t } from '../../i18n/index.ts';
import { Banner, Button, DialGuard, LinkBanner, PairingBanner, personName, Toasts, useCalls, useTab } from '../kit/index.ts';
import { Reminders } from '../reminders/index.ts';
import { AccessBanner } from './access-banner.tsx';
import { CallScreen } from './call-screen.tsx';
import { CreateScreen } from './create-screen.tsx';
import { CustomerScreen } from './customer-screen.tsx';
import { PageScreen } from './page-screen.tsx';
import { TopBar } from './top-bar.tsx';
import { Teach } from '../teach/index.ts';
import { Band, CallNotices, CallSwitch, showCall, useShownCall } from '../calls/index.ts';
import { panelView, show } from './view.ts';

export function Panel(): JSX.Element {
  const calls = useCalls();
  const { shown: call, waiting } = useShownCall(calls);
  const tab = useTab();
  const teaching = panelView().at === 'teach';
  return (
    <main class="panel">
      <TopBar call={call} />
      {waiting && <Waiting call={waiting} />}
      {call && !teaching ? <CallSwitch calls={calls} shown={call.id} /> : null}
      {teaching ? <Teach tab={tab} onDone={() => show({ at: 'page' })} /> : call ? <CallScreen key={call.id} call={call} tab={call.tab ?? tab} /> : <Idle tab={tab} />}
      <DialGuard />
      <CallNotices />
      <div class="floats"><Toasts /><Reminders /></div>
    </main>
  );
}

/** The call above a form that somebody types in: answered from here, opened when the agent says so. */
function Waiting({ call }: { call: Call }): JSX.Element {
  return (
    <>
      <Band call={call} callsToday={undefined} />
      <Banner tone="wrap" icon="callIn" actions={<Button onClick={() => showCall(call.id)}>{t('panel.showCall')}</Button>}>{call.customer ? personName(call.customer) : t('panel.typing')}</Banner>
    </>
  );
}

function Idle({ tab }: { tab: number | null }): JSX.Element {
  return <><LinkBanner /><PairingBanner /><AccessBanner /><IdleScreen tab={tab} /></>;
}

function IdleScreen({ tab }: { tab: number | null }): JSX.Element {
  const view = panelView();
  if (view.at === 'customer') return <CustomerScreen key={view.id} id={view.id} />;
  if (view.at === 'create') return <CreateScreen key={view.contact?.value ?? `new ${view.company}`} company={view.company} contact={view.contact} name={view.name} email={view.email} />;
  return <PageScreen tab={tab} />;
}
