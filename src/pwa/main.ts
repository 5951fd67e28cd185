import { mountApp } from '../ui/app/index.ts';
import { webHost } from './host.ts';
import { followLaunches } from './launch.ts';
import { browserWorld, watchUpdates } from './updates.ts';

const updates = import.meta.env.DEV || !('serviceWorker' in navigator) ? undefined : watchUpdates(browserWorld());
followLaunches();
mountApp(document.getElementById('root') as HTMLElement, webHost(updates));
