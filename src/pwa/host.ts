/** The web app as a screen sees it. */
import type { CrmApi } from '../crm/index.ts';
import type { ReaderApi } from '../crm/import/read/reader.ts';
import { connect } from '../link/connect.ts';
import { overWorker } from '../link/worker.ts';
import type { Host, NoticeState, Updates } from '../ui/host.ts';
import { dial } from './dial.ts';
import { offerPeer } from './peer.ts';
import { followReminders } from './remind.ts';

export function webHost(updates: Updates | undefined): Host {
  const link = connect<CrmApi>(dial);
  // A page kept for Back would hold the core of an older version.
  addEventListener('pagehide', link.pause);
  addEventListener('pageshow', ({ persisted }) => persisted && link.resume());
  offerPeer(window, { pass: link.pass, onUp: (listener) => link.onState((state) => state === 'up' && listener()) });
  followReminders(link.onEvent);
  return {
    kind: 'pwa',
    crm: link.crm,
    onEvent: link.onEvent,
    onLink: link.onState,
    currentTab: async () => null,
    onTabChange: () => () => undefined,
    openApp: (path) => void (location.hash = path),
    openReader: () => overWorker<ReaderApi>(new Worker(new URL('./reader.worker.ts', import.meta.url), { type: 'module' })),
    ...('Notification' in globalThis && { notices: { state: async () => told(Notification.permission), ask: async () => told(await Notification.requestPermission()) } }),
    ...(updates && { updates }),
  };
}

function told(permission: NotificationPermission): NoticeState {
  return permission === 'default' ? 'unasked' : permission;
}
