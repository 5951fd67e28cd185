import { mountPanel } from '../../src/ui/panel/index.ts';
import { extensionHost } from '../shared/extension-host.ts';

mountPanel(document.getElementById('root') as HTMLElement, extensionHost('panel'));
