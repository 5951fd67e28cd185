import { mountApp } from '../../src/ui/app/index.ts';
import { extensionHost } from '../shared/extension-host.ts';

mountApp(document.getElementById('root') as HTMLElement, extensionHost('app'));
