/** The page behind the pictures: `?scene=live&locale=fr`. */
import { mountPanel } from '../../../src/ui/panel/index.ts';
import { fakeHost } from '../fake-host.ts';
import { SCENES, type Scene, type SceneName } from './scenes.ts';

const query = new URLSearchParams(location.search);
const scene: Scene = SCENES[query.get('scene') as SceneName];
const looks = Object.fromEntries(['locale', 'theme', 'contrast', 'density'].map((name) => [name, query.get(name)]));

void mountPanel(document.getElementById('root') as HTMLElement, fakeHost({ ...scene, device: { ...looks, ...scene.device } }));
