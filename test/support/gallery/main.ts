/** The page behind the pictures: `?scene=live&locale=fr`. */
import { mountPanel } from '../../../src/ui/panel/index.ts';
import { fakeHost } from '../fake-host.ts';
import { SCENES, type Scene, type SceneName } from './scenes.ts';

const query = new URLSearchParams(location.search);
const scene: Scene = SCENES[query.get('scene') as SceneName];
const looks = Object.fromEntries(['locale', 'theme', 'contrast', 'density'].map((name) => [name, query.get(name)]));

const host = fakeHost({ ...scene, device: { ...looks, ...scene.device } });
// A test switches the language as another page of the device would: behind the panel's back.
addEventListener('gallery:locale', (event) => void host.crm.device.set('locale', (event as CustomEvent<string>).detail));

addEventListener('gallery:ring', () => void host.crm.calls.start({ channel: 'phone', direction: 'in' }));

void mountPanel(document.getElementById('root') as HTMLElement, host);
