import { mountApp } from '../ui/app/index.ts';
import { webHost } from './host.ts';
import { followLaunches, followNotifications } from './launch.ts';
import { browserWorld, watchUpdates } from './updates.ts';

const updates = import.meta.env.DEV || !('serviceWorker' in navigator) ? undefined : watchUpdates(browserWorld());
// Installed, the data must outlive a full disk; asked before, Firefox would ask the agent on the first visit.
if (matchMedia('(display-mode: standalone)').matches) void navigator.storage.persist();
followLaunches();
followNotifications();
mountApp(document.getElementById('root') as HTMLElement, webHost(updates));
