import type { JSX } from 'preact';
import type { Call } from '../../domain/views.ts';
import { useState } from 'preact/hooks';
import { t } from '../../i18n/index.ts';
import { Button, customerPath, customersPath, hasNotices, Logo, SyncState, ToastLog, useHost, useSync } from '../kit/index.ts';
import { AgentMenu } from '../sign-in/index.ts';
import { panelView, show } from './view.ts';

export function TopBar({ call }: { call: Call | null }): JSX.Element {
  const host = useHost();
  const view = panelView();
  const [reading, read] = useState(false);
  const customer = call ? call.customer?.id : view.at === 'customer' ? view.id : undefined;
  return (
    <>
      <header class="p-top">
        <Logo />
        <span class="end" />
        <SyncState sync={useSync()} short />
        {call?.tab !== undefined && host.teach && view.at !== 'teach' && <Button tone="quiet" icon="guide" label={t('teach.start')} onClick={() => show({ at: 'teach' })} />}
        {hasNotices() && <Button tone="quiet" icon="history" label={t('toast.log')} aria-expanded={reading} onClick={() => read(!reading)} />}
        <AgentMenu />
        <Button tone="quiet" icon="open" label={t('panel.fullView')} onClick={() => host.openApp(customer ? customerPath(customer) : customersPath)} />
      </header>
      {reading && <ToastLog />}
    </>
  );
}
