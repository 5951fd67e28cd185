/** The side panel: one screen beside any page, led by the call when there is one. */
import type { JSX } from 'preact';
import { DialGuard, LinkBanner, PairingBanner, Toasts, useCalls, useTab } from '../kit/index.ts';
import { Reminders } from '../reminders/index.ts';
import { AccessBanner } from './access-banner.tsx';
import { CallScreen } from './call-screen.tsx';
import { CreateScreen } from './create-screen.tsx';
import { CustomerScreen } from './customer-screen.tsx';
import { PageScreen } from './page-screen.tsx';
import { TopBar } from './top-bar.tsx';
import { Teach } from '../teach/index.ts';
import { CallNotices, CallSwitch, chosenCall, pickCall } from '../calls/index.ts';
import { panelView, show } from './view.ts';

export function Panel(): JSX.Element {
  const calls = useCalls();
  const call = pickCall(calls, chosenCall());
  const tab = useTab();
  const teaching = panelView().at === 'teach';
  return (
    <main class="panel">
      <TopBar call={call} />
      {call && !teaching ? <CallSwitch calls={calls} shown={call.id} /> : null}
      {teaching ? <Teach tab={tab} onDone={() => show({ at: 'page' })} /> : call ? <CallScreen key={call.id} call={call} tab={call.tab ?? tab} /> : <Idle tab={tab} />}
      <DialGuard />
      <CallNotices />
      <Reminders />
      <Toasts />
    </main>
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
